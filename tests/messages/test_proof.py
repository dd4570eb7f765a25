from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.errors import MailToolError
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.messages.builder import MessageBuilder
from mailtool_gui.messages.proof import proof
from tests.support import letters
from tests.support.letters import builder, columns, order, recipient, row


def problems(template: Template, *recipients: Recipient) -> list[Problem]:
    return list(proof(builder(template), recipients, template=template, columns=columns()))


def short(found: list[Problem]) -> list[tuple[str, str, int | None, str | None, str | None]]:
    return [(p.severity.value, p.code, p.row, p.cell, p.column) for p in found]


GREETING = letters.template(
    "Hello {{firstName}}", "<p>{{firstName}}</p>{% for row in rows %}{{row.order_no}}{% endfor %}"
)


def test_all_well_is_nothing_to_tell() -> None:
    assert problems(GREETING, recipient(order(2), order(3))) == []


def test_no_recipients_have_no_problems() -> None:
    assert problems(GREETING) == []


@pytest.mark.parametrize(
    ("address", "error", "code", "cell", "column"),
    [
        ("lan", "A7: “lan” is not an e-mail address.", "bad-address", "A7", "Email"),
        ("", "A7: There is no address here.", "empty-address", "A7", "Email"),
        ("a@b.de", "B7: “x” is not an e-mail address.", "bad-address", "B7", "First Name"),
        ("#N/A", "A7: The cell shows #N/A.", "error-cell", "A7", "Email"),
        ("x", "This cannot be mailed.", "bad-address", None, None),
    ],
)
def test_an_unusable_address_is_named_by_its_cell(
    address: str, error: str, code: str, cell: str | None, column: str | None
) -> None:
    found = problems(GREETING, recipient(row(7, address, "x", "1"), address=address, error=error))
    assert short(found) == [("error", code, 7, cell, column)]
    assert found[0].message == error


def test_every_error_cell_is_named() -> None:
    to = recipient(order(2, no="#N/A"), order(3, name="#DIV/0!"), order(4, amount="#REF!"))
    found = problems(GREETING, to)
    assert short(found) == [
        ("error", "error-cell", 2, "C2", "Order No"),
        ("error", "error-cell", 3, "B3", "First Name"),
    ]
    assert "C2 shows #N/A" in found[0].message


def test_blank_cells_that_are_shown_are_warned_of() -> None:
    to = recipient(row(2, letters.ADDRESS, "Lan", None), row(3, letters.ADDRESS, None, " "))
    assert short(problems(GREETING, to)) == [
        ("warning", "empty-field", 2, "C2", "Order No"),
        ("warning", "empty-field", 3, "C3", "Order No"),
    ]


def test_a_second_message_to_one_mailbox_is_warned_of_with_the_other_row() -> None:
    found = problems(GREETING, recipient(order(2)), recipient(order(9), address=letters.ADDRESS.upper()))
    assert short(found) == [("warning", "duplicate-address", 9, "A9", "Email")]
    assert "row 2" in found[0].message


def test_two_unusable_addresses_are_no_duplicates() -> None:
    to = [recipient(row(n, ""), address="", error=f"A{n}: There is no address here.") for n in (2, 3)]
    assert {problem.code for problem in problems(letters.template(), *to)} == {"empty-address"}


@pytest.mark.parametrize(
    ("template", "to", "finding"),
    [
        (letters.template("{{file}}"), recipient(), "error empty-subject 2"),
        (letters.template("{{order_no}}"), recipient(order(5, no="a\nb")), "error header-break 5 C5 Order No"),
        (letters.template("x" * 201), recipient(), "warning subject-too-long 2"),
        (letters.template(html="{{ 1 // row.raw.amount }}"), recipient(order(2, amount=0)), "error template-run 2"),
        (
            letters.template(),
            recipient(row(2, "à@x.vn"), address="à@x.vn"),
            "warning non-ascii-local-part 2 A2 Email",
        ),
        (letters.template(html="{{firstName}}"), recipient(order(2, name="a\ud83d")), "error bad-character 2"),
        (letters.template("{{order_no}}"), recipient(order(2, no="{{x}}")), "warning leftover-braces 2 C2 Order No"),
        (letters.template(), recipient(bcc=("x",)), "error bad-address 2"),
    ],
)
def test_each_finding(template: Template, to: Recipient, finding: str) -> None:
    found = [" ".join(str(value) for value in each if value is not None) for each in short(problems(template, to))]
    assert finding in found


def test_attachments_are_looked_for(tmp_path: Path) -> None:
    (tmp_path / "big").touch()
    with (tmp_path / "big").open("wb") as file:
        file.truncate(30 * 2**20)
    template = letters.template(attachments=("File",), attach_dir=tmp_path)
    rows = [row(n, f"{n}@b.de", "x", "1", 1, "x", name) for n, name in ((2, "none"), (3, "big"), (4, ".x"), (5, None))]
    found = problems(template, *(recipient(each, address=each.cells[0].shown) for each in rows))
    assert short(found) == [
        ("error", "missing-attachment", 2, "F2", "File"),
        ("warning", "too-large", 3, None, None),
        ("error", "forbidden-attachment", 4, "F4", "File"),
        ("warning", "no-attachment", 5, "F5", "File"),
    ]


def test_stray_marks_of_the_template_come_first_and_once() -> None:
    found = problems(letters.template("Hello {firstName}"), recipient(order(2)), recipient(order(3), address="b@c.de"))
    assert short(found) == [("warning", "leftover-braces", None, None, None)]
    assert found[0].message.startswith("subject line 1: “{firstName}”")


def refusal(made: MessageBuilder, to: Recipient) -> str | None:
    """The code of the error that building ends with, if any."""
    try:
        made.build(to, identity=letters.IDENTITY, date=letters.DATE)
    except MailToolError as error:
        return error.code
    return None


def test_what_the_proof_run_lets_pass_is_built(tmp_path: Path) -> None:
    template = letters.template(
        "{{firstName}}", "{{ row.raw.amount + 1 }}{{ Họ_tên }}", attachments=("File",), attach_dir=tmp_path
    )
    (tmp_path / "a.pdf").write_bytes(b"x")
    made = builder(template)
    cells: list[list[str | int | None]] = [
        ["Lan", None, "#N/A", "a\nb", "\ud83d"],
        [1, None, "x", "#N/A"],
        ["a.pdf", "no", None],
    ]
    for number, (name, amount, file) in enumerate(((a, b, c) for a in cells[0] for b in cells[1] for c in cells[2]), 2):
        to = recipient(row(number, letters.ADDRESS, name, "1", amount, "x", file))
        errors = [p for p in proof(made, [to], template=template, columns=columns()) if p.severity is Severity.ERROR]
        code = refusal(made, to)
        assert code is None if not errors else code in {problem.code for problem in errors}
