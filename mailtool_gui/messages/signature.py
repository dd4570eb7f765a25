"""An account's signature, put into a template: where it says `{{ signature }}`, else at the end."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import AccountError
from mailtool_gui.domain.message import InlineImage, Template
from mailtool_gui.messages.cleaning import Cleaned, cleaned
from mailtool_gui.messages.plain_text import plain_text
from mailtool_gui.messages.tags import Kind, pieces, template_code

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Signature

LOGO = "signature-logo"
"""The cid of the picture."""

_PLACE = re.compile(r"\{\{-?\s*signature\s*-?\}\}", re.IGNORECASE)
_CODE = re.compile(r"\{[{%#]")  # unclosed ones too: they would break every message
_LONGEST = 100_000
_DELIMITER = "-- \n"  # by which mail programs know a signature (RFC 3676, 4.3)


def clean_signature(html: str) -> Cleaned:
    """`html` as a signature may be. Raises AccountError for one with fields, TemplateError for hopeless HTML."""
    if next(template_code(html), None) is not None or _CODE.search(html):
        raise AccountError("A signature holds no fields: it is the same in every message.", where="--signature")
    if len(html) > _LONGEST:
        raise AccountError("The signature is too long; 100,000 characters are the most.", where="--signature")
    return cleaned(html)


def signed(template: Template, signature: Signature | None, *, name: str = "") -> Template:
    """The template with the signature in HTML and text, `name` standing for the logo where pictures are not shown.

    Where there is no signature, `{{ signature }}` stands for nothing. What is signed already stays as it is.
    """
    if template.signed:
        return template
    html = _html(signature, name) if signature else ""
    text = plain_text(html).strip() if html else ""
    logo = (InlineImage(cid=LOGO, path=signature.logo),) if signature and signature.logo else ()
    return replace(
        template,
        html=_in_html(template.html, html),
        text=None if template.text is None else _in_text(template.text, text),
        inline=(*template.inline, *logo),
        signed=bool(html),
    )


def _html(signature: Signature, name: str) -> str:
    """All of it in one line, so that the lines of the template stay where they are."""
    logo = ""
    if signature.logo and f"cid:{LOGO}" not in signature.html:
        alt = escape(name)
        logo = f'<p style="margin:0 0 8px 0;"><img src="cid:{LOGO}" alt="{alt}" style="max-width:240px; border:0;"></p>'
    return " ".join(f"{logo}{_body_of(signature.html)}".split())


def _body_of(html: str) -> str:
    """What stands between the tags of the body, where there are such."""
    found = [piece for piece in pieces(html) if piece.name == "body"]
    start = next((piece.end for piece in found if piece.kind is Kind.START), 0)
    end = next((piece.start for piece in found if piece.kind is Kind.END), len(html))
    return html[start:end]


def _in_html(html: str, signature: str) -> str:
    if _PLACE.search(html):
        return _PLACE.sub(lambda _found: signature, html)
    if not signature:
        return html
    last = [piece for piece in pieces(html) if piece.kind is Kind.END and piece.name in ("body", "html")]
    place = min((piece.start for piece in last), default=len(html))
    return f'{html[:place]}<div style="margin-top:24px;">{signature}</div>{html[place:]}'


def _in_text(text: str, signature: str) -> str:
    if _PLACE.search(text):
        return _PLACE.sub(lambda _found: signature, text)
    return f"{text.rstrip()}\n\n{_DELIMITER}{signature}\n" if signature else text
