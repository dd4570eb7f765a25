"""What the lower layers say is said in the user's language, whole and with its values."""

from __future__ import annotations

import ast
import importlib.util
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from mailtool_gui.domain.outcome import Reply, Stage
from mailtool_gui.domain.suppression import Suppression
from mailtool_gui.transports.replies import AFTER_THE_DOT, EVENTS, TABLE, Event, judge, judge_event
from mailtool_gui.ui.languages import install_language
from mailtool_gui.ui.phrases import clock_time, short_date
from mailtool_gui.ui.sentences import laid_over, said, templates

ROOT = Path(__file__).parents[2]
LISTED = ROOT / "resources" / "translations" / "sentences.txt"


def load(name: str) -> ModuleType:
    """A script of packaging's: its folder is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return load("sentences")


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[None]:
    assert install_language(qapp, ["vi"]) == "vi"
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


# every sentence that can be said is known


def test_the_list_is_that_of_the_sources(script: ModuleType) -> None:
    assert LISTED.read_text(encoding="utf-8").splitlines() == script.sentences(ROOT / "mailtool_gui")


def test_every_answer_of_a_server_has_a_reason_in_vietnamese(vietnamese: None) -> None:
    for row in TABLE:
        assert said(row.reason) != row.reason, row.name


@pytest.mark.parametrize("stage", [Stage.CONNECT, Stage.DOT])
@pytest.mark.parametrize("event", list(Event))
def test_everything_that_happens_without_an_answer_has_one(vietnamese: None, stage: Stage, event: Event) -> None:
    reason = judge_event(stage, event, detail="mail.example.com").reason
    translated = said(reason)
    assert not any(piece in translated for piece in ("The ", "MailTool tries", "may have arrived", "Look into"))
    assert ("mail.example.com" in translated) == ("mail.example.com" in reason)


def test_what_an_odd_answer_is_told_as(vietnamese: None) -> None:
    odd = judge(Stage.DOT, Reply(code=299, enhanced=None, text="hm"))
    assert said(odd.reason) != odd.reason
    assert set(AFTER_THE_DOT) < set(EVENTS) | {Event.LOST}


def test_every_error_is_made_with_a_listed_sentence(script: ModuleType) -> None:
    listed = set(LISTED.read_text(encoding="utf-8").splitlines())
    made_with = [
        script.template(text).strip()
        for layer in script.LAYERS
        for path in sorted((ROOT / "mailtool_gui" / layer).rglob("*.py"))
        for text in script.of_errors(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert len(made_with) > 100
    assert set(made_with) <= listed


def test_every_finding_of_the_proof_run_is_listed(script: ModuleType) -> None:
    listed = set(LISTED.read_text(encoding="utf-8").splitlines())
    files = (ROOT / "mailtool_gui" / "messages" / "proofs").glob("*.py")
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    bound = [node for node in nodes if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "message"]
    messages = {script.template(node.value) for node in bound if isinstance(node.value, ast.JoinedStr)}
    assert len(messages) > 20
    assert messages <= listed


# how a sentence is found


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("The file is empty.", ["Tệp trống."]),
        ("/home/me/orders.xlsx: The file is empty.", ["/home/me/orders.xlsx: Tệp trống."]),
        ("Row 7 is not in this job.", ["Hàng 7 "]),
        ("C4: “x@” is not an e-mail address: “” is not a domain.", ["C4: “x@” không phải", "tên miền"]),
        (
            "The server's name mail.example.com was not found. Check the internet connection and the name; MailTool "
            "tries again by itself.",
            ["Không tìm thấy tên máy chủ mail.example.com"],
        ),
        ("B3 is blank, and the message shows “Name”.", ["B3 để trống, mà thư lại hiện “Name”."]),
        ("MailTool works in this data folder: process 17646.", ["thư mục dữ liệu này: tiến trình 17646."]),
        ("The file is empty. There is no such folder.", ["Tệp trống. Không có thư mục này."]),
        ("The file is empty.\nNobody knows this one.", ["Tệp trống.\nNobody knows this one."]),
        (
            "The server did not confirm in time. "
            + ("The message may have arrived; look into the Sent folder or ask the recipient before sending it again."),
            ["Máy chủ không xác nhận kịp. Thư có thể đã đến"],
        ),
    ],
)
def test_a_sentence_is_said_with_its_values(vietnamese: None, sentence: str, parts: list[str]) -> None:
    for part in parts:
        assert part in said(sentence)


def test_a_sentence_inside_another_one_is_said_too(vietnamese: None) -> None:
    found = Suppression(address="a@x.example", reason="This address does not exist. Correct it in the sheet.")
    told = said(found.sentence)
    assert "a@x.example" in told
    assert "This address" not in told
    assert "Correct it" not in told
    assert told.endswith(".")
    assert not told.endswith("..")


@pytest.mark.parametrize(
    "sentence",
    [
        "work is ready. home reaches no server. other waits, and goes on by itself.",
        "The oldest unfinished job was made 3 hours ago.",
        "The oldest unfinished job was made less than a minute ago.",
        "The last backup of the ledger was made 2 days ago.",
        "Trying again: 2; the next try is at 2026-11-22 10:00:00.",
        "Finishes Thursday about 10:40.",
    ],
)
def test_ages_and_standings_are_said_whole(vietnamese: None, sentence: str) -> None:
    told = said(sentence)
    for word in ("ready", "reaches", "waits", "hours", "minute", "days", "ago", "again", "next", "Finishes", "about"):
        assert word not in told


def test_what_nobody_has_translated_stays_as_it_is(vietnamese: None) -> None:
    for sentence in ("", "Nobody knows this one.", "550 5.1.1 <a@x>: no such user", "x" * 9000):
        assert said(sentence) == sentence


def test_in_english_nothing_is_looked_for(qapp: QApplication) -> None:
    laid_over.cache_clear()
    assert said("The file is empty.") == "The file is empty."
    assert laid_over.cache_info().currsize == 0


def test_of_several_templates_the_one_that_says_more_itself_is_taken() -> None:
    found = laid_over("The message is larger than the server takes (12 MB). Make the attachments smaller.")
    assert found == ("The message is larger than the server takes (%1). Make the attachments smaller.", ("12 MB",))


@given(st.data())
def test_every_template_finds_itself_again(data: st.DataObject) -> None:
    _plain, open_ones = templates()
    template = data.draw(st.sampled_from(open_ones))
    values = data.draw(st.lists(st.text("abcÁ文 .@", min_size=1, max_size=9), min_size=9, max_size=9))
    sentence = template.text
    for place, value in enumerate(values, 1):
        sentence = sentence.replace(f"%{place}", value)
    assert template.values(sentence) is not None
    assert laid_over(sentence) is not None


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    said(text)
    laid_over(text)


# what counts as a sentence


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('"""The docstring is none."""', []),
        ("x = 'There is none.'", ["There is none."]),
        ("x = f'There is {y} in {z!r}.'", ["There is %1 in %2."]),
        ("x = 'The folder ({detail}) is full.'", ["The folder (%1) is full."]),
        ("x = 'Write {{ name }} here.'", ["Write {{ name }} here."]),
        ("x = f'It broke. {why}'", ["It broke. %1"]),
        ("x = 'SELECT a FROM b.'", []),
        ("x = 'no end'", []),
        ("raise SheetError('no end')", ["no end"]),
        ("raise ValueError('no end')", []),
        ("re.compile('this one. or that?')", []),
    ],
)
def test_texts_that_are_said_to_people(script: ModuleType, source: str, found: list[str]) -> None:
    assert list(script.in_source(source)) == found


def test_the_options_of_commands_are_nothing_for_a_window() -> None:
    assert said("Name the column (--to); or have marks read as text (--quote none).") == (
        "Name the column; or have marks read as text."
    )


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        (
            "/data/ledger.sqlite3: It is damaged. Nothing is sent. `mailtool rescue` puts it aside.",
            "/data/ledger.sqlite3: It is damaged. Nothing is sent.",
        ),
        ("There is an account “A” already; `mailtool account edit` changes it.", "There is an account “A” already."),
        ("There is no job x. `mailtool jobs` lists them.", "There is no job x."),
        ("`mailtool rescue` is all there is to say.", "`mailtool rescue` is all there is to say."),
    ],
)
def test_commands_are_nothing_for_a_window(sentence: str, shown: str) -> None:
    assert said(sentence) == shown


# times


def later() -> datetime:
    """A time of tomorrow, to the second."""
    return (datetime.now().astimezone() + timedelta(days=1)).replace(microsecond=0)


def test_a_time_is_shown_as_everywhere_in_the_window() -> None:
    now, then = datetime.now().astimezone(), later()
    shown = clock_time(then, now)
    assert said(f"Nobody answers. Next try: {then:%Y-%m-%d %H:%M:%S}.") == f"Nobody answers. Next try: {shown}."
    today = now.replace(hour=23, minute=59, second=59)
    assert said(f"It starts at {today:%Y-%m-%d %H:%M:%S}.") == f"It starts at {clock_time(today, today)}."
    week = said("Finishes on 2031-12-03 about 10:40.")
    assert week == f"Finishes on {short_date(date(2031, 12, 3))} about 10:40."


def test_a_time_is_shown_so_in_vietnamese_too(vietnamese: None) -> None:
    then = later()
    told = said(f"It may not send at this hour. It goes on at {then:%Y-%m-%d %H:%M:%S}.")
    assert clock_time(then, datetime.now().astimezone()) in told
    assert f"{then:%Y-%m-%d}" not in told
    assert "It goes on" not in told
    assert short_date(date(2031, 12, 3)) in said("Finishes on 2031-12-03 about 10:40.")


@pytest.mark.parametrize(
    "words",
    [
        "orders-2026-11-22.xlsx, row 4: no address.",
        "Try again after 2026-11-23 10:00:00 UTC.",
        "Try again after 2026-11-23 10:00:00+02:00.",
        "Next try: 2026-99-99 10:00:00.",
        "Finishes on 2026-99-99 about 10:40.",
        "Sheet of 2026-11-22 10:40",
    ],
)
def test_what_is_no_time_of_ours_stays(words: str) -> None:
    assert said(words) == words


def test_a_pace_is_said_in_vietnamese(vietnamese: None) -> None:
    assert said("The account sends 1 message in 0.9 seconds at the most.") == (
        "Tài khoản gửi nhiều nhất 1 thư trong 0.9 giây."
    )
    shared = said("The account sends 300 messages a second at the most, and 2 jobs share this pace.")
    assert "300 thư mỗi giây" in shared
    assert "messages" not in shared
