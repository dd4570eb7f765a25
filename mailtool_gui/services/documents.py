"""Documents of blocks for the editor: what they are made into, how they are kept, what is pasted into them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mailtool_gui.messages.blocks import pasted, source
from mailtool_gui.messages.blocks.html import html_of
from mailtool_gui.messages.blocks.json_form import composition_from_json, composition_to_json
from mailtool_gui.messages.blocks.text import text_of

if TYPE_CHECKING:
    from mailtool_gui.domain.document import Composition, Document, Line, Paragraph


@dataclass(frozen=True, slots=True)
class Made:
    """What a document is made into: templates of HTML and text."""

    html: str
    text: str


def made(document: Document) -> Made:
    """The document's HTML and text."""
    return Made(html_of(document), text_of(document))


def kept(composition: Composition) -> str:
    """The composition as JSON, for `Template.blocks`."""
    return composition_to_json(composition)


def restored(blocks: str) -> Composition:
    """The composition of `Template.blocks`. Raises TemplateError where it cannot be read."""
    return composition_from_json(blocks)


def pasted_text(text: str) -> tuple[Paragraph, ...]:
    """Pasted plain text."""
    return pasted.paragraphs_of_text(text)


def pasted_html(html: str) -> tuple[Paragraph, ...]:
    """Pasted HTML, cleaned."""
    return pasted.paragraphs_of_html(html)


def line_of(text: str) -> Line:
    """A text such as `Dear {{ name }}` as spans."""
    return pasted.line_of(text)


def link_target(link: str) -> str:
    """The address that a link leads to, completed; empty where it may not be sent."""
    return source.link_target(link)
