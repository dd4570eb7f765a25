"""Messages from files and into files: .html, and .eml with the pictures inside."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from html import escape, unescape
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from urllib.parse import quote, unquote

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.message import InlineImage, Template
from mailtool_gui.messages.cleaning import cleaned
from mailtool_gui.messages.images import is_picture
from mailtool_gui.messages.tags import Kind, pieces
from mailtool_gui.services.html_files import LARGEST, is_html_file, read_html

LARGEST_MESSAGE = 50 * 2**20
"""Bytes of an .eml file that is read."""

KeepPicture = Callable[[bytes, str], Path]
"""Keeps a picture under a suffix such as `.png`, and tells where."""

_SUFFIXES = {"jpeg": ".jpg", "png": ".png", "gif": ".gif", "webp": ".webp", "bmp": ".bmp"}
_DATA_PICTURE = re.compile(r"data:image/(png|gif|jpe?g|webp|bmp);base64,([A-Za-z0-9+/=\s]+)", re.IGNORECASE)
_CID = re.compile(r"cid:([^\"'\s>)]+)", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_HEADERS = ("subject", "from", "to", "content-type", "mime-version", "date")
_BROKEN = (MessageError, LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)
_MOST_PARTS = 500
_LONGEST_TITLE = 500
_LONGEST_HEADER = 20_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What a file holds, as a message to go on with, and sentences on what was not taken in."""

    template: Template
    notes: tuple[str, ...] = ()


def import_file(path: Path, keep_picture: KeepPicture) -> Imported:
    """The message in an .html or .eml file, cleaned. Raises TemplateError where there is none."""
    subject, html, text, pictures, notes = _read(path)
    html, inside = _with_cids(html)
    clean = cleaned(html)
    found = _shown(pictures | inside, clean.html)
    inline = tuple(InlineImage(cid=cid, path=keep_picture(*each)) for cid, each in found.items() if is_picture(each[0]))
    broken = _told_broken(len(found) - len(inline))
    folder = path.absolute().parent if is_html_file(path) else None
    made = Template(subject=subject, html=clean.html, text=text, inline=inline, html_folder=folder)
    missing = None if subject else "It has no subject yet."
    return Imported(template=made, notes=tuple(filter(None, [clean.told, *notes, broken, missing])))


def export_file(template: Template, path: Path) -> None:
    """Writes the message as .html or .eml, its pictures inside. Raises TemplateError where that cannot be done."""
    if is_html_file(path):
        data = _with_pictures(template).encode()
    elif path.suffix.lower() == ".eml":
        data = _message(template)
    else:
        raise TemplateError("Name a file that ends in .html or .eml.", where=str(path), code="unknown-file")
    try:
        path.write_bytes(data)
    except OSError as error:
        message = f"The file cannot be written ({error.strerror or error})."
        raise TemplateError(message, where=str(path), code="cannot-write") from error


# reading

Pictures = dict[str, tuple[bytes, str]]
"""By cid: what is in the file, and the suffix of its name."""


def _read(path: Path) -> tuple[str, str, str | None, Pictures, list[str]]:
    if is_html_file(path):
        html = read_html(path)
        return _title(html), html, None, {}, []
    if path.suffix.lower() == ".eml":
        return _read_message(path)
    raise TemplateError("Only .html and .eml files can be taken in.", where=str(path), code="unknown-file")


def _read_message(path: Path) -> tuple[str, str, str | None, Pictures, list[str]]:
    message = _parsed(path)
    try:
        html, text = _body(message, "html"), _body(message, "plain")
        subject = _line(message["subject"] or "")
        pictures, left = _pictures(message, html or "")
    except _BROKEN as error:
        raise TemplateError("The message in this file is damaged.", where=str(path), code="bad-file") from error
    if html is None and not (text or "").strip():
        raise TemplateError("There is no text in this message.", where=str(path), code="bad-file")
    made = html if html is not None else _as_html(text or "")
    if len(made) > LARGEST:
        raise TemplateError("The text is longer than a message can be (2 MB).", where=str(path), code="bad-file")
    notes = [f"Attachments are not taken in: {', '.join(left)}."] if left else []
    return subject, made, text, pictures, notes


def _parsed(path: Path) -> EmailMessage:
    try:
        if not S_ISREG(path.stat().st_mode):  # a pipe would be waited for
            raise TemplateError("This is no ordinary file. Choose an .eml file.", where=str(path), code="bad-file")
        with path.open("rb") as file:
            data = file.read(LARGEST_MESSAGE + 1)
    except OSError as error:
        raise TemplateError(f"The file cannot be read ({error.strerror or error}).", where=str(path)) from error
    if len(data) > LARGEST_MESSAGE:
        raise TemplateError("The file is longer than a message can be (50 MB).", where=str(path), code="bad-file")
    if data.count(b"\n--") > 10 * _MOST_PARTS:
        raise TemplateError("The message in this file is damaged.", where=str(path), code="bad-file")
    try:
        message = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
        known = any(name in message for name in _HEADERS)
        overgrown = _is_overgrown(message)
    except _BROKEN as error:
        raise TemplateError("The message in this file is damaged.", where=str(path), code="bad-file") from error
    if not known:
        raise TemplateError("The file holds no message. Choose an .eml file.", where=str(path), code="bad-file")
    if overgrown:
        raise TemplateError("The message in this file is damaged.", where=str(path), code="bad-file")
    return message


