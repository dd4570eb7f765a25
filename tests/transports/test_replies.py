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

A, M, R, S = Scope.ACCOUNT, Scope.MESSAGE, Scope.RECIPIENT, Scope.SERVER


def reply(text: str) -> Reply:
    """`550 5.1.1 No such user` as a Reply; the enhanced code may be missing."""
    match = re.fullmatch(r"(\d{3})(?: (\d\.\d+\.\d+))?(?: (.*))?", text, re.DOTALL)
    assert match is not None
    return Reply(code=int(match[1]), enhanced=match[2], text=match[3] or "")


# One case or more for every row: name of the row, stage, reply, verdict, scope, minutes to wait, effects.
ROWS: list[tuple[str, Stage, str, Verdict, Scope | None, float | None, set[Effect]]] = [
    ("accepted", Stage.DOT, "250 2.0.0 Ok: queued as 4711", Verdict.SENT, None, None, set()),
    ("accepted", Stage.DOT, "250", Verdict.SENT, None, None, set()),
    ("accepted", Stage.DOT, "251 will forward", Verdict.SENT, None, None, set()),
    ("auth-app-password", Stage.AUTH, "534 5.7.9 Application-specific password", Verdict.PAUSE, A, None, set()),
    ("auth-basic-off", Stage.AUTH, "535 5.7.139 Authentication unsuccessful", Verdict.PAUSE, A, None, set()),
    ("auth-refused", Stage.AUTH, "535 5.7.8 Username and Password not accepted", Verdict.PAUSE, A, None, set()),
    ("auth-refused", Stage.AUTH, "535 Incorrect authentication data", Verdict.PAUSE, A, None, set()),
    ("auth-refused", Stage.AUTH, "534 5.7.14 Please log in with your web browser", Verdict.PAUSE, A, None, set()),
    ("auth-refused", Stage.AUTH, "530 5.7.0 Must issue a STARTTLS command first", Verdict.PAUSE, A, None, set()),
    ("auth-refused", Stage.AUTH, "538 5.7.11 Encryption required", Verdict.PAUSE, A, None, set()),
    ("auth-refused", Stage.AUTH, "554 5.7.8 no", Verdict.PAUSE, A, None, set()),
    ("auth-new-password", Stage.AUTH, "432 4.7.12 A password transition is needed", Verdict.PAUSE, A, None, set()),
    ("auth-too-many", Stage.AUTH, "454 4.7.0 Too many login attempts", Verdict.COOL, A, 15, set()),
    ("auth-too-many", Stage.AUTH, "421 4.7.0 Too many login attempts", Verdict.COOL, A, 15, set()),
    ("auth-not-now", Stage.AUTH, "451 4.3.0 backend", Verdict.COOL, A, 5, set()),
    ("auth-not-now", Stage.AUTH, "421 closing", Verdict.COOL, A, 5, set()),
    ("auth-impossible", Stage.AUTH, "504 5.5.4 Unrecognized authentication type", Verdict.PAUSE, A, None, set()),
    ("auth-impossible", Stage.AUTH, "503 5.5.1 AUTH not available", Verdict.PAUSE, A, None, set()),
    ("too-many-connections", Stage.DOT, "432 4.3.2 Concurrent connections limit exceeded", Verdict.COOL, A, 0.5,
     {Effect.FEWER_CONNECTIONS}),
    ("too-many-connections", Stage.AUTH, "432 4.3.2 Concurrent connections limit exceeded", Verdict.COOL, A, 0.5,
     {Effect.FEWER_CONNECTIONS}),
    ("daily-limit", Stage.RCPT, "550 5.4.5 Daily user sending limit exceeded", Verdict.COOL, A, None,
     {Effect.CAP_REACHED}),
    ("daily-limit", Stage.DOT, "550 5.4.5 Daily sending quota exceeded", Verdict.COOL, A, None, {Effect.CAP_REACHED}),
    ("daily-limit-by-text", Stage.DOT, "454 Throttling failure: Daily message quota exceeded.", Verdict.COOL, A, None,
     {Effect.CAP_REACHED}),
    ("daily-limit-by-text", Stage.MAIL, "550 5.7.1 Daily SMTP relay limit exceeded", Verdict.COOL, A, None,
     {Effect.CAP_REACHED}),
    ("quota-blocked", Stage.DOT, "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException",
     Verdict.PAUSE, A, None, set()),
    ("account-blocked", Stage.DOT, "550 5.1.8 Access denied, bad outbound sender", Verdict.PAUSE, A, None, set()),
    ("account-blocked", Stage.MAIL, "550 5.1.8 Access denied, bad outbound sender", Verdict.PAUSE, A, None, set()),
    ("sign-in-wanted", Stage.MAIL, "530 5.7.57 Client was not authenticated", Verdict.PAUSE, A, None, set()),
    ("sign-in-wanted", Stage.RCPT, "530 5.7.0 Authentication required", Verdict.PAUSE, A, None, set()),
    ("sign-in-wanted", Stage.RCPT, "535 5.7.8 sign in first", Verdict.PAUSE, A, None, set()),
    ("not-your-sender", Stage.MAIL, "550 5.7.60 Client does not have permissions", Verdict.PAUSE, A, None, set()),
    ("not-your-sender", Stage.DOT, "554 5.2.252 SendAsDenied", Verdict.PAUSE, A, None, set()),
    ("not-your-sender-by-text", Stage.DOT, "554 Message rejected: Email address is not verified.", Verdict.PAUSE, A,
     None, set()),
    ("too-many-connections-421", Stage.GREETING, "421 Too many concurrent SMTP connections; please try again later.",
     Verdict.COOL, A, 0.5, {Effect.FEWER_CONNECTIONS}),
    ("throttled", Stage.GREETING, "421 4.7.0 Error: too many connections", Verdict.COOL, A, 5, {Effect.HALVE_PACE}),
    ("throttled", Stage.MAIL, "421 4.7.28 unusual rate of mail", Verdict.COOL, A, 5, {Effect.HALVE_PACE}),
    ("throttled", Stage.DOT, "421 4.7.0 Temporary System Problem.", Verdict.COOL, A, 5, {Effect.HALVE_PACE}),
    ("throttled-454", Stage.DOT, "454 Throttling failure: Maximum sending rate exceeded.", Verdict.COOL, A, 5,
     {Effect.HALVE_PACE}),
    ("throttled-454", Stage.RCPT, "451 4.7.500 Server busy. Please try again later", Verdict.COOL, A, 5,
     {Effect.HALVE_PACE}),
    ("throttled-454-by-text", Stage.RCPT, "454 4.3.0 Try again later", Verdict.COOL, A, 5, {Effect.HALVE_PACE}),
    ("throttled-421-by-text", Stage.MAIL, "421 Try again later", Verdict.COOL, A, 5, {Effect.HALVE_PACE}),
    ("throttled-sender", Stage.MAIL, "450 4.7.1 Error: too much mail from 192.0.2.1", Verdict.COOL, A, 5,
     {Effect.HALVE_PACE}),
    ("closing-instead", Stage.DOT, "421 4.3.2 Shutting down", Verdict.RETRY, S, None, set()),
    ("closing-instead", Stage.DOT, "421 4.4.2 Timeout", Verdict.RETRY, S, None, set()),
    ("idle", Stage.MAIL, "421 4.4.2 Idle", Verdict.RETRY, S, None, set()),
    ("closing", Stage.GREETING, "421 4.3.2 Service not available", Verdict.RETRY, S, None, set()),
    ("closing", Stage.RCPT, "421 Service not available, closing channel", Verdict.RETRY, S, None, set()),
    ("tls-not-now", Stage.STARTTLS, "454 4.7.0 TLS not available", Verdict.COOL, A, 5, set()),
    ("tls-not-now", Stage.STARTTLS, "454 try again later", Verdict.COOL, A, 5, set()),
    ("tls-refused", Stage.STARTTLS, "502 5.5.1 No", Verdict.PAUSE, A, None, set()),
    ("not-served-now", Stage.GREETING, "450 4.3.2 busy", Verdict.RETRY, S, None, set()),
    ("not-served-now", Stage.EHLO, "451 4.3.0 wait", Verdict.RETRY, S, None, set()),
    ("not-served", Stage.GREETING, "554 5.7.1 No SMTP service here", Verdict.PAUSE, A, None, set()),
    ("not-served", Stage.EHLO, "550 Invalid HELO name", Verdict.PAUSE, A, None, set()),
    ("too-large", Stage.MAIL, "552 5.3.4 Message size exceeds fixed limit", Verdict.FAIL, M, None, set()),
    ("too-large", Stage.DOT, "552 5.3.4 too big", Verdict.FAIL, M, None, set()),
    ("too-large", Stage.RCPT, "552 5.2.3 too long for this mailbox", Verdict.FAIL, M, None, set()),
    ("too-large-by-code", Stage.DOT, "552 Requested mail action aborted", Verdict.FAIL, M, None, set()),
    ("too-large-by-text", Stage.MAIL, "552 message size exceeds maximum", Verdict.FAIL, M, None, set()),
    ("letters-refused", Stage.MAIL, "550 5.6.7 SMTPUTF8 needed", Verdict.FAIL, M, None, set()),
    ("sender-refused", Stage.MAIL, "550 5.1.0 sender rejected", Verdict.PAUSE, A, None, set()),
    ("sender-refused", Stage.MAIL, "553 5.7.1 not owned by user", Verdict.PAUSE, A, None, set()),
    ("sender-refused", Stage.MAIL, "554 no", Verdict.PAUSE, A, None, set()),
    ("sender-refused", Stage.MAIL, "551 no", Verdict.PAUSE, A, None, set()),
    ("sender-refused", Stage.MAIL, "552 5.2.2 no", Verdict.PAUSE, A, None, set()),
    ("sender-refused", Stage.MAIL, "501 5.1.7 Bad sender address syntax", Verdict.PAUSE, A, None, set()),
    ("mail-impossible", Stage.MAIL, "503 5.5.1 EHLO first", Verdict.PAUSE, A, None, set()),
    ("command-refused", Stage.RCPT, "503 5.5.1 AUTH first", Verdict.PAUSE, A, None, set()),
    ("command-refused", Stage.DATA, "503 5.5.1 Bad sequence", Verdict.PAUSE, A, None, set()),
    ("mail-not-now", Stage.MAIL, "452 4.3.1 Insufficient system storage", Verdict.DEFER, M, 5, set()),
    ("receives-too-quickly", Stage.RCPT, "450 4.2.1 receiving mail too quickly", Verdict.DEFER, R, 60, set()),
    ("receives-too-quickly", Stage.DOT, "450 4.2.1 receiving mail too quickly", Verdict.DEFER, R, 60, set()),
    ("mailbox-full-now", Stage.RCPT, "452 4.2.2 The email account is over quota", Verdict.DEFER, R, 240, set()),
    ("too-many-recipients", Stage.RCPT, "452 4.5.3 Too many recipients", Verdict.RETRY, M, None, set()),
    ("greylisted", Stage.RCPT, "450 4.2.0 Greylisted, please try again later", Verdict.DEFER, R, 5, set()),
    ("greylisted", Stage.RCPT, "451 4.7.1 Greylisting in action", Verdict.DEFER, R, 5, set()),
    ("greylisted", Stage.RCPT, "450 mailbox busy", Verdict.DEFER, R, 5, set()),
    ("greylisted", Stage.RCPT, "454 4.7.1 Relay access denied", Verdict.DEFER, R, 5, set()),
    ("receives-too-quickly-for-good", Stage.RCPT, "550 5.2.1 receiving mail at a rate that prevents", Verdict.FAIL, R,
     None, set()),
    ("no-such-recipient", Stage.RCPT, "550 5.1.1 x", Verdict.FAIL, R, None, {Effect.SUPPRESS}),
    ("no-such-recipient", Stage.RCPT, "551 5.1.2 x", Verdict.FAIL, R, None, {Effect.SUPPRESS}),
    ("no-such-recipient", Stage.RCPT, "553 5.1.3 x", Verdict.FAIL, R, None, {Effect.SUPPRESS}),
    ("no-such-recipient", Stage.RCPT, "550 5.1.10 RESOLVER.ADR.RecipientNotFound", Verdict.FAIL, R, None,
     {Effect.SUPPRESS}),
    ("no-such-recipient", Stage.RCPT, "550 5.2.1 The account is disabled", Verdict.FAIL, R, None, {Effect.SUPPRESS}),
    ("no-such-recipient-by-text", Stage.RCPT, "550 No such user here", Verdict.FAIL, R, None, {Effect.SUPPRESS}),
    ("no-such-recipient-by-text", Stage.RCPT, "550 User unknown", Verdict.FAIL, R, None, {Effect.SUPPRESS}),
    ("mailbox-full", Stage.RCPT, "552 5.2.2 Mailbox full", Verdict.FAIL, R, None, set()),
    ("mailbox-full", Stage.RCPT, "552 exceeded storage", Verdict.FAIL, R, None, set()),
    ("recipient-by-policy", Stage.RCPT, "550 5.7.1 Relaying denied", Verdict.FAIL, R, None, {Effect.POLICY_REFUSAL}),
    ("recipient-by-policy", Stage.RCPT, "554 5.7.1 no such user", Verdict.FAIL, R, None, {Effect.POLICY_REFUSAL}),
    ("recipient-refused", Stage.RCPT, "550 mailbox unavailable", Verdict.FAIL, R, None, set()),
    ("recipient-refused", Stage.RCPT, "501 5.1.3 Bad recipient address syntax", Verdict.FAIL, R, None, set()),
    ("content-refused", Stage.DOT, "554 5.7.1 Message refused as spam", Verdict.FAIL, M, None,
     {Effect.CONTENT_REFUSAL}),
    ("content-refused", Stage.DATA, "554 5.7.1 Refused", Verdict.FAIL, M, None, {Effect.CONTENT_REFUSAL}),
    ("content-refused", Stage.DOT, "552 5.7.0 blocked attachment", Verdict.FAIL, M, None, {Effect.CONTENT_REFUSAL}),
    ("message-refused", Stage.DOT, "550 5.6.0 Invalid header", Verdict.FAIL, M, None, set()),
    ("message-refused", Stage.DATA, "550 5.5.0 no", Verdict.FAIL, M, None, set()),
    ("message-not-now", Stage.DOT, "451 4.3.0 queue file write error", Verdict.DEFER, M, 5, set()),
    ("message-not-now", Stage.DOT, "452 4.3.1 Insufficient system storage", Verdict.DEFER, M, 5, set()),
    ("message-not-now", Stage.DATA, "450 4.3.2 later", Verdict.DEFER, M, 5, set()),
    ("message-not-now", Stage.DOT, "451 4.7.1 Greylisted", Verdict.DEFER, M, 5, set()),
]  # fmt: skip


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


