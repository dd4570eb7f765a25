from __future__ import annotations

from pathlib import Path

from mailtool_gui.domain.message import Template
from mailtool_gui.domain.problem import Problem
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.messages.proof import proof
from tests.support import letters
from tests.support.letters import builder, columns, recipient, row


def naming(number: int, file: str | None) -> Recipient:
    address = f"p{number}@x.de"
    return recipient(row(number, address, "x", "1", 1, "x", file), address=address)


def problems(template: Template, *recipients: Recipient) -> list[Problem]:
    return list(proof(builder(template), recipients, template=template, columns=columns()))


def folder_of(path: Path, **sizes: int) -> Path:
    for name, size in sizes.items():
        with (path / f"{name}.pdf").open("wb") as file:
            file.truncate(size)
    return path


def test_the_sheet_beside_its_attachments_is_not_missed(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a=1, sheet=1)
    template = letters.template(attachments=("File",), attach_dir=folder)
    to = [naming(2, "a.pdf")]
    assert not list(
        proof(builder(template), to, template=template, columns=columns(), sheet=folder / "." / "sheet.pdf")
    )
    assert problems(template, *to)


def test_files_that_nobody_gets_are_named_once(tmp_path: Path) -> None:
    template = letters.template(attachments=("File",), attach_dir=folder_of(tmp_path, a=1, b=1, c=1))
    (problem,) = problems(template, naming(2, "a.pdf"), naming(3, "a.pdf"))
    assert (problem.code, problem.row) == ("unused-attachment", None)
    assert "“b.pdf”, “c.pdf”." in problem.message


def test_very_many_unused_ones_are_counted(tmp_path: Path) -> None:
    names = {f"f{number:04}": 1 for number in range(1205)}
    template = letters.template(attachments=("File",), attach_dir=folder_of(tmp_path, **names))
    (problem,) = problems(template, naming(2, "f0000.pdf"))
    assert problem.message.endswith(" and 1,199 more.")


def test_a_folder_beside_files_for_everybody_alone_is_not_looked_at(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a=1, b=1)
    template = letters.template(attachments=(str(folder / "a.pdf"),), attach_dir=folder)
    assert problems(template, naming(2, None)) == []


def test_empty_files_are_told(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a=0, b=0)
    template = letters.template(attachments=(str(folder / "a.pdf"), "File"), attach_dir=folder)
    found = problems(template, naming(2, "b.pdf"), naming(3, "b.pdf"))
    assert [(p.code, p.row) for p in found] == [("empty-attachment", n) for n in (None, 2, 3)]


def test_sizes_have_two_steps_and_an_end(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, small=2**20, large=9 * 2**20, huge=30 * 2**20, monstrous=151 * 2**20)
    template = letters.template(attachments=("File",), attach_dir=folder)
    to = [naming(n, f"{name}.pdf") for n, name in enumerate(("small", "large", "huge", "monstrous"), 2)]
    assert [(p.severity.value, p.code, p.row) for p in problems(template, *to)] == [
        ("warning", "large-message", 3),
        ("warning", "too-large", 4),
        ("error", "oversized-attachment", 5),
        ("warning", "unused-attachment", None),
    ]


def test_the_files_of_one_row_count_together(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, a=5 * 2**20, b=5 * 2**20)
    template = letters.template(attachments=("File",), attach_dir=folder)
    (problem,) = problems(template, naming(2, "a.pdf\nb.pdf"))
    assert problem.code == "large-message"
