"""Hosting a data folder for real: SQLite, QThreadPool, the socket, signals."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailtool_gui import __version__
from mailtool_gui.domain.account import AccountStatus
from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.hours import SendingHours
from mailtool_gui.domain.job import Job, JobStatus, NewJob
from mailtool_gui.domain.ledger import Intent, Start
from mailtool_gui.domain.outcome import Outcome, Scope, Stage, Verdict
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.schema import prepare_ledger
from mailtool_gui.workers.doorbell import HostReply, bell_address, ring
from mailtool_gui.workers.host import EngineHost
from tests.support.logs import ExpectedLogs
from tests.support.samples import plain_snapshot, recipient_in_row
from tests.support.scene import PlainKind, Server, account, limits, once_over, people, refused
from tests.support.virtual_clock import VirtualClock


class RealTime(VirtualClock):
    """The scripted server's clock, in real seconds."""

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def monotonic(self) -> float:
        return time.monotonic()


class Office:
    """A data folder with an account, a scripted server and a host."""

    def __init__(self, path: Path) -> None:
        self.folder = DataFolder(path)
        self.folder.ensure()
        prepare_ledger(self.folder, self.folder.lock())
        self.records = SqliteRecords(self.folder)
        self.server = Server(RealTime())
        self.detached: list[Path] = []
        self.host = self.new_host()
        self.records.add_account(account(limits(5, 50, 0.01)))

    def new_host(self) -> EngineHost:
        """A process that may host."""
        return EngineHost(
            self.folder,
            records=self.records,
            clock=SystemClock(),
            kinds=lambda: {"send": PlainKind()},
            open_transport=lambda account: self.server,
            start_detached=self.detached.append,
        )

    def put_in(
        self, addresses: list[str], job: str = "job-1", *, at: datetime | None = None, hours: SendingHours | None = None
    ) -> str:
        """A job in the ledger."""
        new = NewJob(
            id=job,
            name=job,
            source="people.xlsx",
            account="work",
            created_at=datetime.now(UTC),
            scheduled_for=at,
            hours=hours,
        )
        rows = [recipient_in_row(address, row) for row, address in enumerate(addresses, start=2)]
        return self.records.add_job(new, replace(plain_snapshot(), seed=f"{job}@example.com"), rows).id

    def job(self, name: str = "job-1") -> Job:
        """The job as it stands."""
        job = self.records.job(name)
        assert job
        return job


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path / "data")
    yield office
    office.records.close()


def at_once(act: Callable[[], object]) -> threading.Thread:
    """Does something on another thread."""
    thread = threading.Thread(target=act)
    thread.start()
    return thread


def when_started(
    office: Office, act: Callable[[], object], *, messages: int = 1, later: float = 0.0
) -> threading.Thread:
    """Does something once so many messages have reached the server, or `later` seconds after that."""

    def wait() -> None:
        deadline = time.monotonic() + 20
        while len(office.server.arrivals) < messages and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(later)
        act()

    return at_once(wait)


def nothing() -> None:
    """Nobody watches."""


def unheard(_line: str) -> None:
    """Nobody listens."""


def terminate() -> None:
    """What a service supervisor does."""
    os.kill(os.getpid(), signal.SIGTERM)


def test_a_job_is_worked_until_it_has_ended(office: Office) -> None:
    ticks: list[int] = []
    office.put_in(people(30))
    office.host.work_until(job="job-1", on_tick=lambda: ticks.append(1))
    job = office.job()
    assert (job.status, job.progress.sent) == (JobStatus.COMPLETED, 30)
    assert ticks
    assert not office.detached
    assert not Path(bell_address(office.folder.path)).exists()


def test_the_engine_works_all_there_is_and_says_all_is_well(office: Office) -> None:
    for number in range(3):
        office.put_in(people(4), job=f"job-{number}")
    said: list[str] = []
    assert office.host.run_engine(until="done", hand_over=False, say=said.append) == 0
    assert [office.job(f"job-{number}").status for number in range(3)] == [JobStatus.COMPLETED] * 3
    assert str(office.folder.path) in said[0]


def test_the_engine_says_when_rows_need_a_look(office: Office) -> None:
    office.server.answers = lambda address, number: refused(Stage.RCPT, 550, "5.1.1")
    office.put_in(people(2))
    assert office.host.run_engine(until="done", hand_over=False, say=unheard) == 1


def test_a_paused_account_is_the_users_business(office: Office) -> None:
    office.server.log_in = lambda number: refused(Stage.AUTH, 535, "5.7.8")
    office.put_in(people(20))
    office.host.work_until(job="job-1", on_tick=nothing)
    assert office.server.log_ins == 1
    assert office.records.account_state("work").status is AccountStatus.PAUSED
    assert office.host.run_engine(until="done", hand_over=False, say=unheard) == 3
    assert not office.detached


