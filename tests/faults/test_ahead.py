"""Faults where the next envelope is behind the dot, and where the content goes by BDAT.

The first message warms the line. Then the server does its worst to the dot that has an envelope behind it, or to that
envelope: each message is judged by what was said of it, and what has not passed its own dot has cost it nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from mailtool_gui.domain.account import AccountStatus
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.outcome import Scope, Verdict
from tests.faults.cases import BDAT, DATA, DOT, MAIL, RCPT, SENT_AT_ONCE, Fate, Fault
from tests.support.fault_run import PEOPLE, FaultRun, Way
from tests.support.smtp_script import USUAL, Raw, never_ends

WARM, (FIRST, NEXT, LAST) = "warm@example.com", PEOPLE
OPEN = (DeliveryStatus.QUEUED, DeliveryStatus.DEFERRED)
SENT, QUEUED = DeliveryStatus.SENT, DeliveryStatus.QUEUED
DAY = timedelta(hours=25)
SOON, PATIENT = 0.4, 20.0
PLAIN = ("SIZE 10000000", "8BITMIME")
CHUNKING = (*PLAIN, "CHUNKING")
LOST_LATER = Fate(DeliveryStatus.DEFERRED, Verdict.RETRY, Scope.SERVER)

Met = tuple[Fault, tuple[str, ...]]

ENVELOPE = [*MAIL, *RCPT, *DATA]


def each_once(cases: Sequence[Fault]) -> list[Met]:
    """Every fault, by DATA and by BDAT in turn; by the latter there is no answer to DATA."""
    return [(case, CHUNKING if number % 2 and case.stage != "DATA" else PLAIN) for number, case in enumerate(cases)]


def the_other_way(cases: Sequence[Fault]) -> list[Met]:
    """What is left."""
    ways = [(case, way) for case in cases for way in (PLAIN, CHUNKING) if way == PLAIN or case.stage != "DATA"]
    return [met for met in ways if met not in each_once(cases)]


def name(met: Met | object) -> str:
    return f"{met[0]} {'BDAT' if met[1] == CHUNKING else 'DATA'}" if isinstance(met, tuple) else str(met)


def run_of(met: Met, folder: Path, *, after: int) -> FaultRun:
    """The server does it after so many usual answers at that stage."""
    fault, features = met
    endless = never_ends(fault.action)
    waits = SOON if endless else PATIENT
    script = {fault.stage: [*[USUAL[fault.stage]] * after, fault.action]}
    people = (WARM, *PEOPLE)
    run = FaultRun(folder, script, Way(), features=features, recipients=people, from_silence=endless)
    run.reply_timeout = run.dot_timeout = waits
    return run


def among_others(fate: Fate) -> Fate:
    """The same where messages have got through before: a lost line is this message's own, and the account goes on."""
    return LOST_LATER if (fate.verdict, fate.scope) == (Verdict.RETRY, Scope.SERVER) else fate


def is_charged(fate: Fate, fault: Fault) -> bool:
    closing = isinstance(fault.action, str) and fault.action.startswith("421")
    return fate.status not in OPEN or (fate.verdict is Verdict.RETRY and not closing)


def judge(run: FaultRun, fault: Fault, who: str, fate: Fate) -> None:
    """`who` has met the fault: at once and a day later; the others have lost nothing by it."""
    run.work()
    told, flows = run.delivery(who), fate.account is AccountStatus.READY
    assert (told.status, run.state.status) == (fate.status, fate.account)
    last = run.records.attempts(told.id)[-1]
    assert (last.verdict, last.scope, last.charged) == (fate.verdict, fate.scope, is_charged(fate, fault))
    before = run.handed_over()
    for other in {FIRST, NEXT, LAST} - {who}:
        is_later = other > who
        assert run.delivery(other).status is (SENT if flows or not is_later else QUEUED)
        assert before[other] == (flows or not is_later)
        assert len(run.records.attempts(run.delivery(other).id)) == before[other]
    run.work(ahead=DAY)
    goes_on = fate.account is not AccountStatus.PAUSED
    again = fate.status in OPEN and goes_on
    assert run.handed_over()[who] == before[who] + again
    assert run.delivery(who).status is (SENT if again else fate.status)
    assert [run.handed_over()[other] for other in (FIRST, NEXT, LAST) if other > who] == [goes_on] * (
        len(PEOPLE) - 1 - PEOPLE.index(who)
    )


def at_the_dot(met: Met, tmp_path: Path) -> None:
    with run_of(met, tmp_path, after=1) as run:
        judge(run, met[0], FIRST, among_others(met[0].fate))


def begins_anew(fault: Fault) -> bool:
    """Whether it is no verdict, only a line that had ended, or a server that takes no envelope there."""
    if isinstance(fault.action, str):
        return fault.action.startswith(("500", "502", "503", "421 4.4.2"))
    return fault.stage == "MAIL"


def at_the_envelope(met: Met, tmp_path: Path) -> None:
    fate = SENT_AT_ONCE if begins_anew(met[0]) else among_others(met[0].fate)
    with run_of(met, tmp_path, after=2) as run:
        judge(run, met[0], NEXT, fate)


@pytest.mark.parametrize("met", each_once(DOT), ids=name)
def test_a_fault_at_the_dot_with_an_envelope_behind_it(met: Met, tmp_path: Path) -> None:
    at_the_dot(met, tmp_path)


@pytest.mark.parametrize("met", each_once(ENVELOPE), ids=name)
def test_a_fault_of_the_envelope_behind_the_dot(met: Met, tmp_path: Path) -> None:
    at_the_envelope(met, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("met", the_other_way(DOT), ids=name)
def test_a_fault_at_the_dot_the_other_way(met: Met, tmp_path: Path) -> None:
    at_the_dot(met, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("met", the_other_way(ENVELOPE), ids=name)
def test_a_fault_of_the_envelope_the_other_way(met: Met, tmp_path: Path) -> None:
    at_the_envelope(met, tmp_path)


@pytest.mark.parametrize("fault", BDAT, ids=str)
def test_of_the_first_chunk(fault: Fault, tmp_path: Path) -> None:
    """What is not understood costs nobody anything; all go by DATA then."""
    with run_of((fault, CHUNKING), tmp_path, after=0) as run:
        run.work()
        told = run.delivery(WARM)
        assert (told.status, run.state.status) == (fault.fate.status, fault.fate.account)
        assert len(run.records.attempts(told.id)) == 1
        run.work(ahead=DAY)
        assert {run.delivery(who).status for who in (WARM, *PEOPLE)} == {SENT}
        assert set(run.handed_over().values()) == {1}
        understood = fault.fate is not SENT_AT_ONCE or isinstance(fault.action, Raw)
        assert (run.commands("DATA") == 0) is understood or fault.stage == "BDAT"


def test_each_envelope_but_the_first_two_leaves_behind_a_dot(tmp_path: Path) -> None:
    with FaultRun(tmp_path, {}, Way(), recipients=(WARM, *PEOPLE)) as run:
        run.work()
        behind = [chunk for chunk in run.server.record.chunks if b"\r\n.\r\nMAIL FROM" in chunk]
        assert len(behind) == 2
        assert set(run.handed_over().values()) == {1}
