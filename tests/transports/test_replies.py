from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.outcome import Effect, Outcome, Reply, Scope, Stage, Verdict
from mailtool_gui.transports.replies import (
    AFTER_THE_DOT,
    EVENTS,
    EVERY,
    TABLE,
    Event,
    deferral_delay,
    judge,
    judge_event,
    row_for,
)
from tests.transports.reply_cases import PROVIDERS, ROWS, A, M, R, S


def reply(text: str) -> Reply:
    """`550 5.1.1 No such user` as a Reply; the enhanced code may be missing."""
    match = re.fullmatch(r"(\d{3})(?: (\d\.\d+\.\d+))?(?: (.*))?", text, re.DOTALL)
    assert match is not None
    return Reply(code=int(match[1]), enhanced=match[2], text=match[3] or "")


@pytest.mark.parametrize(("row", "stage", "text", "verdict", "scope", "minutes", "effects"), ROWS)
def test_a_row_of_the_table(
    row: str,
    stage: Stage,
    text: str,
    verdict: Verdict,
    scope: Scope | None,
    minutes: float | None,
    effects: set[Effect],
) -> None:
    found = row_for(stage, reply(text))
    assert found is not None
    assert found.name == row
    outcome = judge(stage, reply(text))
    assert (outcome.verdict, outcome.scope, set(outcome.effects)) == (verdict, scope, effects)
    assert outcome.delay == (None if minutes is None else timedelta(minutes=minutes))
    assert (outcome.stage, outcome.reply, outcome.reason) == (stage, reply(text), found.reason)


def test_every_row_has_a_case_and_names_are_unique() -> None:
    names = [row.name for row in TABLE]
    assert len(set(names)) == len(names)
    assert {case[0] for case in ROWS} == set(names)


@pytest.mark.parametrize(("provider", "stage", "text", "verdict", "scope"), PROVIDERS)
def test_what_providers_say(provider: str, stage: Stage, text: str, verdict: Verdict, scope: Scope | None) -> None:
    outcome = judge(stage, reply(text))
    assert (outcome.verdict, outcome.scope) == (verdict, scope), provider


@pytest.mark.parametrize(
    "text",
    [
        "550 5.2.1 The account has been suspended",
        "550 5.7.1 You are not allowed to send to this group",
        "550 account disabled",
        "452 4.2.2 quota exceeded",
        "550 mailbox quota exceeded",
    ],
)
def test_what_is_said_of_the_recipient_does_not_stop_the_account(text: str) -> None:
    assert judge(Stage.RCPT, reply(text)).scope is R


@pytest.mark.parametrize("text", ["550 5.7.1 Relaying denied", "550 spam", "552 5.2.2 full", "550 5.2.1 too quickly"])
def test_only_dead_addresses_are_suppressed(text: str) -> None:
    assert Effect.SUPPRESS not in judge(Stage.RCPT, reply(text)).effects


@pytest.mark.parametrize("stage", [Stage.MAIL, Stage.RCPT, Stage.DATA, Stage.DOT, Stage.GREETING, Stage.AUTH])
@pytest.mark.parametrize("enhanced", ["", " 4.4.2", " 4.3.2", " 4.7.0", " 4.7.28", " 4.2.1"])
def test_421_is_never_the_recipients_or_the_messages(stage: Stage, enhanced: str) -> None:
    assert judge(stage, reply(f"421{enhanced} closing")).scope in (A, S)


REPLIES = st.builds(
    Reply,
    code=st.integers(200, 599),
    enhanced=st.none() | st.from_regex(r"[245]\.\d{1,3}\.\d{1,3}", fullmatch=True),
    text=st.text(max_size=60) | st.sampled_from([case[2] for case in ROWS]),
)


@given(stage=st.sampled_from(sorted(EVERY)), said=REPLIES)
def test_any_reply_is_judged_and_only_a_2xx_to_the_dot_is_sent(stage: Stage, said: Reply) -> None:
    outcome = judge(stage, said)
    assert (outcome.verdict is Verdict.SENT) == (stage is Stage.DOT and said.code < 300)
    assert outcome.reason
    assert outcome.reply == said


