from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import AttachmentError, MailToolError
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.messages.attachments import AttachmentChoice
from mailtool_gui.messages.field_names import FieldNames
from mailtool_gui.messages.file_patterns import FilePattern
from tests.support import letters
from tests.support.letters import columns, order, recipient


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name in (
        "00042.pdf",
        "00042 part 2.PDF",
        "00042",
        "000421.pdf",
        "x00042.pdf",
        "a*b.pdf",
        ".00042.pdf",
        "00042.txt",
    ):
        (tmp_path / "in" / name).write_bytes(b"x")
    (tmp_path / "in" / "00042 folder.pdf").mkdir()
    (tmp_path / "00042 outside.pdf").write_bytes(b"x")
    return tmp_path / "in"


def found(folder: Path | None, pattern: str, to: Recipient) -> list[str]:
    template = letters.template(attachments=(pattern,), attach_dir=folder)
    return [path.name for path in AttachmentChoice(template, columns()).of(to)]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("{{orderNo}}.pdf", ["00042.pdf"]),
        ("{{ orderNo }} part*.pdf", ["00042 part 2.PDF"]),
        ("{{orderNo}}*.pdf", ["00042 part 2.PDF", "00042.pdf", "000421.pdf"]),
        ("*{{orderNo}}.pdf", ["00042.pdf", "x00042.pdf"]),
        ("?{{orderNo}}.pdf", ["x00042.pdf"]),
        ("{{orderNo}}?.pdf", ["000421.pdf"]),
        ("{{orderNo}}", ["00042"]),
        ("*{{orderNo}}*.TXT", ["00042.txt"]),
    ],
)
def test_patterns(folder: Path, pattern: str, names: list[str]) -> None:
    assert found(folder, pattern, recipient(order(2))) == names


def test_every_row_of_a_recipient_brings_its_own(folder: Path) -> None:
    to = recipient(order(2), order(3, no="x00042"), order(4))
    assert found(folder, "{{orderNo}}.pdf", to) == ["00042.pdf", "x00042.pdf"]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("nobody", "missing-attachment"),
        ("", "missing-attachment"),
        ("  ", "missing-attachment"),
        ("*", "missing-attachment"),
        ("[0-9]*", "missing-attachment"),
        ("../00042 outside", "forbidden-attachment"),
        ("..\\00042 outside", "forbidden-attachment"),
        ("a\0b", "forbidden-attachment"),
        (".00042", "missing-attachment"),
        ("00042 folder", "missing-attachment"),
        ("#N/A", "error-cell"),
    ],
)
def test_a_cell_names_no_other_file(folder: Path, value: str, code: str) -> None:
    with pytest.raises(MailToolError) as caught:
        found(folder, "{{orderNo}}.pdf", recipient(order(7, no=value)))
    assert (caught.value.code, caught.value.where) == (code, "C7")


def test_what_stands_in_a_cell_is_never_a_wildcard(folder: Path) -> None:
    assert found(folder, "{{orderNo}}.pdf", recipient(order(2, no="a*b"))) == ["a*b.pdf"]


def test_links_lead_nowhere_outside(folder: Path) -> None:
    (folder / "77777.pdf").symlink_to(folder.parent / "00042 outside.pdf")
    (folder / "88888.pdf").symlink_to(folder / "00042.pdf")
    (folder / "99999.pdf").symlink_to(folder / ".00042.pdf")
    os.mkfifo(folder / "66666.pdf")
    assert found(folder, "{{orderNo}}.pdf", recipient(order(2, no="88888"))) == ["00042.pdf"]
    for no, code in (
        ("77777", "forbidden-attachment"),
        ("99999", "forbidden-attachment"),
        ("66666", "missing-attachment"),
    ):
        with pytest.raises(AttachmentError) as caught:
            found(folder, "{{orderNo}}*.pdf", recipient(order(2, no=no)))
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("{{nobody}}.pdf", "unknown-field"),
        ("{{orderNo}}/x.pdf", "attachment"),
        ("..\\{{orderNo}}.pdf", "attachment"),
        ("{{orderNo}.pdf", "attachment"),
    ],
)
def test_wrong_patterns_are_refused(folder: Path, pattern: str, code: str) -> None:
    with pytest.raises(MailToolError) as caught:
        found(folder, pattern, recipient())
    assert caught.value.code == code


def test_a_folder_must_be_chosen() -> None:
    with pytest.raises(AttachmentError, match="no folder of attachments is chosen"):
        found(None, "{{orderNo}}.pdf", recipient())


def test_a_pattern_does_not_stand_for_a_whole_folder(tmp_path: Path) -> None:
    for number in range(101):
        (tmp_path / f"00042-{number}.pdf").touch()
    with pytest.raises(AttachmentError) as caught:
        found(tmp_path, "{{orderNo}}*", recipient())
    assert caught.value.code == "too-many-attachments"


def test_the_folder_is_listed_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[object] = []
    original = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: listed.append(path) or original(path))  # type: ignore[func-returns-value]  # counts
    choice = AttachmentChoice(
        Template(subject="x", html="x", attachments=("{{orderNo}}.pdf",), attach_dir=folder), columns()
    )
    for number in range(2, 50):
        choice.of(recipient(order(number)))
    assert listed == [folder]


@given(st.text(alphabet="*?aB.[]^$\\İß", max_size=8), st.text(alphabet="aBc.[]^$İß", min_size=1, max_size=6))
def test_a_pattern_fits_what_it_is_made_of(literal: str, value: str) -> None:
    if "\\" in literal:
        return
    import re

    pattern = FilePattern(f"{{{{orderNo}}}}{literal}", FieldNames(columns()))
    asked = pattern.filled(order(2, no=value))
    name = value.strip() + literal.replace("*", "xyz").replace("?", "q")
    if value.strip():
        assert re.fullmatch(asked.expression, name.casefold())
        assert asked.literal in name.casefold()
