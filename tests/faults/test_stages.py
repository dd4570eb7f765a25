"""Every fault at every stage: what the ledger says at once, and whether anything is sent again a day later.

Each fault is met one way here; all of them in every way, pipelined and not, encrypted and not, by the slow tests.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from mailtool_gui.domain.account import AccountStatus
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.outcome import Verdict
from tests.faults.cases import AUTH, CASES, STARTTLS, Fate, Fault
from tests.support.fault_run import ENCRYPTED, PEOPLE, WAYS, FaultRun, Way
from tests.support.smtp_script import never_ends

FIRST, *REST = PEOPLE
LATER = timedelta(hours=25)
SOON, PATIENT = 0.4, 20.0  # seconds: where the server will not answer, and where it will
OPEN = (DeliveryStatus.QUEUED, DeliveryStatus.DEFERRED)
PLAIN = ("SIZE 10000000", "8BITMIME")
SIGNED_IN = (*PLAIN, "AUTH PLAIN LOGIN")

Met = tuple[Fault, Way]


def each_once(faults: Sequence[Fault], ways: Sequence[Way] = WAYS) -> list[Met]:
    """Every fault, the ways taking turns."""
    return [(fault, ways[number % len(ways)]) for number, fault in enumerate(faults)]


def the_other_ways(faults: Sequence[Fault], ways: Sequence[Way] = WAYS) -> list[Met]:
    """Every fault in all the ways but that one."""
    return [(fault, way) for fault in faults for way in ways if (fault, way) not in each_once(faults, ways)]


def name(met: Met | str) -> str:
    return met if isinstance(met, str) else f"{met[0]} {met[1]}"


def run_of(met: Met, folder: Path, *, user: str | None = None) -> FaultRun:
    fault, way = met
    endless = never_ends(fault.action)
    waits, features = SOON if endless else PATIENT, SIGNED_IN if user else PLAIN
    run = FaultRun(folder, fault.script, way, features=features, user=user, from_silence=endless)
    run.reply_timeout = run.dot_timeout = waits
    return run


def is_charged(fate: Fate) -> bool:
    """What has ended counts as a try, and what is tried again soon for reasons of its own; the account's troubles
    and what the server asks to wait for do not."""
    return fate.status not in OPEN or (fate.verdict is Verdict.RETRY and fate.account is AccountStatus.READY)


def judge(fate: Fate, run: FaultRun) -> None:
    """At once, and again a day later."""
    run.work()
    told, flows = run.delivery(), fate.account is AccountStatus.READY
    assert (told.status, run.state.status) == (fate.status, fate.account)
    last = run.records.attempts(told.id)[-1]
    assert (last.verdict, last.scope, last.charged) == (fate.verdict, fate.scope, is_charged(fate))
    assert told.reason
    others = {run.delivery(who).status for who in REST}
    assert others == {DeliveryStatus.SENT if flows else DeliveryStatus.QUEUED}
    before = run.handed_over()
    run.work(ahead=LATER)
    goes_on = fate.account is not AccountStatus.PAUSED
    again = fate.status in OPEN and goes_on
    assert run.handed_over()[FIRST] == before[FIRST] + again
    assert run.delivery().status is (DeliveryStatus.SENT if again else fate.status)
    assert [run.handed_over()[who] for who in REST] == [int(goes_on)] * len(REST)


@pytest.mark.parametrize("met", each_once(CASES), ids=name)
def test_a_fault(met: Met, tmp_path: Path) -> None:
    with run_of(met, tmp_path) as run:
        judge(met[0].fate, run)


@pytest.mark.parametrize("met", each_once(STARTTLS, ENCRYPTED), ids=name)
def test_a_fault_of_the_encryption(met: Met, tmp_path: Path) -> None:
    with run_of(met, tmp_path, user="me") as run:
        judge(met[0].fate, run)


@pytest.mark.parametrize("met", each_once(AUTH), ids=name)
def test_a_fault_of_the_sign_in(met: Met, tmp_path: Path) -> None:
    with run_of(met, tmp_path, user="me") as run:
        judge(met[0].fate, run)


@pytest.mark.slow
@pytest.mark.parametrize("met", the_other_ways(CASES), ids=name)
def test_a_fault_in_another_way(met: Met, tmp_path: Path) -> None:
    with run_of(met, tmp_path) as run:
        judge(met[0].fate, run)


@pytest.mark.slow
@pytest.mark.parametrize("met", [*the_other_ways(STARTTLS, ENCRYPTED), *the_other_ways(AUTH)], ids=name)
def test_a_fault_before_the_messages_in_another_way(met: Met, tmp_path: Path) -> None:
    with run_of(met, tmp_path, user="me") as run:
        judge(met[0].fate, run)


def test_there_are_enough_of_them() -> None:
    assert len({(fault.stage, str(fault)) for fault in (*CASES, *STARTTLS, *AUTH)}) >= 150
