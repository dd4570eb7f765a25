"""Which format a file is of, and what a user is told where it is of none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.formats import formats

if TYPE_CHECKING:
    from mailtool_gui.sheets.sample import Sample
    from mailtool_gui.sheets.source import SheetFormat

_SAVE = "Open it in Excel, save it as .xlsx and drop it again."
_COPY = "Copy its table into an empty workbook, save that as .xlsx and drop it."
_EXPORT = "In Numbers choose File > Export To > Excel, and drop the new file."
_LIST = "Choose the workbook that holds your list."

_BEGINNINGS: tuple[tuple[tuple[bytes, ...], str, str], ...] = (
    ((b"%PDF",), "a PDF document", _COPY),
    (
        (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"),
        "a picture",
        _LIST,
    ),
    ((b"{\\rtf",), "a Rich Text document", _COPY),
    ((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"), "an archive", "Unpack it and drop the workbook that is in it."),
)
_MEMBERS: tuple[tuple[str, str, str], ...] = (
    ("word/document.xml", "a Word document", _COPY),
    ("ppt/presentation.xml", "a presentation", _COPY),
    ("index/document.iwa", "a Numbers document", _EXPORT),
    ("index.zip", "a Numbers document", _EXPORT),
)
_STREAMS: tuple[tuple[str, str, str], ...] = (
    ("WordDocument", "a Word document", _COPY),
    ("PowerPoint Document", "a presentation", _COPY),
)


_XML_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"


def recognise(sample: Sample) -> SheetFormat:
    """The format of a file: what it holds counts, not what it is called. Raises SheetError where it is of none."""
    if "EncryptedPackage" in sample.streams:
        message = "The workbook is protected by a password. Save a copy without one and open that."
        raise SheetError(message, where=str(sample.path), code="password-protected")
    if stranger := _stranger(sample):
        raise _refusal(sample, *stranger)
    for each in formats():
        if each.recognises(sample):
            return each
    raise SheetError(
        "This is not a workbook. Choose an .xlsx, .xls, .ods or .csv file, or save yours as .xlsx in Excel.",
        where=str(sample.path),
        code="not-a-workbook",
    )


def _stranger(sample: Sample) -> tuple[str, str] | None:
    """What else the file is, and what to do with it."""
    for beginnings, kind, what_to_do in _BEGINNINGS:
        if sample.head.startswith(beginnings):
            return kind, what_to_do
    for names, table in ((sample.members, _MEMBERS), (sample.streams, _STREAMS)):
        for name, kind, what_to_do in table:
            if name in names:
                return kind, what_to_do
    if _XML_2003 in sample.head:
        return "an XML spreadsheet of Excel 2003", _SAVE
    if sample.suffix == ".numbers":
        return "a Numbers document", _EXPORT
    return None


def _refusal(sample: Sample, kind: str, what_to_do: str) -> SheetError:
    return SheetError(f"This is {kind}, which is not read. {what_to_do}", where=str(sample.path), code="not-a-workbook")
