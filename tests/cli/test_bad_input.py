"""Bad input of every kind has a sentence of its own and an exit code."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.records import SqliteRecords
from tests.support.desk import Desk
from tests.support.workbooks import PEOPLE, write_html, write_workbook

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


@pytest.fixture
def send(desk: Desk, tmp_path: Path) -> Callable[..., list[str | Path | float]]:
    """Makes a `send` of a sheet's rows and a template."""
    desk.account()

    def arguments(
        rows: object = PEOPLE, html: str = "<p>{{name}}</p>", sheet: Path | None = None
    ) -> list[str | Path | float]:
        assert isinstance(rows, tuple)
        book = sheet or write_workbook(tmp_path / "orders.xlsx", rows)
        page = write_html(tmp_path / "m.html", html)
        return ["send", book, "--subject", "Hi", "--html", page, "--account", "work", "--json"]

    return arguments


Send = Callable[..., list[str | Path | float]]


def refused(desk: Desk, arguments: list[str | Path | float], code: str, *words: str) -> None:
    """The command is exit 2 with this code, its sentence has these words, and nothing was put in."""
    ran = desk.run(*arguments)
    assert (ran.code, ran.error["code"]) == (2, code), ran.out
    told = f"{ran.error['where']}: {ran.error['message']}"
    for word in words:
        assert word in told
    assert ran.err == ""


def test_no_file(desk: Desk, send: Send, tmp_path: Path) -> None:
    refused(desk, send(sheet=tmp_path / "none.xlsx"), "no-such-file", "none.xlsx", "no such file")


def test_a_folder(desk: Desk, send: Send, tmp_path: Path) -> None:
    refused(desk, send(sheet=tmp_path), "is-a-folder", "folder")


def test_a_file_that_may_not_be_read(desk: Desk, send: Send, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = send()
    opened = Path.open

    def locked(path: Path, *args: str, **more: str) -> object:
        if path.name == "orders.xlsx":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **more)  # type: ignore[call-overload]  # handed on

    monkeypatch.setattr(Path, "open", locked)
    refused(desk, arguments, "unreadable-file", "orders.xlsx", "Permission denied", "Close it in other programs")


def test_a_password_protected_file(desk: Desk, send: Send) -> None:
    sheet = CORPUS / "test-data__spreadsheet__protected_passtika.xlsx"
    refused(desk, send(sheet=sheet), "password-protected", "protected by a password", "without one")


def test_no_workbook_at_all(desk: Desk, send: Send, tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"just text")
    refused(desk, send(sheet=tmp_path / "x.xlsx"), "not-a-workbook", "x.xlsx")


