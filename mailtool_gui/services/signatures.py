"""A signature while it is written: plain words or HTML, and how it will look."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

from mailtool_gui.domain.account import Signature

_PARAGRAPH, _LINE = "</p><p>", "<br>"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """As a message ends with it. `logo` are the picture's bytes, `cid` is the name that the page has for them."""

    page: str
    cid: str
    logo: bytes = b""


def html_of(words: str) -> str:
    """Plain words as HTML: a paragraph after each empty line, and every line a line."""
    paragraphs = [each.strip("\n") for each in words.strip().split("\n\n")]
    inside = [_LINE.join(escape(line, quote=False) for line in each.split("\n")) for each in paragraphs if each]
    return f"<p>{_PARAGRAPH.join(inside)}</p>" if inside else ""


def words_of(html: str) -> str | None:
    """The plain words that this HTML was made from; None where it says more than words."""
    inside = html.strip().removeprefix("<p>").removesuffix("</p>")
    words = unescape(inside.replace(_PARAGRAPH, "\n\n").replace(_LINE, "\n"))
    return words if html_of(words) == html.strip() else None


def shown(html: str, logo: Path | None) -> Shown:
    """How it looks. Raises AccountError for fields, TemplateError for hopeless HTML, AttachmentError for the logo."""
    from mailtool_gui.domain.message import Template
    from mailtool_gui.messages.images import picture_in
    from mailtool_gui.messages.signature import LOGO, clean_signature, signed

    signature = Signature(html=clean_signature(html).html.strip(), logo=logo)
    content = picture_in(logo)[0] if logo else b""
    page = signed(Template(subject="", html=""), signature, name="").html
    return Shown(page=page, cid=LOGO, logo=content)