def test_a_server_that_is_not_there_is_tried_twice_then_the_job_waits(office: Office) -> None:
    gone = Outcome(verdict=Verdict.RETRY, scope=Scope.SERVER, stage=Stage.CONNECT, reason="Nobody answers.")
    office.server.log_in = lambda number: gone
    office.put_in(people(3))
    office.host.work_until(job="job-1", on_tick=nothing)
    state = office.records.account_state("work")
    assert (state.status, state.failures, state.reason) == (AccountStatus.OFFLINE, 2, "Nobody answers.")
    assert office.server.log_ins == 2
    assert office.detached == [office.folder.path]
    assert office.job().progress.queued == 3


def test_a_deferred_job_is_left_to_a_detached_engine(office: Office) -> None:
    office.server.answers = lambda address, number: refused(Stage.RCPT, 451, "4.7.1", "greylisted")
    office.put_in(people(2))
    office.host.work_until(job="job-1", on_tick=nothing)
    assert office.job().progress.deferred == 2
    assert office.detached == [office.folder.path]


def test_a_job_of_tomorrow_is_not_waited_for(office: Office) -> None:
    office.put_in(people(2), at=datetime.now(UTC) + timedelta(days=1))
    office.host.work_until(job="job-1", on_tick=nothing)
    assert office.job().status is JobStatus.DELAYED
    assert not office.server.arrivals


def quiet_now() -> SendingHours:
    """Hours that are quiet for some minutes yet."""
    minute = datetime.now().astimezone().hour * 60 + datetime.now().astimezone().minute
    return SendingHours(quiet=((minute - 5) % 1440, (minute + 30) % 1440))


def test_a_job_in_its_quiet_hours_is_not_waited_for(office: Office) -> None:
    office.put_in(people(2), hours=quiet_now())
    office.host.work_until(job="job-1", on_tick=nothing)
    assert office.job().status is JobStatus.WAITING
    assert not office.server.arrivals
    assert office.detached == [office.folder.path]  # who sends it when it may


def test_an_engine_that_waits_for_nothing_but_quiet_hours_is_idle(office: Office) -> None:
    office.put_in(people(2), hours=quiet_now())
    said: list[str] = []
    assert office.host.run_engine(until="idle", hand_over=False, say=said.append) == 0
    assert len(said) == 1  # it has hosted once
    assert not office.server.arrivals


def test_sigterm_lets_messages_in_flight_finish_and_loses_nothing(office: Office) -> None:
    office.server.latency = 0.3
    office.put_in(people(40))
    timer = when_started(office, terminate, messages=8)
    office.host.work_until(job="job-1", on_tick=nothing)
    timer.join()
    progress = office.job().progress
    assert progress.sent == len(office.server.arrivals)
    assert progress.sent + progress.queued == 40
    assert 0 < progress.sent < 40
    assert not office.detached
    assert office.host.run_engine(until="done", hand_over=False, say=unheard) == 0
    assert office.job().progress.sent == len(office.server.arrivals) == 40


def test_a_lock_that_cannot_be_opened_is_the_data_folders_trouble(office: Office) -> None:
    office.folder.lock_file.unlink()
    office.folder.lock_file.mkdir()
    with pytest.raises(LedgerError, match="data folder cannot be used"):
        office.host.run_engine(until="done", hand_over=False, say=lambda line: None)


def test_a_ledger_that_was_replaced_is_worked_no_more(office: Office) -> None:
    office.server.latency = 0.1
    office.put_in(people(200))
    ledger = office.folder.ledger

    def replace_it() -> None:
        while len(office.server.arrivals) < 5:
            time.sleep(0.01)
        copy = ledger.with_suffix(".copy")
        copy.write_bytes(ledger.read_bytes())
        copy.replace(ledger)

    replacing = threading.Thread(target=replace_it)
    replacing.start()
    with pytest.raises(LedgerError, match="another was put in its place"):
        office.host.work_until(job="job-1", on_tick=lambda: None)
    replacing.join()
    assert len(office.server.arrivals) < 200


def test_a_second_signal_cuts_the_lines(office: Office) -> None:
    office.server.latency = 60
    office.server.cuts = True
    office.put_in(people(3))
    timers = [when_started(office, terminate, messages=3), when_started(office, terminate, messages=3, later=1)]
    office.host.work_until(job="job-1", on_tick=nothing)
    for timer in timers:
        timer.join()
    assert office.job().progress.unknown == 3


