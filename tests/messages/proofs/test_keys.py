from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.problem import Problem
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.messages.proof import proof
from mailtool_gui.messages.proofs.keys import key_columns
from tests.support.letters import builder, columns, recipient, row

HEADERS = ("Email", "Customer No", "Letter", "File", "Invoice ID")
PEOPLE = (("ann", "10001"), ("bob", "10002"), ("cy", "10003"))


def to(number: int, who: str, no: str, letter: str = "x", file: str | None = None, invoice: str = "x") -> Recipient:
    address = f"{who}@x.de"
    return recipient(row(number, address, no, letter, file, invoice, width=5), address=address)


def sheet(*letters: str, files: tuple[str | None, ...] = ()) -> list[Recipient]:
    return [
        to(number, who, no, letters[place] if letters else "x", files[place] if files else None)
        for place, (number, (who, no)) in enumerate(zip((2, 3, 4), PEOPLE, strict=True))
    ]


def problems(template: Template, recipients: list[Recipient]) -> list[Problem]:
    made = builder(template, headers=HEADERS)
    return list(proof(made, recipients, template=template, columns=columns(HEADERS)))


def short(found: list[Problem]) -> list[str]:
    return [" ".join(str(v) for v in (p.severity.value, p.code, p.cell or p.row) if v is not None) for p in found]


SHOWN = Template(subject="Hi", html="<p>{{customer_no}}: {{letter}}</p>")
CERTAIN = Template(subject="Hi", html="<p>{{letter}}</p>", key_columns=("Customer No",))


def test_everybody_s_own_number_is_fine() -> None:
    assert problems(SHOWN, sheet("Your number: 10001", "10002", "KH 10003")) == []


def test_another_s_number_without_one_s_own_blocks_the_row() -> None:
    found = problems(CERTAIN, sheet("Your number: 10002", "Your number: 10001", "Yours: 10003"))
    assert short(found) == ["error swapped-key C2", "error swapped-key C3"]
    assert "“10002” (Customer No, B3)" in found[0].message


def test_another_s_number_beside_one_s_own_is_a_doubt() -> None:
    assert short(problems(SHOWN, sheet("As 10002 wrote", "x", "x"))) == ["warning other-key C2"]


def test_a_message_without_its_own_number_is_a_doubt() -> None:
    assert short(problems(CERTAIN, sheet("10001", "nothing", "10003"))) == ["warning lacks-key 3"]


def test_columns_that_the_template_does_not_use_are_not_looked_for_in_texts() -> None:
    template = Template(subject="Hi", html="<p>{{letter}}</p>")
    assert problems(template, sheet("10002", "10003", "10001")) == []


def test_all_rows_of_a_customer_are_its_own() -> None:
    both = recipient(
        row(2, "ann@x.de", "10001", "10001", width=5), row(3, "ann@x.de", "10009", "10009", width=5), address="ann@x.de"
    )
    html = "{% for row in rows %}{{row.customer_no}} {% endfor %}"
    assert problems(Template(subject="Hi", html=html), [both, to(4, "bob", "10002")]) == []


def test_the_subject_and_the_text_are_looked_through_too() -> None:
    template = Template(subject="{{letter}}", html="<p>x</p>", text="{{file}}", key_columns=("B",))
    people = [to(2, "ann", "10001", "10002"), to(3, "bob", "10002", "x", "10001"), to(4, "cy", "10003", "10003")]
    found = [p for p in problems(template, people) if p.code != "empty-field"]
    assert short(found) == ["error swapped-key C2", "error swapped-key D3"]


@pytest.mark.parametrize(
    ("header", "values", "is_key"),
    [
        ("Customer number", ("10001", "10002", "10003"), True),
        ("customerNo", ("10001", "10002", "10003"), True),
        ("Kundennummer", ("K-10001", "K-10002", "K-10003"), True),
        ("Mã khách hàng", ("KH-10001", "KH-10002", "KH-10003"), True),
        ("Order ID", ("10001", "10002", "10003"), True),
        ("Discount code", ("SPRING", "SPRING", "SPRING"), False),
        ("Order ID", ("1", "2", "3"), False),
        ("Phone number", ("0301234", "0305678", "0309999"), False),
        ("Zip code", ("10001", "10002", "10003"), False),
        ("Amount", ("10001", "10002", "10003"), False),
        ("Số hóa đơn", ("10001", "10002", "10003"), True),
        ("Numéro du client", ("10001", "10002", "10003"), True),
        ("Số tiền", ("4.592.000,50 ₫", "592.000,50 ₫", "81.000,00 ₫"), False),
        ("Số lượng", ("10001", "10002", "10003"), False),
        ("Total number", ("10001", "10002", "10003"), False),
        ("Nothing", ("10001", "10002", "10003"), False),
        ("Video", ("10001", "10002", "10003"), False),
    ],
)
def test_key_columns_are_found_by_header_and_content(header: str, values: tuple[str, ...], is_key: bool) -> None:
    people = [recipient(row(n, f"p{n}@x.de", no, width=2), address=f"p{n}@x.de") for n, no in enumerate(values, 2)]
    assert key_columns(columns(("Email", header)), people, ()) == ([1] if is_key else [])


def test_a_declared_column_wins_and_must_be_there() -> None:
    assert key_columns(columns(HEADERS), sheet(), ("Letter",)) == [2]
    with pytest.raises(SheetError):
        key_columns(columns(HEADERS), sheet(), ("Nowhere",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("10001.pdf", "invoice_10002.pdf", "10003-10001.pdf", "plain.pdf", "KH10003 v2.pdf"):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def attaching(folder: Path, *entries: str) -> Template:
    return Template(subject="Hi", html="<p>x</p>", attachments=entries or ("File",), attach_dir=folder)


@pytest.mark.parametrize(
    ("file", "finding"),
    [
        ("10001.pdf", []),
        ("plain.pdf", []),
        ("invoice_10002.pdf", ["error wrong-person D2"]),
        ("10003-10001.pdf", ["warning other-key D2"]),
        ("10001.pdf; invoice_10002.pdf", ["error wrong-person D2"]),
    ],
)
def test_the_wrong_person_guard(folder: Path, file: str, finding: list[str]) -> None:
    found = problems(attaching(folder), sheet(files=(file, "plain.pdf", "plain.pdf")))
    assert [each for each in short(found) if "unused" not in each] == finding


def test_a_short_own_number_is_seen_beside_another_s(tmp_path: Path) -> None:
    (tmp_path / "7 for 10002.pdf").write_bytes(b"x")
    people = [to(2, "ann", "7", file="7 for 10002.pdf"), *sheet()[1:]]
    assert "warning other-key D2" in short(problems(attaching(tmp_path), people))


def test_a_file_for_everybody_that_bears_somebody_s_number_is_told_once(folder: Path) -> None:
    found = problems(attaching(folder, str(folder / "10001.pdf")), sheet())
    assert short(found) == ["warning other-key"]


def test_a_pattern_that_catches_a_longer_number_is_blocked(tmp_path: Path) -> None:
    for name in ("10001.pdf", "10002.pdf", "10003.pdf", "100017.pdf"):
        (tmp_path / name).write_bytes(b"x")
    people = [*sheet(), to(5, "dee", "100017")]
    found = problems(attaching(tmp_path, "{{customer_no}}*.pdf"), people)
    assert short(found) == ["error wrong-person 2"]
    assert "100017.pdf" in found[0].message
