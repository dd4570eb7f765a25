"""Buttons of a message of blocks that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mailtool_gui.domain.document import Button, Line, flat
from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.messages.blocks.json_form import composition_from_json
from mailtool_gui.messages.blocks.source import link_target
from mailtool_gui.messages.proofs.findings import of_template

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Template


def dead_buttons(template: Template) -> Iterator[Problem]:
    """A warning for each button without an address that can be opened; none where the HTML was written by hand."""
    if not template.blocks:
        return
    try:
        composition = composition_from_json(template.blocks)
    except TemplateError:
        return  # what leaves is the HTML, which was made from them before
    if composition.by_hand:
        return
    for block in flat(composition.document.blocks):
        if isinstance(block, Button) and not link_target(block.link):
            message = f"The button “{_words(block.line)}” leads nowhere. Write its address, or take it out."
            yield of_template(Severity.WARNING, "button-without-link", message)


def _words(line: Line) -> str:
    return "".join(span.text for span in line).strip()
