from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.mailbox.folders import Folder, listed, sent_folders


def folder(raw: str, *flags: str, delimiter: str = "/") -> Folder:
    return Folder(raw=raw.encode(), delimiter=delimiter, flags=frozenset(flag.lower().encode() for flag in flags))


def names(folders: list[Folder], wished: str | None = None) -> list[str]:
    return [found.name for found in sent_folders(folders, wished)]


def test_the_mark_wins_over_names() -> None:
    assert names([folder("Sent"), folder("INBOX"), folder("Archive/Out", "\\Sent")]) == ["Archive/Out"]


@pytest.mark.parametrize(
    ("raw", "delimiter"),
    [
        ("Sent", "/"),
        ("INBOX.Sent", "."),
        ("INBOX/Sent Items", "/"),
        ("Sent Messages", "/"),
        ("[Gmail]/Sent Mail", "/"),
        ("Gesendete Elemente", "/"),
        ("INBOX.&AMk-l&AOk-ments envoy&AOk-s", "."),
        ("&ARAA4w- g&Hu0-i", "/"),
        ("SENT", ""),
    ],
)
def test_usual_names_are_known_in_any_folder(raw: str, delimiter: str) -> None:
    assert len(names([folder("INBOX"), folder(raw, delimiter=delimiter), folder("Absent")])) == 1


@pytest.mark.parametrize("raw", ["Sentimental", "Drafts", "Absent", "Sent/2024", "", "INBOX"])
def test_other_names_are_not(raw: str) -> None:
    assert names([folder(raw)]) == []


def test_what_holds_no_messages_is_none() -> None:
    assert names([folder("Sent", "\\Noselect"), folder("Out", "\\Sent", "\\NonExistent")]) == []


@pytest.mark.parametrize(
    ("wished", "found"),
    [
        ("Copies", ["Copies"]),
        ("copies", ["copies"]),
        ("COPIES", []),  # two are meant: nobody guesses
        ("outgoing", ["Mail/Outgoing"]),
        ("Sent", []),
        ("Đã gửi", ["Đã gửi"]),
    ],
)
def test_the_wished_folder_is_the_only_one(wished: str, found: list[str]) -> None:
    there = [folder("Out", "\\Sent"), folder("Copies"), folder("copies"), folder("Mail/Outgoing")]
    assert names([*there, folder("&ARAA4w- g&Hu0-i")], wished) == found


@given(st.binary(max_size=40), st.one_of(st.none(), st.binary(max_size=2)))
def test_any_bytes_are_a_name(raw: bytes, delimiter: bytes | None) -> None:
    (found,) = listed([((), delimiter, raw)])
    assert found.raw == raw
    assert isinstance(found.name, str)
    assert sent_folders([found], "no such name") == []


def test_numbers_are_names_too() -> None:
    assert listed([((b"\\HasNoChildren",), b"/", "2024")])[0].name == "2024"
