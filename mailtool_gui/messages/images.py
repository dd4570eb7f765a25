"""Pictures inside the HTML: the files that travel with the message, and the cid each is shown by (RFC 2392)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote, unquote

from mailtool_gui.domain.errors import AttachmentError
from mailtool_gui.domain.message import InlineImage, Template
from mailtool_gui.messages.attachment_folder import AttachmentFolder, open_file

_IMG = re.compile(r"<img\b(?:\"[^\"]*\"|'[^']*'|[^'\"<>])*+>", re.IGNORECASE)
_SRC = re.compile(r"(?P<before>\ssrc\s*=\s*)(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|\\\\|#|/")
_PLAIN_CID = re.compile(r"[A-Za-z0-9!#$&'*+=?^_`{|}~.@-]{1,100}\Z")
_FIRST_BYTES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
)
_CID = "cid:"


def embedded(template: Template) -> Template:
    """The template with every picture that there is a file for: its `src` is a cid, and `inline` holds the file.

    `cid:logo.png` finds a file of that name in the folder of attachments or beside the HTML file, `logo.png` one beside
    the HTML file. Nothing outside these folders is ever taken, nor anything that is no picture.
    """
    finder = _Finder(template)
    html = _IMG.sub(lambda tag: _SRC.sub(finder.source, tag[0], count=1), template.html)
    return replace(template, html=html, inline=tuple(finder.found))


def shown_cids(html: str) -> list[str]:
    """The cids of the pictures that `html` shows, each once, in its order."""
    sources = (source.strip() for source in picture_sources(html))
    return list(dict.fromkeys(unquote(each[len(_CID) :]) for each in sources if each[: len(_CID)].lower() == _CID))


def picture_sources(html: str) -> Iterator[str]:
    """What the pictures of `html` have for their `src`, in its order."""
    for tag in _IMG.findall(html):
        if found := _SRC.search(tag):
            yield _value(found)


def cid_of(source: str) -> str | None:
    """The cid that a picture's `src` names; None where it names none."""
    return unquote(source[len(_CID) :]) if _is_cid(source) else None


def is_file_name(source: str) -> bool:
    """Whether a picture's `src` is no address: then it can only be meant for a file."""
    return bool(source) and _SCHEME.match(source) is None


def has_fields(source: str) -> bool:
    """Whether it differs from message to message."""
    return "{{" in source or "{%" in source


def why_not(template: Template, name: str) -> str:
    """Why no file is found for the picture `name`, or why the one that is there is not taken."""
    reasons = []
    for folder in _folders(template, _is_cid(name)):
        try:
            _picture(folder, _name_of(name))
        except AttachmentError as error:
            reasons.append(error)
    found = [error for error in reasons if error.code != "missing-attachment"] or reasons
    return found[0].message if found else "There is no folder to look for it in."


def picture_in(path: Path) -> tuple[bytes, str]:
    """What is in a picture's file, and the suffix that its kind has, such as `.png`. Raises AttachmentError."""
    kind = image_type(path)
    if kind is None:
        message = "There is no picture here that mail programs show: PNG, JPEG, GIF, WebP or BMP."
        raise AttachmentError(message, where=str(path), code="no-picture")
    with open_file(path) as file:
        return file.read(), "." + kind.rpartition("/")[2].replace("jpeg", "jpg")


def image_type(path: Path) -> str | None:
    """The media type of a picture that mail programs show, by its first bytes; None for any other file."""
    try:
        with open_file(path) as file:
            head = file.read(16)
    except OSError:
        return None
    return _type_of(head)


def is_picture(content: bytes) -> bool:
    """Whether it begins as a picture does that mail programs show."""
    return _type_of(content) is not None


def _type_of(content: bytes) -> str | None:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for start, kind in _FIRST_BYTES if content.startswith(start)), None)


class _Finder:
    """Finds the pictures of one template, one after the other; `found` holds those that are there."""

    def __init__(self, template: Template) -> None:
        self.found: list[InlineImage] = list(template.inline)
        self._template = template

    def source(self, attribute: re.Match[str]) -> str:
        """The `src` attribute, naming the cid where there is a picture for it; else as it stands."""
        name = _value(attribute).strip()
        if not self._is_looked_for(name):
            return attribute[0]
        path = self._path(name)
        if path is None:
            return attribute[0]
        return f'{attribute["before"]}"{_CID}{escape(quote(self._cid(name, path), safe="@!$&*+=._~-"))}"'

    def _is_looked_for(self, name: str) -> bool:
        if not name or has_fields(name):
            return False
        if _is_cid(name):
            return unquote(name[len(_CID) :]) not in {image.cid for image in self.found}
        return _SCHEME.match(name) is None

    def _path(self, name: str) -> Path | None:
        for folder in _folders(self._template, _is_cid(name)):
            try:
                return _picture(folder, _name_of(name))
            except AttachmentError:
                continue
        return None

    def _cid(self, name: str, path: Path) -> str:
        """The cid of `path`: the name the user gave it, unless it cannot be one or is another's."""
        known = next((image.cid for image in self.found if image.path == path and not _is_cid(name)), None)
        if known is not None:
            return known
        wished = _name_of(name) if _is_cid(name) else path.name
        taken = {image.cid for image in self.found}
        if not _PLAIN_CID.match(wished) or wished in taken:
            wished = next(made for n in range(1, len(taken) + 2) if (made := f"image{n}{path.suffix}") not in taken)
        self.found.append(InlineImage(cid=wished, path=path))
        return wished


def _folders(template: Template, by_cid: bool) -> Sequence[Path]:
    """Where a picture is looked for: one named by cid in the folder of attachments first."""
    found = (template.attach_dir, template.html_folder) if by_cid else (template.html_folder,)
    return [folder for folder in found if folder is not None]


def _picture(folder: Path, name: str) -> Path:
    """The picture `name` in `folder`. Raises AttachmentError."""
    there = AttachmentFolder(folder)
    try:
        path = there.named(name, name)[0]
    except AttachmentError as error:
        alike = [file for file in there.all() if file.stem == name and image_type(file)]
        if error.code != "missing-attachment" or len(alike) != 1:
            raise
        path = alike[0].resolve()
    if image_type(path) is None:
        message = f"“{name}” is no picture that mail programs show: PNG, JPEG, GIF, WebP or BMP."
        raise AttachmentError(message, where=name, code="no-picture")
    return path


def _is_cid(name: str) -> bool:
    return name[: len(_CID)].lower() == _CID


def _name_of(source: str) -> str:
    """The file's name in a `src`: without `cid:`, a query or %20."""
    name = source[len(_CID) :] if _is_cid(source) else re.split("[?#]", source, maxsplit=1)[0]
    return unquote(name)


def _value(attribute: re.Match[str]) -> str:
    value = attribute["value"]
    return unescape(value[1:-1] if value[0] in "\"'" else value)
