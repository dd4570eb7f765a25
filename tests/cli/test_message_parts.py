"""Pictures, ways to unsubscribe, notices, reply addresses and PDF files, by the command line."""

from __future__ import annotations

from email import message_from_string, policy
from pathlib import Path

import pytest

from mailtool_gui.domain.unsubscribe import address_in
from tests.support.desk import Desk
from tests.support.pdf_files import pdf
from tests.support.pictures import PNG, picture
from tests.support.workbooks import write_workbook

PEOPLE = (
    ("Email", "Name", "Agent", "Customer number", "File"),
    ("Ann Lee <ann@x.example>", "Ann", "office@y.example", "K-10001", "a.pdf"),
    ("bob@x.example", "Bob", "Bea <bea@y.example>", "K-10002", "b.pdf"),
)
Words = list[str | Path | float]


@pytest.fixture
def words(desk: Desk, tmp_path: Path) -> Words:
    """SHEET and MESSAGE with a picture."""
    desk.account()
    picture(tmp_path / "logo.png")
    (tmp_path / "m.html").write_text('<p>Dear {{name}}</p><img alt="" src="logo.png">', encoding="utf-8")
    return [write_workbook(tmp_path / "a.xlsx", PEOPLE), "--subject", "Hi", "--html", tmp_path / "m.html"]


def test_the_pictures_inside_are_told(desk: Desk, words: Words, tmp_path: Path) -> None:
    ran = desk.run("check", *words, "--json")
    file = str((tmp_path / "logo.png").resolve())
    assert (ran.code, ran.json["images"]) == (0, [{"cid": "logo.png", "file": file, "size": len(PNG)}])
    assert "1 picture inside every message: logo.png." in desk.run("check", *words).out


def test_a_picture_that_is_not_there_stops_everything(desk: Desk, words: Words, tmp_path: Path) -> None:
    (tmp_path / "m.html").write_text('<img alt="" src="cid:gone.png">')
    ran = desk.run("check", *words, "--json")
    assert (ran.code, ran.json["ready"], [p["code"] for p in ran.json["problems"]]) == (1, 0, ["missing-image"])


def test_pictures_are_frozen_with_the_job(desk: Desk, words: Words, tmp_path: Path) -> None:
    job = desk.run("send", *words, "--account", "work", "--json").json["id"]
    snapshot = desk.records.snapshot(job)
    assert [image.cid for image in snapshot.template.inline] == ["logo.png"]
    assert [path for path, _ in snapshot.files] == [(tmp_path / "logo.png").resolve()]


def test_one_message_has_all_that_was_asked_for(desk: Desk, words: Words) -> None:
    more: Words = ["--reply-to", "Agent", "--unsubscribe", "https://y.example/u", "--notice", "--row", 3, "--json"]
    ran = desk.run("render", *words, *more)
    read = message_from_string(ran.json["message"].replace("\r\n", "\n"), policy=policy.default)
    assert str(read["Reply-To"]) == "Bea <bea@y.example>"
    assert read["Auto-Submitted"] == "auto-generated"
    assert read["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert address_in(read["List-Unsubscribe"].strip("<>").partition("token=")[2]) == "bob@x.example"
    assert [part.get_content_type() for part in read.walk()][:2] == ["multipart/related", "multipart/alternative"]


def test_names_in_cells_come_with_their_addresses(desk: Desk, words: Words) -> None:
    ran = desk.run("render", *words, "--row", 2, "--json")
    assert "\r\nTo: Ann Lee <ann@x.example>\r\n" in ran.json["message"]


@pytest.mark.parametrize(("option", "found"), [([], []), (["--read-pdf"], ["E2", "E3"])])
def test_pdf_files_are_read_by_choice(
    desk: Desk, words: Words, tmp_path: Path, option: list[str], found: list[str]
) -> None:
    pdf(tmp_path / "a.pdf", "Invoice for K-10002")
    pdf(tmp_path / "b.pdf", "Invoice for K-10001")
    ran = desk.run("check", *words, "--attach", "File", "--attach-dir", tmp_path, *option, "--json")
    assert [p["cell"] for p in ran.json["problems"] if p["code"] == "wrong-person"] == found
