from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from mailtool_gui.domain.message import Template
from mailtool_gui.domain.once import Once
from mailtool_gui.domain.saved_template import Origin
from mailtool_gui.messages.builder import Sender
from mailtool_gui.messages.cleaning import cleaned
from mailtool_gui.messages.inlining import inlined
from mailtool_gui.services.builtin_templates import BuiltIn, BuiltInTemplates
from mailtool_gui.services.campaigns import Proofed
from mailtool_gui.services.desk import Desk as Services
from mailtool_gui.services.draft import Draft
from tests.support.desk import Desk
from tests.support.letters import DATE, IDENTITY, content
from tests.support.sample_sheets import sample_sheet

ALL = BuiltInTemplates()
BY_FILE = {built_in.source.stem: built_in for built_in in ALL.all}
REGIONS = {"en": "en-GB", "vi": "vi-VN", "mn": "mn-MN"}
KINDS = {"order", "newsletter", "sign-in", "renewal", "payment"}
SENDER = Sender("office@example.com", "The Office")


@pytest.fixture(params=BY_FILE)
def built_in(request: pytest.FixtureRequest) -> BuiltIn:
    return BY_FILE[request.param]


def template_of(built_in: BuiltIn) -> Template:
    found = ALL.named(built_in.entry.name)
    assert found is not None
    if built_in.entry.about.kind == "newsletter":  # where people unsubscribe, only the sender knows
        return replace(found.template, unsubscribe=("mailto:stop@example.org",))
    return found.template


def proofed(desk: Desk, built_in: BuiltIn, folder: Path) -> Proofed:
    campaigns = Services(Once(lambda: desk.parts(folder)), locale=REGIONS[built_in.entry.about.language]).campaigns
    return campaigns.proofed(Draft(sheet=sample_sheet(built_in, folder), template=template_of(built_in)), SENDER)


def test_every_kind_is_there_in_its_languages() -> None:
    said = [each.entry.about for each in ALL.all]
    languages = {kind: {about.language for about in said if about.kind == kind} for kind in KINDS}
    assert languages == {kind: {"en", "vi", "mn"} if kind == "sign-in" else {"en", "vi"} for kind in KINDS}
    assert [each.entry.about.language for each in ALL.all][:5] == ["en"] * 5
    assert len({each.entry.name for each in ALL.all}) == len(ALL.all) == 11


def test_each_is_found_by_its_name_and_that_of_its_files(built_in: BuiltIn) -> None:
    for name in (built_in.entry.name, built_in.entry.name.upper(), built_in.source.stem):
        found = ALL.named(name)
        assert found is not None
        assert (found.entry, found.entry.origin) == (built_in.entry, Origin.BUILT_IN)
    assert ALL.named("nix") is None


def test_words_are_found_in_what_is_said_of_them() -> None:
    assert [entry.name for entry in ALL.entries("dang nhap")] == ["Thông báo đăng nhập"]
    assert [entry.name for entry in ALL.entries("renews price")] == ["Renewal reminder"]
    assert ALL.entries("qqq") == []


def test_each_proofs_clean(desk: Desk, built_in: BuiltIn, tmp_path: Path) -> None:
    found = proofed(desk, built_in, tmp_path)
    assert [problem.message for problem in found.problems] == []
    assert found.ready == len(found.recipients) >= 2


def test_each_makes_html_and_text_with_all_that_the_sheet_says(desk: Desk, built_in: BuiltIn, tmp_path: Path) -> None:
    found = proofed(desk, built_in, tmp_path)
    for recipient in found.recipients:
        message = found.builder.build(recipient, identity=IDENTITY, date=DATE)
        html, text = content(message, "html"), content(message, "plain")
        shown = [cell.shown for row in recipient.rows for cell in row.cells if cell.kind.value == "text"]
        said = [word for word in shown if word not in (recipient.address, "EUR") and not word.startswith("https:")]
        for part in (html, text):
            missing = [word for word in said if word.split("\n")[0] not in part]
            assert missing == []
        assert "{{" not in html + text
        assert "{%" not in html + text


def test_sums_and_dates_are_those_of_the_region(desk: Desk, tmp_path: Path) -> None:
    found = proofed(desk, BY_FILE["payment-reminder.vi"], tmp_path)
    text = content(found.builder.build(found.recipients[0], identity=IDENTITY, date=DATE), "plain")
    assert "3.265.000 ₫" in text
    assert "12/11/2026" in text


def test_each_is_safe_for_mail(built_in: BuiltIn) -> None:
    html = template_of(built_in).html
    assert cleaned(html).html == html
    assert inlined(html) == html
    assert len(html) < 20_000
    assert not re.search(r"https?://|<img|@import|url\(", html)
    assert 'role="presentation"' in html
    assert "max-width:600px" in html
    assert "prefers-color-scheme: dark" in html
    assert f'<html lang="{built_in.entry.about.language}">' in html


def test_a_notice_says_that_it_is_one(built_in: BuiltIn) -> None:
    is_notice = built_in.entry.about.kind == "sign-in"
    assert (built_in.notice, template_of(built_in).text is not None) == (is_notice, is_notice)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_newsletter_leads_to_where_people_unsubscribe(desk: Desk, tmp_path: Path, language: str) -> None:
    found = proofed(desk, BY_FILE[f"newsletter.{language}"], tmp_path)
    html = content(found.builder.build(found.recipients[0], identity=IDENTITY, date=DATE), "html")
    assert 'href="mailto:stop@example.org?subject=unsubscribe%20' in html
