from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mailtool_gui.domain.message import Template
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.messages.pdf.texts import PdfTexts
from mailtool_gui.messages.proof import proof
from tests.support import letters
from tests.support.letters import columns, recipient, row
from tests.support.pdf_files import pdf

ANN, BOB = "ann@example.org", "bob@example.org"


def customer(number: int, address: str, key: str | None, file: str) -> Recipient:
    return recipient(row(number, address, "x", key, 1, "x", file), address=address)


def template(folder: Path, *, read_pdf: bool = True, files: tuple[str, ...] = ("File",)) -> Template:
    made = letters.template(attachments=files, attach_dir=folder)
    return replace(made, key_columns=("Order No",), read_pdf=read_pdf)


def found(made: Template, *to: Recipient) -> list[tuple[str, str, str | None]]:
    problems = proof(letters.builder(made), to, template=made, columns=columns())
    codes = ("wrong-person", "other-key", "unread-pdf")
    return [(p.severity.value, p.code, p.cell) for p in problems if p.code in codes]


def two(first: str, second: str) -> tuple[Recipient, Recipient]:
    return customer(2, ANN, "K-10001", first), customer(3, BOB, "K-10002", second)


def test_each_with_their_own_is_nothing_to_tell(tmp_path: Path) -> None:
    pdf(tmp_path / "a.pdf", "Customer K-10001")
    pdf(tmp_path / "b.pdf", "Customer: K 10002.")
    assert found(template(tmp_path), *two("a.pdf", "b.pdf")) == []


def test_another_s_key_without_one_s_own_stops_the_row(tmp_path: Path) -> None:
    pdf(tmp_path / "a.pdf", "Customer K-10001")
    pdf(tmp_path / "b.pdf", "Page one", "Customer K-10002")
    assert found(template(tmp_path), *two("b.pdf", "a.pdf")) == [
        ("error", "wrong-person", "F2"),
        ("error", "wrong-person", "F3"),
    ]


def test_without_the_option_nothing_is_read(tmp_path: Path) -> None:
    pdf(tmp_path / "a.pdf", "Customer K-10001")
    assert found(template(tmp_path, read_pdf=False), *two("a.pdf", "a.pdf")) == []


def test_both_keys_in_one_text_are_a_doubt(tmp_path: Path) -> None:
    pdf(tmp_path / "a.pdf", "K-10001 and K-10002")
    assert found(template(tmp_path), *two("a.pdf", "a.pdf")) == [
        ("warning", "other-key", "F2"),
        ("warning", "other-key", "F3"),
    ]


def test_another_s_key_is_a_doubt_where_the_row_has_none_to_look_for(tmp_path: Path) -> None:
    pdf(tmp_path / "a.pdf", "Customer K-10002")
    to = (customer(2, ANN, "A1", "a.pdf"), customer(3, BOB, "K-10002", "a.pdf"))
    assert found(template(tmp_path), *to) == [("warning", "other-key", "F2")]


def test_a_key_within_a_longer_word_is_none(tmp_path: Path) -> None:
    pdf(tmp_path / "a.pdf", "XK-10002, K-100021")
    assert found(template(tmp_path), *two("a.pdf", "a.pdf")) == []


@pytest.mark.parametrize("content", [b"no PDF", b""])
def test_a_file_without_text_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.PDF").write_bytes(content)
    pdf(tmp_path / "b.pdf", "")
    assert found(template(tmp_path), *two("a.PDF", "b.pdf")) == [
        ("warning", "unread-pdf", "F2"),
        ("warning", "unread-pdf", "F3"),
    ]


def test_a_file_for_everybody_with_somebody_s_key_is_told(tmp_path: Path) -> None:
    path = pdf(tmp_path / "terms.pdf", "Drawn up for K-10001")
    made = template(tmp_path, files=(str(path),))
    assert found(made, *two("", "")) == [("warning", "other-key", None)]


def test_each_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def text(_self: PdfTexts, path: Path) -> str:
        read.append(path.name)
        return "K-10001"

    monkeypatch.setattr(PdfTexts, "text", text)
    for name in ("a.pdf", "b.pdf"):
        pdf(tmp_path / name, "x")
    to = [customer(number, f"{number}@example.org", f"K-2000{number}", "a.pdf;b.pdf") for number in range(2, 7)]
    found(template(tmp_path), *to)
    assert read == ["a.pdf", "b.pdf"]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Customer K-10002")
    assert found(template(tmp_path), *two("a.txt", "a.txt")) == []
