from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.errors import MailToolError
from mailtool_gui.services import address_files
from mailtool_gui.services.address_files import read_address_file
from tests.support.workbooks import write_workbook


def lines(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        b"ann@example.com\nbob@example.com\n",
        b"\xef\xbb\xbfann@example.com\r\nbob@example.com",
        "ann@example.com\nbob@example.com\n".encode("utf-16"),
        b"E-mail\n\n# who left in May\n ann@example.com ; bob@example.com \n",
        b"ann@example.com\nann@example.com\nBob L\xfcdtke <bob@example.com>\n",
    ],
)
def test_a_text_file_has_an_address_a_line(tmp_path: Path, data: bytes) -> None:
    found = read_address_file(lines(tmp_path / "list.txt", data))
    assert (found.addresses, found.problems) == (("ann@example.com", "bob@example.com"), ())


def test_a_line_that_holds_none_is_told_by_its_number(tmp_path: Path) -> None:
    found = read_address_file(lines(tmp_path / "list", b"ann@example.com\nbob at home\nc@\n"))
    assert found.addresses == ("ann@example.com",)
    assert [problem.split(":")[0] for problem in found.problems] == ["line 2", "line 3"]


def test_a_workbook_s_address_column_is_found(tmp_path: Path) -> None:
    rows = [["Name", "E-mail"], ["Ann", "ann@example.com"], ["Nobody", "nobody"], ["", ""], ["Bob", "bob@example.com"]]
    found = read_address_file(write_workbook(tmp_path / "list.xlsx", rows))
    assert found.addresses == ("ann@example.com", "bob@example.com")
    (problem,) = found.problems
    assert problem.startswith("B3: ")


def test_a_table_of_addresses_alone_loses_nobody(tmp_path: Path) -> None:
    found = read_address_file(lines(tmp_path / "list.csv", b"ann@example.com\nbob@example.com\n"))
    assert (found.addresses, found.problems) == (("ann@example.com", "bob@example.com"), ())


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("list.txt", b"", "no-addresses"),
        ("list.txt", b"Address\nnobody\n", "no-addresses"),
        ("list.txt", b"\x00\xff" * 100, "no-addresses"),
        ("list.xlsx", b"not a workbook \x00\x01", "not-a-workbook"),
    ],
)
def test_a_file_without_addresses_is_refused(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    with pytest.raises(MailToolError) as caught:
        read_address_file(lines(tmp_path / name, data))
    assert (caught.value.code, caught.value.where) == (code, str(tmp_path / name))


def test_a_file_is_not_read_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address_files, "LARGEST", 10)
    with pytest.raises(MailToolError, match="Divide it"):
        read_address_file(lines(tmp_path / "list.txt", b"ann@example.com\n"))


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.txt", Path("/dev/zero")):
        with pytest.raises(MailToolError) as caught:
            read_address_file(path)
        assert caught.value.code == "no-such-file"
