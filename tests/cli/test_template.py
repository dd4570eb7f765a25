from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import Desk

SHEET = Path(__file__).parents[2] / "resources" / "demo" / "orders.xlsx"


@pytest.fixture
def html(tmp_path: Path) -> Path:
    path = tmp_path / "a.html"
    path.write_text("<p>Hello {{ firstName }}</p>", encoding="utf-8")
    return path


@pytest.fixture
def saved(desk: Desk, html: Path) -> Desk:
    """With two versions of a template."""
    desk.run("template", "save", "News", "--subject", "One", "--html", html, "--language", "en")
    desk.run("template", "save", "News", "--subject", "Two", "--html", html, "--group-by", "E-mail")
    return desk


def test_saving_makes_versions(desk: Desk, html: Path) -> None:
    ran = desk.run("template", "save", "News", "--subject", "One", "--html", html, "--json")
    assert (ran.code, ran.json["name"], ran.json["version"], ran.json["new_version"]) == (0, "News", 1, True)
    again = desk.run("template", "save", "news", "--subject", "One", "--html", html)
    assert again.out == "Nothing has changed: “News” stays at version 1.\n"
    assert desk.run("template", "save", "News", "--html", html, "--json").error["code"] == "missing-option"


def test_lists_tell_where_templates_come_from(saved: Desk) -> None:
    found = saved.run("template", "list", "new", "--json").json["templates"]
    own = [each for each in found if each["origin"] == "own"]
    assert [(each["name"], each["version"], each["language"], each["subject"]) for each in own] == [
        ("News", 2, "en", "Two")
    ]
    assert "News" in saved.run("template", "list").out
    assert saved.run("template", "list", "qqqqq").err == "There is no such template.\n"


def test_a_version_is_shown(saved: Desk) -> None:
    shown = saved.run("template", "show", "news", "--json").json
    assert (shown["subject"], shown["html"], shown["group_by"]) == ("Two", "<p>Hello {{ firstName }}</p>", "E-mail")
    assert [each["version"] for each in shown["versions"]] == [2, 1]
    assert "Version: 1 of 2" in saved.run("template", "show", "News", "--version", 1).out
    assert saved.run("template", "show", "Newz", "--json").error["message"].endswith("Did you mean “News”?")


def test_a_template_goes_and_comes_back(saved: Desk) -> None:
    assert saved.run("template", "rename", "news", "Brief").out == "The template is called “Brief” now.\n"
    assert saved.run("template", "copy", "brief", "Other", "--json").json["version"] == 1
    assert saved.run("template", "remove", "brief").code == 0
    assert [each["name"] for each in saved.run("template", "list", "--removed", "--json").json["templates"]] == [
        "Brief"
    ]
    assert saved.run("template", "show", "brief", "--json").code == 2
    assert saved.run("template", "restore", "brief").out == "“Brief” is in use again.\n"


def test_files_go_in_and_out(saved: Desk, tmp_path: Path) -> None:
    for name in ("a.eml", "b.html"):
        out = tmp_path / name
        assert saved.run("template", "export", "news@1", out, "--json").json["out"] == str(out)
        ran = saved.run("template", "import", "Back", out, "--subject", "One", "--json")
        assert ran.json["subject"] == "One"
    assert saved.run("template", "export", "news", tmp_path / "c.html").out.startswith("Version 2 of “News” is in")
    saved.run("template", "import", "News", tmp_path / "b.html", "--subject", "Three")
    shown = saved.run("template", "show", "News", "--json").json
    assert (shown["version"], shown["subject"], shown["group_by"]) == (3, "Three", "E-mail")
    (tmp_path / "d.html").write_text("<p onclick=x>y</p>", encoding="utf-8")
    assert "onclick" in saved.run("template", "import", "Bad", tmp_path / "d.html").err


def test_a_message_is_made_from_a_template(saved: Desk, tmp_path: Path) -> None:
    check: list[str | Path | float] = ["check", SHEET, "--json"]
    assert saved.run(*check, "--template", "news").json["ready"] == 334
    assert saved.run(*check, "--template", "news@1").json["ready"] > 334
    unknown = saved.run(*check, "--template", "newz")
    assert (unknown.code, unknown.error["code"]) == (2, "no-such-template")
    row: list[str | Path | float] = ["render", SHEET, "--row", 2, "--json", "--template", "news"]
    assert "Subject: Two" in saved.run(*row).json["message"]
    assert "Subject: Three" in saved.run(*row, "--subject", "Three").json["message"]


def test_a_job_tells_which_version_it_sends(saved: Desk) -> None:
    saved.account()
    send: list[str | Path | float] = ["send", SHEET, "--account", "work", "--queue-only", "--json", "--yes"]
    plain = saved.run(*send, "--template", "News@1").json["id"]
    changed = saved.run(*send, "--template", "News", "--subject", "Three").json["id"]
    assert saved.run("job", plain, "--json").json["template"] == {"name": "News", "version": 1, "changed": False}
    assert saved.run("job", changed, "--json").json["template"] == {"name": "News", "version": 2, "changed": True}
    assert "Template: News, version 2, changed" in saved.run("job", changed).out
    other = saved.job("a@b.de")
    assert saved.run("job", other.id, "--json").json["template"] is None