def _is_overgrown(message: EmailMessage) -> bool:
    """Whether there are so many parts, or so long headers, that reading them would take minutes."""
    parts = list(islice(message.walk(), _MOST_PARTS + 1))
    headers = (value for part in parts for _, value in part.raw_items())
    return len(parts) > _MOST_PARTS or any(len(str(value)) > _LONGEST_HEADER for value in headers)


def _body(message: EmailMessage, kind: str) -> str | None:
    part = message.get_body((kind,))
    if not isinstance(part, EmailMessage):
        return None
    try:
        text = str(part.get_content())
    except (LookupError, UnicodeError):  # a charset nobody knows
        payload = part.get_payload(decode=True)
        text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _pictures(message: EmailMessage, html: str) -> tuple[Pictures, list[str]]:
    """The pictures that the HTML shows, and the names of the files that are left."""
    shown = {unquote(cid) for cid in _CID.findall(html)}
    pictures: Pictures = {}
    left = []
    for part in message.walk():
        is_text = part.get_content_type() in ("text/html", "text/plain") and not part.get_filename()
        if part.is_multipart() or is_text:
            continue
        cid = str(part["content-id"] or "").strip().strip("<>")
        suffix = _SUFFIXES.get(part.get_content_subtype())
        content = part.get_payload(decode=True)
        if cid in shown and suffix and part.get_content_maintype() == "image" and isinstance(content, bytes):
            pictures[cid] = content, suffix
        else:
            left.append(_line(part.get_filename() or part.get_content_type()))
    return pictures, left


def _line(text: object) -> str:
    """A text on one line, without characters that no line can hold."""
    return " ".join(_CONTROLS.sub(" ", str(text).encode(errors="replace").decode()).split())


def _as_html(text: str) -> str:
    """A text as HTML: blank lines part paragraphs."""
    paragraphs = re.split(r"\n\s*\n", text.strip("\n"))
    return "\n".join(f"<p>{escape(each, quote=False).replace(chr(10), '<br>' + chr(10))}</p>" for each in paragraphs)


def _title(html: str) -> str:
    found = next((each for each in pieces(html) if each.kind is Kind.RAW and each.name == "title"), None)
    return " ".join(unescape(html[found.start : found.end]).split())[:_LONGEST_TITLE] if found else ""


def _with_cids(html: str) -> tuple[str, Pictures]:
    """`html` with a cid for each picture that stands in it as data, and these pictures."""
    pictures: Pictures = {}

    def cid(found: re.Match[str]) -> str:
        """Keeps the picture and gives the word that stands for it."""
        try:
            content = b64decode(found[2])
        except (binascii.Error, ValueError):
            return found[0]
        if len(pictures) == _MOST_PARTS:
            return found[0]
        kind = "jpeg" if found[1].lower() == "jpg" else found[1].lower()
        name = f"picture-{len(pictures) + 1}{_SUFFIXES[kind]}"
        pictures[name] = content, _SUFFIXES[kind]
        return f"cid:{name}"

    return _DATA_PICTURE.sub(cid, html), pictures


def _shown(pictures: Pictures, html: str) -> Pictures:
    shown = set(_CID.findall(html))
    return {cid: each for cid, each in pictures.items() if each[0] and not shown.isdisjoint((cid, quote(cid)))}


def _told_broken(count: int) -> str | None:
    """A sentence on pictures that are none, whatever is said of them."""
    if not count:
        return None
    return f"Pictures that mail programs do not show are not taken in: {count}. Use PNG, JPEG, GIF, WebP or BMP."


# writing


def _with_pictures(template: Template) -> str:
    """The HTML with its pictures inside, for whoever opens it in a browser."""
    html = template.html
    for picture in template.inline:
        data = b64encode(_content(picture)).decode()
        subtype = _subtype(picture.path)
        for name in {picture.cid, quote(picture.cid)}:
            html = html.replace(f"cid:{name}", f"data:image/{subtype};base64,{data}")
    return html


def _message(template: Template) -> bytes:
    made = EmailMessage(policy=policy.SMTP)
    made["Subject"] = template.subject
    made["X-Unsent"] = "1"  # Outlook opens it to be written on
    if template.text is not None:
        made.set_content(template.text, cte="quoted-printable")
        made.add_alternative(template.html, subtype="html", cte="quoted-printable")
    else:
        made.set_content(template.html, subtype="html", cte="quoted-printable")
    body = made.get_body(("html",))
    assert isinstance(body, EmailMessage)
    for picture in template.inline:
        content = _content(picture)
        body.add_related(content, "image", _subtype(picture.path), cid=f"<{picture.cid}>", disposition="inline")
    return made.as_bytes()


def _content(picture: InlineImage) -> bytes:
    try:
        return picture.path.read_bytes()
    except OSError as error:
        message = f"The picture cannot be read ({error.strerror or error})."
        raise TemplateError(message, where=str(picture.path), code="missing-attachment") from error


def _subtype(path: Path) -> str:
    return next((kind for kind, suffix in _SUFFIXES.items() if suffix == path.suffix.lower()), "png")