def test_a_pause_stops_at_the_next_message(office: Office) -> None:
    office.server.latency = 0.1
    office.put_in(people(120))
    timer = when_started(office, lambda: (office.records.pause("job-1"), office.host.wake()), messages=8)
    office.host.work_until(job="job-1", on_tick=nothing)
    timer.join()
    progress = office.job().progress
    assert office.job().status is JobStatus.PAUSED
    assert progress.sent < 120
    assert progress.sent + progress.queued == 120
    office.records.resume("job-1")
    office.host.work_until(job="job-1", on_tick=nothing)
    arrived = [arrival.address for arrival in office.server.arrivals if arrival.ended]
    assert office.job().progress.sent == 120
    assert office.records.count_deliveries("job-1", status=DeliveryStatus.SENT) == 120
    assert set(arrived) == set(people(120))


def test_who_comes_second_follows_the_host(office: Office) -> None:
    office.server.latency = 0.1
    office.put_in(people(30))
    second = office.new_host()
    done: list[str] = []

    def follow() -> None:
        second.work_until(job="job-1", on_tick=nothing)
        done.append("followed")

    timer = when_started(office, follow)
    office.host.work_until(job="job-1", on_tick=nothing)
    timer.join(10)
    assert done == ["followed"]
    assert len(office.server.arrivals) == 30


def test_who_rings_is_told_who_hosts(office: Office) -> None:
    office.put_in(people(20))
    replies: list[object] = []
    said: list[str] = []
    codes: list[int] = []
    timers = [
        when_started(office, lambda: replies.append(ring(office.folder.path))),
        when_started(
            office, lambda: codes.append(office.new_host().run_engine(until=None, hand_over=True, say=said.append))
        ),
    ]
    office.server.answers = once_over(timers)
    office.host.work_until(job="job-1", on_tick=nothing)
    assert replies == [HostReply(willing=True, version=__version__, pid=os.getpid())]
    assert codes == [0]
    assert f"process {os.getpid()}" in said[0]


def test_handing_over_starts_an_engine_only_where_nobody_hosts(office: Office) -> None:
    office.host.hand_over()
    assert office.detached == [office.folder.path]
    office.put_in(people(20))
    office.server.answers = once_over([when_started(office, office.host.hand_over)])
    office.host.work_until(job="job-1", on_tick=nothing)
    assert len(office.detached) == 1


def test_a_host_of_another_version_is_refused(office: Office) -> None:
    address = bell_address(office.folder.path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as other:
        other.bind(address)
        other.listen()
        timer = at_once(lambda: answer(other, b"ok 99.0.0 4242\n"))
        with pytest.raises(LedgerError, match=r"MailTool 99\.0\.0 .*4242") as refusal:
            office.host.wake()
        timer.join()
    assert refusal.value.code == "other-version"


def answer(listener: socket.socket, line: bytes) -> None:
    """One caller is answered."""
    caller, _ = listener.accept()
    with caller:
        caller.recv(100)
        caller.sendall(line)


@pytest.mark.parametrize("noise", [b"", b"hello\n", b"\xff\xfe\n", b"ok one\n"])
def test_noise_on_the_socket_is_nobody(office: Office, noise: bytes) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as other:
        other.bind(bell_address(office.folder.path))
        other.listen()
        timer = at_once(lambda: answer(other, noise))
        assert ring(office.folder.path) is None
        timer.join()


def test_a_long_path_has_a_short_socket(tmp_path: Path) -> None:
    assert len(bell_address(tmp_path / ("x" * 120))) < 108


def test_the_data_folder_holds_private_files_only(office: Office) -> None:
    office.put_in(people(2))
    office.host.work_until(job="job-1", on_tick=nothing)
    for path in office.folder.path.rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path
    log = (office.folder.logs / "mailtool.log").read_text(encoding="utf-8")
    assert "COMPLETED in" in log


def test_what_a_killed_host_left_in_flight_is_unknown(office: Office, expected_logs: ExpectedLogs) -> None:
    expected_logs("marked unknown")
    office.put_in(people(3))
    ledger = SqliteLedger(office.folder)
    ledger.take_over(now=datetime.now(UTC))
    ledger.activate("job-1", now=datetime.now(UTC))
    claim = ledger.claims("job-1", now=datetime.now(UTC), limit=1, claimed=())[0]
    start = Start(at=datetime.now(UTC), boot_id="b", boot_seconds=1.0, recipients=1)
    intent = Intent(delivery=claim.delivery, job="job-1", account="work", message_id="<1@x>", start=start)
    assert ledger.intend(intent).result(5)
    ledger.close()
    office.host.work_until(job="job-1", on_tick=nothing)
    progress = office.job().progress
    assert (progress.sent, progress.unknown) == (2, 1)
    assert sorted(arrival.address for arrival in office.server.arrivals) == people(2, start=2)