def test_a_zip_that_is_no_workbook(desk: Desk, send: Send, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as archive:
        archive.writestr("readme.txt", "hello")
    ran = desk.run(*send(sheet=tmp_path / "x.xlsx"))
    assert ran.code == 2
    assert "x.xlsx" in ran.error["where"]


def test_no_header_row(desk: Desk, send: Send) -> None:
    ran = desk.run(*send(rows=((12, 13.0), (14, 15.0))))
    assert ran.code == 2
    assert "header" in ran.error["message"].lower()


@pytest.mark.parametrize("option", ["--to", "--cc", "--bcc", "--group-by"])
def test_a_column_that_is_not_there(desk: Desk, send: Send, option: str) -> None:
    refused(desk, [*send(), option, "Amnt"], "no-such-column", "Amnt", "Did you mean “Amount”?")


@pytest.mark.parametrize("field", ["first_name", "firstName", "First_Name"])
def test_a_field_that_two_columns_have(desk: Desk, send: Send, field: str) -> None:
    rows = (("First Name", "E-mail", "firstName"), ("Ann", "ann@x.example", "Anna"))
    words = ("A (“First Name”)", "C (“firstName”)", "Rename one")
    refused(desk, send(rows, f"<p>{{{{{field}}}}}</p>"), "ambiguous-field", *words)


def test_two_columns_of_addresses_with_one_name(desk: Desk, send: Send) -> None:
    rows = (("Name", "E-mail", "email"), ("Ann", "ann@x.example", "anna@x.example"))
    refused(desk, send(rows), "field-collision", "Columns B and C", "“E-mail” and “email”", "by its letter")
    assert desk.run(*send(rows), "--to", "C", "--queue-only").code == 0


def test_columns_of_one_name_that_no_field_uses_are_no_matter(desk: Desk, send: Send) -> None:
    rows = (("Name", "Note", "E-mail", "Note"), ("Ann", "x", "ann@x.example", "y"))
    assert desk.run(*send(rows), "--queue-only").code == 0


def test_no_column_of_addresses(desk: Desk, send: Send) -> None:
    refused(desk, send(rows=(("Name", "Town"), ("a", "b"))), "no-address-column", "--to", "Town")


def test_an_unknown_field_with_a_suggestion(desk: Desk, send: Send) -> None:
    refused(desk, send(html="<p>{{nmae}}</p>"), "unknown-field", "nmae", "Did you mean")


def test_a_template_with_a_syntax_error_names_line_and_column(desk: Desk, send: Send) -> None:
    ran = desk.run(*send(html="<p>a</p>\n<p>{% for row in %}</p>"))
    assert ran.code == 2
    assert "line 2" in ran.error["where"]
    assert "column" in ran.error["where"]


@pytest.mark.parametrize("rows", [(("Name", "E-mail"),), ()])
def test_an_empty_sheet(desk: Desk, send: Send, rows: tuple[tuple[str, ...], ...]) -> None:
    ran = desk.run(*send(rows=rows))
    assert ran.code == 2
    assert ran.error["where"].endswith("orders.xlsx")


@pytest.mark.parametrize("address", ["a@x.example\r\nBcc: b@x.example", "a@x.example\nb", "a\u2028@x.example"])
def test_addresses_with_line_breaks(desk: Desk, send: Send, address: str) -> None:
    ran = desk.run(*send(rows=(PEOPLE[0], PEOPLE[1], ("x", address, 1.0))))
    assert (ran.code, ran.error["code"]) == (2, "rows-with-errors")
    (problem,) = ran.error["problems"]
    assert (problem["cell"], problem["severity"]) == ("B3", "error")
    assert "line break" in problem["message"]


@pytest.mark.parametrize(
    ("options", "code", "word"),
    [
        (["--html", "gone.html"], "no-such-file", "gone.html"),
        (["--text", "gone.txt"], "no-such-file", "gone.txt"),
        (["--attach-dir", "gone"], "no-such-folder", "gone"),
        (["--attach", "gone.pdf"], "missing-attachment", "gone.pdf"),
        (["--reply-to", "nobody"], "bad-address", "nobody"),
        (["--subject", "a\r\nBcc: b@x.example"], "usage", "one line"),
        (["--worksheet", "Nope"], "no-such-worksheet", "Nope"),
        (["--locale", "no such place"], "usage", "de-DE"),
    ],
)
def test_other_slips(desk: Desk, send: Send, options: list[str], code: str, word: str) -> None:
    refused(desk, [*send(), *options], code, word)


def test_a_message_needs_a_subject_and_html(desk: Desk, tmp_path: Path) -> None:
    sheet, html = write_workbook(tmp_path / "o.xlsx"), write_html(tmp_path / "m.html")
    refused(desk, ["check", sheet, "--html", html, "--json"], "missing-option", "--subject")
    refused(desk, ["check", sheet, "--subject", "x", "--json"], "missing-option", "--html")


def test_a_template_in_another_encoding(desk: Desk, send: Send, tmp_path: Path) -> None:
    arguments = send()
    (tmp_path / "m.html").write_bytes("<p>Grüße</p>".encode("latin-1"))
    refused(desk, arguments, "not-utf-8", "m.html", "UTF-8")


@pytest.mark.parametrize("option", ["--html", "--text"])
@pytest.mark.parametrize("kind", ["pipe", "/dev/zero"])
def test_a_message_that_would_never_end(desk: Desk, send: Send, tmp_path: Path, option: str, kind: str) -> None:
    place = Path(kind) if kind == "/dev/zero" else tmp_path / kind
    if kind == "pipe":
        os.mkfifo(place)
    refused(desk, [*send(), option, place], "no-ordinary-file", str(place), f"no ordinary file ({option})")


@pytest.mark.parametrize("option", ["--html", "--text"])
def test_a_message_that_is_a_folder_or_huge(desk: Desk, send: Send, tmp_path: Path, option: str) -> None:
    refused(desk, [*send(), option, tmp_path], "unreadable-file", str(tmp_path), "cannot be read")
    with (tmp_path / "huge.html").open("wb") as file:
        file.truncate(20_000_000_000)
    refused(desk, [*send(), option, tmp_path / "huge.html"], "too-large", "huge.html", "longer than a message")


def test_a_full_disk(desk: Desk, send: Send) -> None:
    arguments = send()
    desk.records.close()
    desk.records = SqliteRecords(DataFolder(desk.path, room=lambda _path: 1_000_000))
    refused(desk, arguments, "disk-full", "no room left")


def test_a_read_only_data_folder(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(_path: Path, *_args: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", forbidden)
    arguments = ["account", "add", "work", "--from", "a@x.example", "--log-only", "--json"]
    refused(desk, [*arguments], "read-only", "may not write")


def test_a_data_folder_from_a_newer_version(desk: Desk, send: Send) -> None:
    import sqlite3  # the only way to look into the future

    arguments = send()
    desk.records.close()
    ledger = sqlite3.connect(desk.folder.ledger)
    ledger.execute("PRAGMA user_version = 9999")
    ledger.commit()
    ledger.close()
    refused(desk, arguments, "newer-version")
    refused(desk, ["jobs", "--json"], "newer-version")


def test_a_ledger_that_cannot_be_read_is_never_an_empty_list(desk: Desk) -> None:
    desk.path.mkdir()
    desk.folder.ledger.write_bytes(os.urandom(8192))
    for command in (["jobs"], ["find", "a@x.example"], ["account", "list"]):
        refused(desk, [*command, "--json"], "corrupt")
    health = desk.run("health", "--json")
    assert (health.code, health.json["ok"]) == (1, False)
