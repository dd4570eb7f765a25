from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.domain.message import Template
from mailtool_gui.services.previews import Previews
from mailtool_gui.services.sheets import Sheets, recipients_of
from tests.support.samples import plain_account
from tests.support.workbooks import PEOPLE, write_workbook

TEMPLATE = Template(subject="Grüße, {{ name }}", html="<p>Dear <b>{{ name }}</b>: {{ amount }}</p>")


@pytest.fixture
def previews() -> Previews:
    return Previews(SystemClock(), locale="en-US")


class Scene:
    """A sheet and its recipients."""

    def __init__(self, path: Path) -> None:
        rows = (*PEOPLE, ("Dee", "dee at x", 1.0), ("Eli", "eli@x.example", "#N/A"))
        self.table = Sheets(locale="en-US").open(write_workbook(path / "o.xlsx", rows))
        self.recipients = recipients_of(self.table, to="E-mail", group_by=None)


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


def test_a_letter_reads_as_it_will_be_read(previews: Previews, scene: Scene) -> None:
    account = replace(plain_account(), sender_name="Bürо")
    found = previews.preview(TEMPLATE, scene.table.columns, scene.recipients[1], account)
    assert (found.mistake, found.trouble, list(found.hints)) == (None, None, [])
    letter = found.letter
    assert letter is not None
    assert (letter.subject, letter.to) == ("Grüße, Bình", "binh@x.example")
    assert letter.sender == "Bürо <office@example.com>"
    assert letter.html.strip() == "<p>Dear <b>Bình</b>: 7</p>"
    assert letter.text.strip() == "Dear Bình: 7"


def test_what_is_calculated_is_written_in_the_region_of_the_sheet(previews: Previews, scene: Scene) -> None:
    template = replace(TEMPLATE, html="<p>{{ (raw.amount * 2) | number(2) }}</p>")
    told = [
        previews.preview(template, scene.table.columns, scene.recipients[2], None, locale=locale).letter
        for locale in (None, "de-DE")
    ]
    assert [letter.text.strip() for letter in told if letter] == ["2,469.00", "2.469,00"]


def test_without_an_account_somebody_stands_in(previews: Previews, scene: Scene) -> None:
    found = previews.preview(TEMPLATE, scene.table.columns, scene.recipients[0], None)
    assert found.letter is not None
    assert found.letter.sender == "sender@example.com"


def test_a_mistake_is_the_templates_own(previews: Previews, scene: Scene) -> None:
    wrong = replace(TEMPLATE, html="<p>{{ nam }}</p>")
    found = previews.preview(wrong, scene.table.columns, scene.recipients[0], None)
    assert found.letter is None
    assert found.mistake is not None
    assert found.mistake.startswith("HTML line 1, column 7: There is no column for the field “nam”.")


def test_hints_are_for_what_looks_like_a_field(previews: Previews, scene: Scene) -> None:
    found = previews.preview(replace(TEMPLATE, html="<p>{name}</p>"), scene.table.columns, None, None)
    assert found.letter is None
    (hint,) = found.hints
    assert hint.startswith("HTML line 1: “{name}” will be sent as it is.")


@pytest.mark.parametrize(
    ("place", "said"), [(3, "B5: “dee at x” is not an e-mail address"), (4, "C6 shows #N/A, an error of Excel's.")]
)
def test_a_recipients_trouble_is_named_by_its_cell_once(
    previews: Previews, scene: Scene, place: int, said: str
) -> None:
    found = previews.preview(TEMPLATE, scene.table.columns, scene.recipients[place], None)
    assert (found.letter, found.mistake) == (None, None)
    assert found.trouble is not None
    assert found.trouble.startswith(said)


def test_an_empty_subject_is_a_trouble(previews: Previews, scene: Scene) -> None:
    found = previews.preview(replace(TEMPLATE, subject=" "), scene.table.columns, scene.recipients[0], None)
    assert found.trouble == "subject: The subject is empty."