# What providers are known to say, and what an office user must see come of it.
PROVIDERS: list[tuple[str, Stage, str, Verdict, Scope | None]] = [
    ("gmail", Stage.AUTH, "535 5.7.8 Username and Password not accepted. For more information", Verdict.PAUSE, A),
    ("gmail", Stage.AUTH, "454 4.7.0 Too many login attempts, please try again later.", Verdict.COOL, A),
    ("gmail", Stage.MAIL, "530 5.7.0 Must issue a STARTTLS command first.", Verdict.PAUSE, A),
    ("gmail", Stage.RCPT, "550 5.1.1 The email account that you tried to reach does not exist.", Verdict.FAIL, R),
    ("gmail", Stage.RCPT, "450 4.2.1 The user you are trying to contact is receiving mail too quickly.",
     Verdict.DEFER, R),
    ("gmail", Stage.RCPT, "452 4.2.2 The recipient's inbox is out of storage space.", Verdict.DEFER, R),
    ("gmail", Stage.RCPT, "452 4.5.3 Your message has too many recipients.", Verdict.RETRY, M),
    ("gmail", Stage.DOT, "550 5.4.5 Daily user sending limit exceeded. For more information on Gmail", Verdict.COOL, A),
    ("gmail", Stage.DOT, "421 4.7.28 Our system has detected an unusual rate of unsolicited mail", Verdict.COOL, A),
    ("gmail", Stage.DOT, "552 5.3.4 Your message exceeded Google's message size limits.", Verdict.FAIL, M),
    ("gmail", Stage.DOT, "552 5.7.0 This message was blocked because its content presents a potential security issue",
     Verdict.FAIL, M),
    ("gmail", Stage.DOT, "550 5.7.1 Our system has detected that this message is likely unsolicited mail.",
     Verdict.FAIL, M),
    ("gmail", Stage.MAIL, "421 4.7.0 Temporary System Problem. Try again later", Verdict.COOL, A),
    ("microsoft", Stage.AUTH, "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled",
     Verdict.PAUSE, A),
    ("microsoft", Stage.AUTH, "535 5.7.3 Authentication unsuccessful", Verdict.PAUSE, A),
    ("microsoft", Stage.DOT, "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded", Verdict.COOL, A),
    ("microsoft", Stage.DOT, "554 5.2.252 SendAsDenied; anna not allowed to send as bob", Verdict.PAUSE, A),
    ("microsoft", Stage.DOT, "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException",
     Verdict.PAUSE, A),
    ("microsoft", Stage.DOT, "554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied",
     Verdict.PAUSE, A),
    ("microsoft", Stage.DOT, "550 5.1.8 Access denied, bad outbound sender AS(42004)", Verdict.PAUSE, A),
    ("microsoft", Stage.RCPT, "550 5.1.90 Your message can't be sent because you've reached your daily limit",
     Verdict.COOL, A),
    ("microsoft", Stage.MAIL, "530 5.7.57 SMTP; Client was not authenticated to send anonymous mail", Verdict.PAUSE, A),
    ("microsoft", Stage.RCPT, "550 5.4.1 Recipient address rejected: Access denied", Verdict.FAIL, R),
    ("microsoft", Stage.RCPT, "451 4.7.500 Server busy. Please try again later from [192.0.2.1]", Verdict.COOL, A),
    ("exchange", Stage.DOT, "550 5.7.60 SMTP; Client does not have permissions to send as this sender",
     Verdict.PAUSE, A),
    ("exchange", Stage.RCPT, "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found", Verdict.FAIL, R),
    ("exchange", Stage.MAIL, "421 4.4.2 Message submission rate for this client has exceeded the limit",
     Verdict.RETRY, S),
    ("exchange", Stage.MAIL, "452 4.3.1 Insufficient system resources", Verdict.DEFER, M),
    ("exchange", Stage.RCPT, "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain", Verdict.FAIL, R),
    ("postfix", Stage.RCPT, "550 5.1.1 <x@example.com>: Recipient address rejected: User unknown", Verdict.FAIL, R),
    ("postfix", Stage.RCPT, "450 4.1.1 <x@example.com>: Recipient address rejected: unverified address",
     Verdict.DEFER, R),
    ("postfix", Stage.RCPT, "450 4.2.0 <x@example.com>: Recipient address rejected: Greylisted", Verdict.DEFER, R),
    ("postfix", Stage.RCPT, "554 5.7.1 <x@example.com>: Relay access denied", Verdict.FAIL, R),
    ("postfix", Stage.MAIL, "553 5.7.1 <a@example.com>: Sender address rejected: not owned by user", Verdict.PAUSE, A),
    ("postfix", Stage.MAIL, "552 5.3.4 Message size exceeds fixed limit", Verdict.FAIL, M),
    ("postfix", Stage.DOT, "451 4.3.0 Error: queue file write error", Verdict.DEFER, M),
    ("postfix", Stage.DOT, "554 5.7.1 Service unavailable; Spam message rejected", Verdict.FAIL, M),
    ("postfix", Stage.GREETING, "421 4.7.0 mx.example.com Error: too many connections from 192.0.2.1", Verdict.COOL, A),
    ("postfix", Stage.GREETING, "421 4.3.2 All server ports are busy", Verdict.RETRY, S),
    ("postfix", Stage.MAIL, "421 4.4.2 mx.example.com Error: timeout exceeded", Verdict.RETRY, S),
    ("postfix", Stage.RCPT, "450 4.7.1 Client host rejected: cannot find your hostname", Verdict.DEFER, R),
    ("yahoo", Stage.AUTH, "535 5.7.0 (#AUTH005) Too many bad auth attempts.", Verdict.PAUSE, A),
    ("yahoo", Stage.MAIL, "421 4.7.0 [TSS04] Messages temporarily deferred due to user complaints", Verdict.COOL, A),
    ("yahoo", Stage.RCPT, "552 5.2.2 The email account that you tried to reach is over quota", Verdict.FAIL, R),
    ("yahoo", Stage.DOT, "554 5.7.9 Message not accepted for policy reasons.", Verdict.FAIL, M),
    ("yahoo", Stage.DOT, "451 4.3.2 Internal error reading data", Verdict.DEFER, M),
    ("amazon", Stage.DOT, "454 Throttling failure: Maximum sending rate exceeded.", Verdict.COOL, A),
    ("amazon", Stage.DOT, "454 Throttling failure: Daily message quota exceeded.", Verdict.COOL, A),
    ("exim", Stage.RCPT, "550 Unrouteable address", Verdict.FAIL, R),
    ("exim", Stage.AUTH, "535 Incorrect authentication data", Verdict.PAUSE, A),
]  # fmt: skip


@pytest.mark.parametrize(("provider", "stage", "text", "verdict", "scope"), PROVIDERS)
def test_what_providers_say(provider: str, stage: Stage, text: str, verdict: Verdict, scope: Scope | None) -> None:
    outcome = judge(stage, reply(text))
    assert (outcome.verdict, outcome.scope) == (verdict, scope), provider


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
