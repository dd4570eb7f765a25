"""Many faults at once, in any order: whatever happens, nobody gets a message twice and every row is accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from mailtool_gui.domain.account import AccountStatus, Limits
from mailtool_gui.domain.delivery import DeliveryStatus
from tests.faults.cases import AUTH, BDAT, CASES, Fault
from tests.support.fault_run import WAYS, FaultRun
from tests.support.scene import people
from tests.support.smtp_script import Action, Drip, Late, Stall

ROWS = 25
USUAL = {"GREETING": "220 hi", "MAIL": "250 ok", "RCPT": "250 ok", "DATA": "354 go", "BDAT": "250 ok", "DOT": "250 ok"}
OFFERS = (("SIZE 10000000", "8BITMIME"), ("SIZE 10000000", "8BITMIME", "CHUNKING"))
FEW = Limits(in_flight=4, batch_size=1000, batch_delay=timedelta(milliseconds=1), job_starts_per_second=1000)
ENDED = {DeliveryStatus.SENT, DeliveryStatus.FAILED, DeliveryStatus.UNKNOWN}


def storm(dice: Random) -> dict[str, Sequence[Action]]:
    """At every stage some of the first answers are faults; those that never end are few, since each takes its time."""
    patient = [each for each in (*CASES, *AUTH, *BDAT) if not isinstance(each.action, Stall | Drip | Late)]
    script: dict[str, list[Action]] = {stage: [] for stage in USUAL}
    for stage, usual in USUAL.items():
        faults: list[Fault] = [each for each in patient if each.stage == stage]
        for _ in range(ROWS):
            script[stage].append(dice.choice(faults).action if dice.random() < 0.25 else usual)
    script["DOT"][dice.randrange(ROWS)] = Stall()
    return dict(script.items())


def taken(run: FaultRun) -> Counter[str]:
    """How often each person has got a message, or may have: the server said yes, or nothing that makes sense."""
    found: Counter[str] = Counter()
    for body, answer in run.server.record.kept:
        if not answer.startswith(("4", "5")):
            (address,) = [who for who in people(ROWS) if f"To: {who}\r".encode() in body]
            found[address] += 1
    return found


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 16))])
def test_nobody_gets_it_twice_and_every_row_is_accounted_for(tmp_path: Path, seed: int) -> None:
    dice = Random(seed)
    script, way, offer = storm(dice), WAYS[seed % len(WAYS)], OFFERS[seed % 2]
    with FaultRun(tmp_path, script, way, features=offer, limits=FEW, recipients=people(ROWS), dot_timeout=0.5) as run:
        for _ in range(40):
            run.work(ahead=timedelta(hours=25 if run.state.status is AccountStatus.COOLING else 2))
            if run.state.status is AccountStatus.PAUSED:
                run.records.clear_account_state("work")
            run.records.resume("job-1")
            states = {who: run.delivery(who).status for who in people(ROWS)}
            if set(states.values()) <= ENDED:
                break
        arrived = taken(run)
        assert set(states.values()) <= ENDED
        assert [who for who, count in arrived.items() if count > 1] == []
        assert [who for who, state in states.items() if state is DeliveryStatus.SENT and arrived[who] != 1] == []
        assert [who for who, state in states.items() if state is DeliveryStatus.FAILED and arrived[who]] == []
        unsure = [who for who, state in states.items() if state is DeliveryStatus.UNKNOWN]
        assert [who for who in arrived if states[who] is not DeliveryStatus.SENT and who not in unsure] == []
