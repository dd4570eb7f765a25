from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.message import InlineImage, SavedAs, Template
from mailtool_gui.domain.saved_template import About, Entry
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.templates import SqliteTemplates
from tests.store.values import later
from tests.support.samples import NOON

HELLO = Template(
    subject="Hello",
    html="<p>Xin chào {{ name }}</p>",
    blocks='{"v": 1}',
    inline=(InlineImage(cid="a", path=Path("/a.png")),),
    key_columns=("No",),
    unsubscribe=("https://x/u",),
)
ABOUT = About(language="vi", kind="newsletter", description="For spring")


@pytest.fixture
def templates(records: SqliteRecords) -> SqliteTemplates:
    return records.templates


def names(found: object) -> list[str]:
    assert isinstance(found, list)
    return [entry.name for entry in found]


def test_looking_creates_nothing(folder: DataFolder, templates: SqliteTemplates) -> None:
    assert (templates.entries(), templates.entry("a"), templates.versions("a"), templates.version("a")) == (
        [], None, [], None,
    )  # fmt: skip
    assert not folder.path.exists()


def test_a_template_comes_back_whole(templates: SqliteTemplates) -> None:
    entry = templates.save("News", replace(HELLO, saved_as=SavedAs(name="x", version=1)), ABOUT, now=NOON)
    assert entry == Entry(name="News", version=1, subject="Hello", about=ABOUT, saved_at=NOON)
    found = templates.version(" NEWS ")
    assert found is not None
    assert (found.entry, found.template) == (entry, HELLO)


def test_every_change_is_a_version_and_nothing_else_is(templates: SqliteTemplates) -> None:
    templates.save("News", HELLO, ABOUT, now=NOON)
    assert templates.save("news", HELLO, ABOUT, now=later(5)).version == 1
    assert templates.save("NEWS", replace(HELLO, subject="Two"), ABOUT, now=later(9)).version == 2
    assert templates.save("NEWS", replace(HELLO, subject="Two"), About(), now=later(9)).version == 3
    assert [(each.version, each.subject) for each in templates.versions("news")] == [
        (3, "Two"),
        (2, "Two"),
        (1, "Hello"),
    ]
    first, fourth = templates.version("news", 1), templates.version("news", 4)
    assert first is not None
    assert (first.template, first.entry.saved_at, fourth) == (HELLO, NOON, None)
    assert [(entry.name, entry.version) for entry in templates.entries()] == [("NEWS", 3)]


def test_words_are_found_wherever_they_stand(templates: SqliteTemplates) -> None:
    templates.save("Summer", HELLO, ABOUT, now=NOON)
    templates.save("Autumn", replace(HELLO, html="<p>Grüße</p>"), About(), now=NOON)
    for search, found in {
        "": ["Autumn", "Summer"], "SUMMER": ["Summer"], "xin chao": ["Summer"], "GRUSSE": ["Autumn"],
        "spring summer": ["Summer"], "summer grüße": [], "hello": ["Autumn", "Summer"], "%_'": ["Autumn", "Summer"],
    }.items():  # fmt: skip
        assert names(templates.entries(search=search)) == found, search


def test_removed_ones_come_back_with_their_versions(templates: SqliteTemplates) -> None:
    templates.save("News", HELLO, ABOUT, now=NOON)
    assert templates.remove("news", now=later(3))
    assert not templates.remove("news", now=later(4))
    assert names(templates.entries()) == []
    assert [entry.removed_at for entry in templates.entries(removed=True)] == [later(3)]
    assert templates.restore("news")
    assert not templates.restore("news")
    assert names(templates.entries()) == ["News"]
    templates.remove("news", now=later(5))
    assert templates.save("news", HELLO, ABOUT, now=later(6)).removed_at is None
    templates.remove("news", now=later(7))
    assert templates.save("news", replace(HELLO, text="x"), ABOUT, now=later(8)).version == 2
    assert names(templates.entries(removed=True)) == []


def test_another_name_takes_all_versions_along(templates: SqliteTemplates) -> None:
    templates.save("News", HELLO, ABOUT, now=NOON)
    templates.save("News", replace(HELLO, text="x"), ABOUT, now=NOON)
    templates.save("Other", HELLO, ABOUT, now=NOON)
    assert templates.rename("news", "Brief")
    assert len(templates.versions("brief")) == 2
    assert names(templates.entries(search="brief")) == ["Brief"]
    assert templates.rename("brief", "BRIEF")
    assert not templates.rename("news", "x")
    with pytest.raises(TemplateError, match="already a template “other”"):
        templates.rename("brief", "other")
    assert names(templates.entries()) == ["BRIEF", "Other"]


def test_halves_of_characters_are_kept_as_question_marks(templates: SqliteTemplates) -> None:
    templates.save("a\ud800", replace(HELLO, html="\ud800", text="\udfff"), ABOUT, now=NOON)
    (entry,) = templates.entries()
    found = templates.version("a\ud800") or templates.version(entry.name)
    assert found is not None
    assert (entry.name, found.template.html, found.template.text) == ("a?", "?", "?")


def test_pictures_are_kept_once_for_their_owner_alone(folder: DataFolder, templates: SqliteTemplates) -> None:
    path = templates.keep_picture(b"picture", ".png")
    assert templates.keep_picture(b"picture", ".png") == path
    assert path.read_bytes() == b"picture"
    assert [each.name for each in folder.pictures.iterdir()] == [path.name]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.pictures.stat().st_mode) == 0o700
