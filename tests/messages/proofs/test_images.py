from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.message import InlineImage, Template
from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.messages.images import embedded
from mailtool_gui.messages.proof import proof
from mailtool_gui.messages.proofs.images import HEAVY
from tests.support import letters
from tests.support.letters import columns, recipient
from tests.support.pictures import PNG, picture


def found(template: Template, *to: Recipient) -> list[Problem]:
    made = embedded(template)
    return list(proof(letters.builder(made), to or [recipient()], template=made, columns=columns()))


def letter(html: str, folder: Path | None = None, inline: tuple[InlineImage, ...] = ()) -> Template:
    return Template(subject="Hello", html=html, html_folder=folder, inline=inline)


def test_a_picture_that_is_there_is_nothing_to_tell(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png")
    assert found(letter('<img alt="" src="cid:logo.png"><img alt="" src="logo.png">', tmp_path)) == []


def test_a_cid_without_a_picture_stops_the_job(tmp_path: Path) -> None:
    (problem,) = found(letter('<img alt="" src="cid:logo.png">', tmp_path))
    assert (problem.severity, problem.code, problem.row) == (Severity.ERROR, "missing-image", None)
    assert "“cid:logo.png”" in problem.message
    assert "There is no file called “logo.png”" in problem.message


def test_without_a_folder_it_says_so() -> None:
    (problem,) = found(letter('<img alt="" src="cid:logo.png">'))
    assert problem.message.endswith("There is no folder to look for it in.")


@pytest.mark.parametrize(
    ("source", "why"), [("cid:page.html", "no picture"), ("cid:../x.png", "hidden"), ("cid:.x.png", "hidden")]
)
def test_it_says_why_a_file_is_not_taken(source: str, why: str, tmp_path: Path) -> None:
    picture(tmp_path / "x.png")
    picture(tmp_path / "html" / ".x.png")
    (tmp_path / "html" / "page.html").write_text("<p>")
    (problem,) = found(letter(f'<img alt="" src="{source}">', tmp_path / "html"))
    assert problem.code == "missing-image"
    assert why in problem.message


def test_a_name_without_a_file_leads_nowhere(tmp_path: Path) -> None:
    (problem,) = found(letter('<img alt="" src="logo.png">', tmp_path))
    assert (problem.severity, problem.code) == (Severity.WARNING, "malformed-link")
    assert "Put the file (PNG, JPEG, GIF, WebP or BMP) beside the HTML file" in problem.message


def test_a_heavy_picture_is_told(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png", PNG + b"\0" * HEAVY)
    (problem,) = found(letter('<img alt="" src="logo.png">', tmp_path))
    assert (problem.severity, problem.code) == (Severity.WARNING, "large-image")
    assert "1.0 MB" in problem.message


def test_a_kept_picture_is_called_by_its_cid_and_not_by_its_hash(tmp_path: Path) -> None:
    kept = picture(tmp_path / f"{'0f' * 32}.png", PNG + b"\0" * HEAVY)
    (problem,) = found(letter('<img alt="" src="cid:logo">', inline=(InlineImage(cid="logo", path=kept),)))
    assert problem.message.startswith("The picture “logo” has 1.0 MB.")


def test_a_picture_that_nothing_shows_is_told(tmp_path: Path) -> None:
    image = InlineImage(cid="logo", path=picture(tmp_path / "logo.png"))
    (problem,) = found(letter("<p>Hello</p>", inline=(image,)))
    assert (problem.severity, problem.code) == (Severity.WARNING, "unused-image")


def test_a_picture_within_the_html_is_told() -> None:
    (problem,) = found(
        letter('<img alt="" src="data:image/png;base64,AAAA"><img alt="" src=" DATA:image/gif;base64,AA">')
    )
    assert (problem.severity, problem.code) == (Severity.WARNING, "data-image")


def test_a_picture_by_row_must_be_among_those_that_travel(tmp_path: Path) -> None:
    image = InlineImage(cid="Lan.png", path=picture(tmp_path / "logo.png"))
    template = letter('<img alt="" src="cid:{{firstName}}.png">', inline=(image,))
    problems = found(template, recipient(), recipient(letters.order(3, name="Ann"), address="ann@example.org"))
    assert [(p.severity, p.code, p.row, p.column) for p in problems] == [
        (Severity.ERROR, "missing-image", 3, "First Name")
    ]
    assert "“cid:Ann.png”, which is not the same in every message" in problems[0].message


@pytest.mark.parametrize("source", ["{{firstName}}.png", "cid:{{firstName}}.png", "pictures/{{ firstName }}.png"])
def test_a_picture_of_ones_own_is_refused_by_its_cell_though_the_file_is_there(source: str, tmp_path: Path) -> None:
    picture(tmp_path / "Lan.png")
    (problem,) = found(letter(f'<img alt="" src="{source}">', tmp_path))
    assert (problem.severity, problem.code, problem.row, problem.column) == (
        Severity.ERROR,
        "missing-image",
        2,
        "First Name",
    )
    assert "attach the file" in problem.message


def test_a_picture_on_the_web_may_be_ones_own(tmp_path: Path) -> None:
    assert found(letter('<img alt="" src="https://shop.test/{{firstName}}.png">', tmp_path)) == []


def test_beside_one_of_the_web_a_file_that_is_missing_is_told_as_ever(tmp_path: Path) -> None:
    html = '<img alt="{{firstName}}" src="logo.png"><img alt="" src="https://shop.test/{{firstName}}.png">'
    (problem,) = found(letter(html, tmp_path))
    assert (problem.severity, problem.code) == (Severity.WARNING, "malformed-link")


def test_a_picture_of_the_folder_is_no_unused_attachment(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png")
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    template = Template(
        subject="Hello", html='<img alt="" src="cid:logo.png">', attach_dir=tmp_path, attachments=("File",)
    )
    to = recipient(letters.row(2, letters.ADDRESS, "Lan", "1", 1, "x", "a.pdf"))
    assert found(template, to) == []
