"""Pictures inside the HTML: such as are not there, are shown nowhere or are too heavy for a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.messages.images import cid_of, has_fields, is_file_name, picture_sources, shown_cids, why_not
from mailtool_gui.messages.proofs.findings import Place, Places, error, of_template

if TYPE_CHECKING:
    from mailtool_gui.domain.message import InlineImage, Template
    from mailtool_gui.domain.recipient import Recipient

HEAVY = 2**20
"""Bytes of one picture above which a letter opens slowly on a phone."""


_HASH = re.compile(r"[0-9a-f]{64}\Z")


class ImageCheck:
    """Looks at the pictures of a template whose files have been found, and at those of single messages."""

    def __init__(self, template: Template, places: Places, used: frozenset[int]) -> None:
        self._template = template
        self._places = places
        self._used = used
        self._known = {image.cid for image in template.inline}
        self._same = {source.strip() for source in picture_sources(template.html) if not has_fields(source)}
        self._varies = any(map(has_fields, picture_sources(template.html)))

    def of_template(self) -> Iterator[Problem]:
        """What is so in every message."""
        shown = shown_cids(self._template.html)
        for cid in shown:
            if cid not in self._known and not has_fields(cid):
                message = f"The HTML shows the picture “cid:{cid}”. {why_not(self._template, f'cid:{cid}')}"
                yield of_template(Severity.ERROR, "missing-image", message)
        if any(source.lstrip()[:5].lower() == "data:" for source in picture_sources(self._template.html)):
            message = (
                "A picture is written into the HTML itself (data:), which large mail programs do not show. Keep it in "
                "a file beside the HTML."
            )
            yield of_template(Severity.WARNING, "data-image", message)
        for image in self._template.inline:
            if image.cid not in shown and not self._varies:
                message = f"The picture “{_name(image)}” travels along, but the HTML does not show it."
                yield of_template(Severity.WARNING, "unused-image", message)
            yield from _heavy(_name(image), image.path.stat().st_size)

    def problems(self, recipient: Recipient, html: str) -> Iterator[Problem]:
        """The pictures that this message alone shows: only such as travel with every message can be seen."""
        if not self._varies:
            return
        for source in dict.fromkeys(picture_sources(html)):
            name = source.strip()
            cid = cid_of(name)
            if (cid is None and is_file_name(name) and name not in self._same) or (cid and cid not in self._known):
                message = (
                    f"The message shows the picture “{name[:60]}”, which is not the same in every message. Such a "
                    "picture cannot travel inside it: attach the file, or write its address on the web, beginning with "
                    "https://."
                )
                row, column = self._cell(recipient, cid or name)
                yield error("missing-image", message, row, column)

    def _cell(self, recipient: Recipient, name: str) -> Place:
        """The cell that the name comes from: the longest of those whose text stands in it."""
        cells = [(row.cells[index].shown, row, index) for row in recipient.rows for index in sorted(self._used)]
        among = [cell for cell in cells if cell[0].strip() and cell[0].strip().casefold() in name.casefold()]
        if not among:
            return recipient.rows[0], None
        _, row, index = max(among, key=lambda cell: len(cell[0]))
        return row, self._places.columns[index]


def _name(image: InlineImage) -> str:
    """What the user knows it by: one that was kept with a template or an account is named by its hash."""
    return image.cid if _HASH.match(image.path.stem) else image.path.name


def _heavy(name: str, size: int) -> Iterator[Problem]:
    if size > HEAVY:
        message = f"The picture “{name}” has {size / 2**20:.1f} MB. Make it smaller: it travels with every message."
        yield of_template(Severity.WARNING, "large-image", message)
