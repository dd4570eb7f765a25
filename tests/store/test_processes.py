"""Several processes on one ledger, and one that is killed in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing, nullcontext
from pathlib import Path

import pytest

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.job import JobStatus
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.rules import ABANDONED
from mailtool_gui.store.schema import prepare_ledger
from tests.store.values import intent_for, new_job, sent
from tests.support.samples import NOON, plain_snapshot, recipient_in_row

ROOT = Path(__file__).parents[2]

PUT_IN = """
import sys
from pathlib import Path
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.records import SqliteRecords
from tests.store.values import new_job
from tests.support.samples import plain_snapshot, recipient_in_row
records = SqliteRecords(DataFolder(Path(sys.argv[1])))
print("ready", flush=True)
sys.stdin.readline()
people = [recipient_in_row(f"p{number}@example.com", number + 2) for number in range(int(sys.argv[3]))]
for number in range(int(sys.argv[4])):
    print(records.add_job(new_job(sys.argv[2], key=f"key-{number}"), plain_snapshot(), people).id, flush=True)
records.close()
"""

SEND = """
import sys
from pathlib import Path
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from tests.store.values import intent_for, sent
from tests.support.samples import NOON
ledger = SqliteLedger(DataFolder(Path(sys.argv[1])))
ledger.take_over(now=NOON)
ledger.activate("job-1", now=NOON)
print("ready", flush=True)
sys.stdin.readline()
for claim in ledger.claims("job-1", now=NOON, limit=100000, claimed=()):
    assert ledger.intend(intent_for(claim.delivery)).result()
    print("intended", claim.delivery, flush=True)
    if claim.delivery % 10:
        ledger.record(sent(claim.delivery)).result()
        print("sent", claim.delivery, flush=True)
"""


def started(code: str, folder: DataFolder, *arguments: object) -> subprocess.Popen[str]:
    """A process that has said it is ready and waits for a word."""
    command = [sys.executable, "-c", code, str(folder.path), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def let_go(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()


def test_one_key_gives_one_job_whoever_comes_first(folder: DataFolder) -> None:
    makers = [started(PUT_IN, folder, f"maker-{number}", 50, 20) for number in range(2)]
    for maker in makers:
        let_go(maker)
    answers = [maker.communicate(timeout=60)[0].split() for maker in makers]
    assert [maker.returncode for maker in makers] == [0, 0]
    assert answers[0] == answers[1]
    with closing(SqliteRecords(folder)) as records:
        jobs = records.jobs(status=None, limit=100, offset=0)
        assert sorted(job.id for job in jobs) == sorted(answers[0])
        assert {(job.status, job.progress.total) for job in jobs} == {(JobStatus.WAITING, 50)}
        assert len(jobs) == 20


def test_a_maker_that_is_killed_leaves_a_sound_ledger(folder: DataFolder) -> None:
    maker = started(PUT_IN, folder, "job-1", 50_000, 1)
    let_go(maker)
    with closing(SqliteRecords(folder)) as records:
        deadline = time.monotonic() + 30
        while not records.count_deliveries("job-1", status=None):
            assert time.monotonic() < deadline
        maker.kill()
        maker.communicate()
        assert records.check() is None
        with closing(SqliteLedger(folder)) as ledger:
            ledger.take_over(now=NOON)
        job = records.job("job-1")
        assert job is not None
        assert (job.status, job.reason) == (JobStatus.FAILED, ABANDONED)
        assert records.job_by_key("key-0") is None


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.01, 0.05, 0.1, 0.2, 0.3, 0.5])
def test_a_host_that_is_killed_has_kept_its_word(folder: DataFolder, delay: float) -> None:
    with closing(SqliteRecords(folder)) as records:
        people = [recipient_in_row(f"p{number}@example.com", number + 2) for number in range(5000)]
        records.add_job(new_job(), plain_snapshot(), people)
        host = started(SEND, folder)
        let_go(host)
        time.sleep(delay)
        host.send_signal(signal.SIGKILL)
        whole_lines = host.communicate()[0].split("\n")[:-1]  # the kill may have cut the last one short
        said = [line.split() for line in whole_lines if line.count(" ") == 1]
        assert records.check() is None
        with closing(SqliteLedger(folder)) as ledger:
            recovery = ledger.take_over(now=NOON)
        found = {one.id: one.status for one in records.deliveries("job-1", status=None, limit=9999, offset=0)}
    told_sent = {int(number) for word, number in said if word == "sent"}
    told_intended = {int(number) for word, number in said if word == "intended"}
    assert {found[number] for number in told_sent} <= {DeliveryStatus.SENT}
    assert DeliveryStatus.QUEUED not in {found[number] for number in told_intended}
    assert DeliveryStatus.SENDING not in found.values()
    assert recovery.unknown == list(found.values()).count(DeliveryStatus.UNKNOWN)
    assert len(found) == 5000


@pytest.mark.slow
def test_a_big_job_does_not_keep_the_engine_waiting(folder: DataFolder) -> None:
    prepare_ledger(folder, nullcontext())
    with closing(SqliteRecords(folder)) as records, closing(SqliteLedger(folder)) as ledger:
        ledger.take_over(now=NOON)
        people = [recipient_in_row(f"p{number}@example.com", number + 2) for number in range(20_000)]
        records.add_job(new_job(), plain_snapshot(), people)
        ledger.activate("job-1", now=NOON)
        claims = iter(ledger.claims("job-1", now=NOON, limit=20_000, claimed=()))
        maker = started(PUT_IN, folder, "job-2", 50_000, 1)
        let_go(maker)
        waits: list[float] = []
        while maker.poll() is None:
            begun = time.monotonic()
            assert ledger.intend(intent_for(next(claims).delivery)).result()
            waits.append(time.monotonic() - begun)
        assert maker.communicate()[0] == "job-2\n"
    assert len(waits) > 100
    assert sorted(waits)[len(waits) * 9 // 10] < 0.3  # of too large a part nearly all would feel it


def test_a_host_and_a_maker_work_side_by_side(folder: DataFolder) -> None:
    prepare_ledger(folder, nullcontext())
    with closing(SqliteRecords(folder)) as records, closing(SqliteLedger(folder)) as ledger:
        ledger.take_over(now=NOON)
        people = [recipient_in_row(f"p{number}@example.com", number + 2) for number in range(300)]
        records.add_job(new_job(), plain_snapshot(), people)
        ledger.activate("job-1", now=NOON)
        maker = started(PUT_IN, folder, "job-2", 6000, 1)
        let_go(maker)
        for claim in ledger.claims("job-1", now=NOON, limit=300, claimed=()):
            assert ledger.intend(intent_for(claim.delivery)).result()
            ledger.record(sent(claim.delivery))
        assert maker.communicate(timeout=60)[0] == "job-2\n"
        assert ledger.complete("job-1", now=NOON)
        assert records.count_deliveries("job-1", status=DeliveryStatus.SENT) == 300
        assert records.count_deliveries("job-2", status=DeliveryStatus.QUEUED) == 6000
