from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.recognise import recognise
from mailtool_gui.sheets.sample import HEAD, Sample
from mailtool_gui.sheets.xlsx.format import XlsxFormat
from tests.sheets.workbooks import CORPUS, simple_workbook

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _sample(path: Path) -> Sample:
    return Sample(path, path.read_bytes()[:HEAD])


def _refusal(path: Path) -> SheetError:
    with pytest.raises(SheetError) as caught:
        recognise(_sample(path))
    assert caught.value.where == str(path)
    return caught.value


def _entry(name: str, *, place: int = 1024) -> bytes:
    return COMPOUND + bytes(place - len(COMPOUND)) + (name + "\0").encode("utf-16-le").ljust(128, b"\0")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"GIF89a", "a picture"),
        (b"{\\rtf1", "a Rich Text document"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "an XML spreadsheet"),
        (b"7z\xbc\xaf\x27\x1c", "an archive"),
    ],
)
def test_what_is_no_spreadsheet_is_called_by_its_name(tmp_path: Path, head: bytes, kind: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(head)
    error = _refusal(path)
    assert error.code == "not-a-workbook"
    assert error.message.startswith(f"This is {kind}")


@pytest.mark.parametrize(
    ("member", "kind"),
    [
        ("word/document.xml", "a Word document"),
        ("ppt/presentation.xml", "a presentation"),
        ("Index/Document.iwa", "a Numbers document"),
    ],
)
def test_other_zips_are_called_by_their_names(tmp_path: Path, member: str, kind: str) -> None:
    path = tmp_path / "list.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, "")
    assert f"This is {kind}" in _refusal(path).message


def test_a_numbers_file_tells_how_to_export_it(tmp_path: Path) -> None:
    path = tmp_path / "list.numbers"
    path.write_bytes(b"PK\x03\x04 damaged")
    assert "File > Export To > Excel" in _refusal(path).message


def test_an_old_letter_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    path.write_bytes(_entry("WordDocument"))
    assert "a Word document" in _refusal(path).message


def test_a_name_counts_only_where_the_directory_may_stand(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    path.write_bytes(_entry("WordDocument", place=1030))
    assert _sample(path).streams == frozenset()
    path.write_bytes(_entry("WORKBOOK") + _entry("Book")[1024:])
    assert _sample(path).streams == {"Workbook", "Book"}


def test_a_password_is_seen(tmp_path: Path) -> None:
    assert _refusal(CORPUS / "test-data__spreadsheet__protected_passtika.xlsx").code == "password-protected"


def test_what_a_file_holds_counts(tmp_path: Path) -> None:
    assert isinstance(recognise(_sample(simple_workbook(tmp_path / "list.pdf", ["Name"]))), XlsxFormat)


def test_names_in_a_zip_are_compared_as_excel_does(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("XL\\Workbook.xml", "")
    assert _sample(tmp_path / "a.zip").members == {"xl/workbook.xml"}
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 damaged")
    assert _sample(tmp_path / "b.zip").members == frozenset()


def test_text_is_no_workbook_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(b"Dear Anna")
    error = _refusal(path)
    assert (error.code, "save yours as .xlsx" in error.message) == ("not-a-workbook", True)