@given(said=REPLIES)
def test_a_text_never_turns_a_final_no_of_the_dot_into_a_second_send_of_the_same(said: Reply) -> None:
    """A 5xx to the dot fails the message or stops the account; it is never simply tried again."""
    if said.code >= 500:
        assert judge(Stage.DOT, said).verdict in (Verdict.FAIL, Verdict.PAUSE, Verdict.COOL)


@given(said=REPLIES)
def test_a_negative_answer_to_the_dot_is_known_and_nonsense_is_not(said: Reply) -> None:
    verdict = judge(Stage.DOT, said).verdict
    assert (verdict is Verdict.UNKNOWN) == (300 <= said.code < 400)


@pytest.mark.parametrize("event", Event)
def test_every_event_has_a_row(event: Event) -> None:
    outcome = judge_event(Stage.MAIL, event, detail="mail.example.com")
    assert (outcome.verdict, outcome.scope) == EVENTS[event][0]
    assert outcome.verdict is not Verdict.UNKNOWN
    assert "{" not in outcome.reason


@pytest.mark.parametrize("event", [Event.LOST, Event.TIMEOUT, Event.GARBAGE])
@pytest.mark.parametrize("stage", Stage)
def test_only_after_the_dot_it_is_unknown(event: Event, stage: Stage) -> None:
    outcome = judge_event(stage, event)
    expected = (Verdict.UNKNOWN, M) if stage is Stage.DOT else (Verdict.RETRY, S)
    assert (outcome.verdict, outcome.scope) == expected
    assert "may have arrived" in outcome.reason or stage is not Stage.DOT


@pytest.mark.parametrize(
    "event", [Event.CERTIFICATE, Event.STARTTLS_MISSING, Event.AUTH_IN_CLEAR, Event.NO_SECRET, Event.TLS_FAILED]
)
def test_what_only_the_user_can_mend_pauses_the_account(event: Event) -> None:
    assert EVENTS[event][0] == (Verdict.PAUSE, A)


SENTENCES = [*(row.reason for row in TABLE), *(reason for _, reason in EVENTS.values()), *AFTER_THE_DOT.values()]


@pytest.mark.parametrize("sentence", sorted(set(SENTENCES)))
def test_reasons_are_plain_sentences(sentence: str) -> None:
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    spoken = sentence.replace("“authenticated SMTP”", "")  # the words of the provider's own settings
    assert not re.search(r"SMTP|RCPT|\b[245]\d\d\b|EHLO|envelope|TCP|socket|relay|MAIL FROM|  ", spoken)


def outcome_of(stage: Stage, text: str) -> Outcome:
    return judge(stage, reply(text))


@pytest.mark.parametrize(("earlier", "minutes"), [(0, 5), (1, 15), (2, 45), (3, 60), (4, 60), (70, 60)])
def test_greylisting_waits_longer_each_time(earlier: int, minutes: int) -> None:
    assert deferral_delay(outcome_of(Stage.RCPT, "451 4.7.1 Greylisted"), earlier) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("stage", "text", "minutes"),
    [
        (Stage.DOT, "451 4.3.0 later", 5),
        (Stage.RCPT, "450 4.2.1 too quickly", 60),
        (Stage.RCPT, "452 4.2.2 full", 240),
    ],
)
@pytest.mark.parametrize("earlier", [0, 1, 5])
def test_other_deferrals_wait_the_same_each_time(stage: Stage, text: str, minutes: int, earlier: int) -> None:
    assert deferral_delay(outcome_of(stage, text), earlier) == timedelta(minutes=minutes)


def test_what_has_no_time_in_the_table_has_none() -> None:
    assert deferral_delay(outcome_of(Stage.RCPT, "452 4.5.3 Too many recipients"), 2) is None
