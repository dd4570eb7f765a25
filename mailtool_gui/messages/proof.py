"""The proof run: every message is rendered, nothing is sent, every problem is named by its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import MailToolError
from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.messages.leftovers import leftovers
from mailtool_gui.messages.proofs.addresses import AddressCheck
from mailtool_gui.messages.proofs.buttons import dead_buttons
from mailtool_gui.messages.proofs.cells import CellCheck
from mailtool_gui.messages.proofs.files import FileCheck
from mailtool_gui.messages.proofs.findings import Places, error, of_template
from mailtool_gui.messages.proofs.images import ImageCheck
from mailtool_gui.messages.proofs.keys import KeyCheck
from mailtool_gui.messages.proofs.markup import MarkupCheck
from mailtool_gui.messages.proofs.pdf_files import PdfCheck
from mailtool_gui.messages.proofs.replies import ReplyCheck
from mailtool_gui.messages.proofs.sizes import large, long_subject
from mailtool_gui.messages.proofs.unsafe_places import unsafe_places

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Template
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.domain.sheet import Column
    from mailtool_gui.domain.suppression import Suppression
    from mailtool_gui.messages.builder import MessageBuilder, Reading


def proof(
    builder: MessageBuilder,
    recipients: Sequence[Recipient],
    *,
    template: Template,
    columns: Sequence[Column],
    suppressed: Mapping[str, Suppression] = MappingProxyType({}),
    told: Callable[[int], None] = lambda _done: None,
    sheet: Path | None = None,
) -> Iterator[Problem]:
    """Everything worth telling before sending, the template's findings first, then by recipient.

    An error keeps the recipient of its row from being sent, a warning does not. `suppressed` are addresses by the key
    of their mailbox. `told` is given how many recipients are done; what it raises ends the run. `sheet` is the file of
    the rows. Raises SheetError for a key column that is not there.
    """
    for part, finding in leftovers(template, columns):
        yield of_template(Severity.WARNING, "leftover-braces", f"{part}: {finding}")
    yield from unsafe_places(template.html)
    yield from dead_buttons(template)
    check = _Check(builder, template, columns, recipients, suppressed, sheet=sheet)
    try:
        yield from check.of_template()
        for count, recipient in enumerate(recipients):
            told(count)
            yield from check.problems(recipient)
    finally:
        check.close()
    yield from check.files.unused()
    told(len(recipients))


class _Check:
    """Looks at one recipient after the other."""

    def __init__(
        self,
        builder: MessageBuilder,
        template: Template,
        columns: Sequence[Column],
        recipients: Sequence[Recipient],
        suppressed: Mapping[str, Suppression],
        *,
        sheet: Path | None,
    ) -> None:
        self._builder = builder
        self._places = Places(columns)
        self._addresses = AddressCheck(self._places, template, suppressed)
        self._cells = CellCheck(builder, self._places)
        self._markup = MarkupCheck(self._places, template.html, builder.used_columns)
        self._images = ImageCheck(template, self._places, builder.used_columns)
        self._replies = ReplyCheck(template, self._places, builder.reply_column)
        self._keys = KeyCheck(self._places, template, recipients, builder.shown_columns)
        self._pdf_files = PdfCheck(self._keys, self._places)
        self._reads_pdf = template.read_pdf and self._keys.looks_at_files
        self.files = FileCheck(builder.choice, self._places, [image.path for image in template.inline], sheet)

    def close(self) -> None:
        """Ends what reads files."""
        self._pdf_files.close()

    def of_template(self) -> Iterator[Problem]:
        """What is so in every message."""
        yield from self._markup.of_template()
        yield from self._images.of_template()
        yield from self._replies.of_template()
        yield from self.files.of_everybody()
        yield from self._keys.of_everybody(self._builder.choice.common)
        if self._reads_pdf:
            yield from self._pdf_files.of_everybody(self._builder.choice.common)

    def problems(self, recipient: Recipient) -> Iterator[Problem]:
        """What is wrong with one recipient's message."""
        yield from self._addresses.problems(recipient)
        errors = list(self._cells.errors(recipient))
        yield from errors
        if recipient.error is None and not errors:
            yield from self._message_problems(recipient)
        yield from self._cells.warnings(recipient)
        yield from self._replies.problems(recipient)

    def _message_problems(self, recipient: Recipient) -> Iterator[Problem]:
        try:
            reading = self._builder.reading(recipient)
        except MailToolError as failure:
            row, column = self._places.named(recipient, failure.where or "")
            yield error(failure.code, str(failure), row, column)
            return
        yield from self._of_reading(recipient, reading)

    def _of_reading(self, recipient: Recipient, reading: Reading) -> Iterator[Problem]:
        row = recipient.rows[0]
        yield from long_subject(reading.subject, row)
        yield from large(reading.size, row, self._builder.largest)
        yield from self._markup.problems(recipient, reading.html)
        yield from self._images.problems(recipient, reading.html)
        if reading.files:
            own = [file for file in reading.files if file not in self._builder.choice.common]
            yield from self._keys.in_names(recipient, own)
            if self._reads_pdf:
                yield from self._pdf_files.problems(recipient, own)
        yield from self.files.problems(recipient, reading.files)
        if self._keys.reads_texts:
            text = f"{reading.subject}\n{reading.html}\n{reading.text}"
            yield from self._keys.in_texts(recipient, text)
