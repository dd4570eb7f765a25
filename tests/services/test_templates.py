from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.domain.errors import AttachmentError, TemplateError
from mailtool_gui.domain.message import SavedAs, Template
from mailtool_gui.domain.saved_template import About, Origin
from mailtool_gui.services.builtin_templates import BuiltInTemplates
from mailtool_gui.services.templates import Templates, message_of, with_changes
from tests.messages.test_newsletters import cup
from tests.support.desk import Desk

HELLO = Template(subject="Hello", html="<p>Hello {{ name }}</p>", text="Hello", blocks="{}", group_by="No")
LIST = """
name = "Thanks"
language = "en"
kind = "order"
description = "After an order"
subject = "Thank you"
fields = ["Email"]
group_by = "Email"
"""


@pytest.fixture
def templates(desk: Desk, tmp_path: Path) -> Templates:
    """With one built-in template."""
    folder = tmp_path / "resources"
    folder.mkdir()
    (folder / "thanks.en.toml").write_text(LIST, encoding="utf-8")
    (folder / "thanks.en.html").write_text("<p>Thanks</p>", encoding="utf-8")
    return Templates(desk.records.templates, BuiltInTemplates(folder), SystemClock())


def listed(templates: Templates, search: str = "", language: str | None = None) -> list[tuple[str, str]]:
    return [(entry.name, entry.origin.value) for entry in templates.entries(search, language=language)]


def test_own_ones_stand_before_built_in_ones_and_hide_them(templates: Templates) -> None:
    templates.save("News", HELLO, About(language="vi"))
    assert listed(templates) == [("News", "own"), ("Thanks", "built-in")]
    assert listed(templates, "order") == [("Thanks", "built-in")]
    assert listed(templates, language="vi") == [("News", "own")]
    templates.save("THANKS", HELLO)
    assert listed(templates) == [("News", "own"), ("THANKS", "own")]
    templates.remove("Thanks")
    assert listed(templates) == [("News", "own"), ("Thanks", "built-in")]
    assert [entry.name for entry in templates.removed()] == ["THANKS"]


def test_a_version_is_found_by_its_number(templates: Templates) -> None:
    templates.save("News", HELLO)
    templates.save("News", replace(HELLO, subject="Two"))
    assert templates.get("news").template.subject == "Two"
    assert templates.get("news@1").template == templates.get("news", 1).template == HELLO
    assert templates.get("Thanks@1").entry.origin is Origin.BUILT_IN
    assert [entry.version for entry in templates.versions("news")] == [2, 1]
    assert [entry.version for entry in templates.versions("thanks")] == [1]


def test_a_removed_template_is_found_by_version_alone(templates: Templates) -> None:
    templates.save("News", HELLO)
    templates.remove("news")
    assert templates.get("news@1").template == HELLO
    with pytest.raises(TemplateError, match="no such template"):
        templates.get("news")
    templates.restore("news")
    assert templates.get("news").entry.version == 1


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Newz", "Did you mean “News”"),
        ("qqq", "There are: News, Thanks."),
        ("news@7", "no version 7; its versions are 1 to 1."),
        ("nix@1", "no such template"),
        ("thanks@2", "no such template"),
    ],
)
def test_unknown_names_are_told_with_the_nearest(templates: Templates, name: str, sentence: str) -> None:
    templates.save("News", HELLO)
    with pytest.raises(TemplateError, match=sentence) as caught:
        templates.get(name)
    assert caught.value.code == "no-such-template"


@pytest.mark.parametrize("name", ["", "  ", "a\x07b", "x" * 121, "News@3"])
def test_unusable_names_are_refused(templates: Templates, name: str) -> None:
    for act in (lambda: templates.save(name, HELLO), lambda: templates.duplicate("thanks", name)):
        with pytest.raises(TemplateError) as caught:
            act()
        assert caught.value.code == "bad-name"


def test_saving_tells_whether_it_is_new(templates: Templates) -> None:
    assert templates.save("News", HELLO, About(kind="x", language="vi")).is_new
    again = templates.save("news", HELLO)
    assert (again.is_new, again.entry.about) == (False, About(kind="x", language="vi"))
    changed = templates.save("news", HELLO, About(kind="y"))
    assert (changed.is_new, changed.entry.version, changed.entry.about) == (True, 2, About(kind="y", language="vi"))


def test_a_copy_of_a_built_in_template_is_ones_own(templates: Templates) -> None:
    with pytest.raises(TemplateError, match="comes with the program"):
        templates.remove("thanks")
    with pytest.raises(TemplateError, match="comes with the program"):
        templates.rename("thanks", "x")
    entry = templates.duplicate("thanks", "Mine")
    assert (entry.origin, entry.about.kind, entry.version) == (Origin.OWN, "order", 1)
    assert templates.get("mine").template == Template(subject="Thank you", html="<p>Thanks</p>", group_by="Email")
    with pytest.raises(TemplateError, match="already a template"):
        templates.duplicate("thanks", "mine")
    templates.rename("mine", "Yours")
    assert templates.get("yours").entry.name == "Yours"
    for act in (templates.remove, templates.restore, lambda name: templates.rename(name, "z")):
        with pytest.raises(TemplateError, match="no such template"):
            act("mine")


def test_a_message_knows_where_it_comes_from(templates: Templates) -> None:
    templates.save("News", HELLO)
    made = message_of(templates.get("news"))
    assert made == replace(HELLO, saved_as=SavedAs(name="News", version=1))
    assert with_changes(made, {"to_column": "B"}).saved_as == SavedAs(name="News", version=1)
    assert with_changes(made, {"html": HELLO.html}).text == "Hello"
    changed = with_changes(made, {"html": "<p>New</p>"})
    assert (changed.text, changed.blocks, changed.saved_as) == (
        None,
        None,
        SavedAs(name="News", version=1, changed=True),
    )
    assert with_changes(made, {"html": "<p>New</p>", "text": "t"}).text == "t"
    assert with_changes(HELLO, {"subject": "x"}).saved_as is None


def test_a_kept_template_has_its_pictures_with_it(templates: Templates, tmp_path: Path, desk: Desk) -> None:
    picture = cup(tmp_path)
    html = '<img src="cup.png" alt=""><img src="cid:other" alt="">'
    made = Template(subject="S", html=html, html_folder=tmp_path, inline=(replace(picture, cid="other"),))
    assert templates.save("Cup", made).is_new
    assert not templates.save("Cup", made).is_new
    content = picture.path.read_bytes()
    picture.path.unlink()
    found = templates.get("Cup").template
    assert not templates.save("Cup", found).is_new
    assert {(each.path.parent, each.path.read_bytes()) for each in found.inline} == {(desk.folder.pictures, content)}
    assert 'src="cid:' in found.html.partition("><")[0]
    assert found.html_folder is None
    with pytest.raises(AttachmentError, match="no picture here"):
        templates.save("Gone", made)
