"""Hosting the engine of a data folder, or finding out who does."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mailtool_gui.domain.account import AccountStatus
from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.job import WORKABLE, Job, JobStatus
from mailtool_gui.store.failures import translated
from mailtool_gui.workers.detached import start_detached_engine
from mailtool_gui.workers.doorbell import HostReply, ring
from mailtool_gui.workers.same_ledger import SameLedger
from mailtool_gui.workers.silence import Silence
from mailtool_gui.workers.waiting import waited_enough

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.clock import Timekeeper
    from mailtool_gui.engine.kinds import JobKind
    from mailtool_gui.engine.runner import Engine
    from mailtool_gui.services.records import Records
    from mailtool_gui.store.data_folder import DataFolder
    from mailtool_gui.transports.base import Transport
    from mailtool_gui.workers.searcher import Later, Searcher
    from mailtool_gui.workers.spell import Hosted

log = logging.getLogger("mailtool.host")

Until = Literal["idle", "done"]
STOPPED, NEEDS_A_LOOK, WELL = 3, 1, 0
BETWEEN_TRIES = 0.1  # seconds between two tries to take the lock or be acknowledged
FOLLOW = 0.25  # seconds between two looks at a job that another process works
TROUBLE = 5.0  # seconds the ledger may be in trouble before a waiting command gives up


class EngineHost:
    """The host of one data folder: this process, another one, or nobody yet. Implements services.host.Host."""

    def __init__(
        self,
        folder: DataFolder,
        *,
        records: Records,
        clock: Timekeeper,
        kinds: Callable[[], Mapping[str, JobKind]],
        open_transport: Callable[[Account], Transport],
        start_detached: Callable[[Path], None] = start_detached_engine,
        later_searches: Callable[[], Later] | None = None,
    ) -> None:
        self._folder = folder
        self._records = records
        self._clock = clock
        self._kinds = kinds
        self._open_transport = open_transport
        self._start_detached = start_detached
        self._later_searches = later_searches
        self._searcher: Searcher | None = None

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self._folder.path

    def wake(self) -> bool:
        """Tells a running host to look at the ledger again; False where there is none that will."""
        reply = ring(self._folder.path)
        return reply is not None and reply.willing

    def hosted(self) -> int | None:
        """The process that hosts the engine; None: nobody does."""
        reply = ring(self._folder.path)
        return reply.pid if reply else None

    def hand_over(self) -> None:
        """Makes sure that the ledger is worked: wakes the host, or starts a detached one."""
        if not self.wake():
            self._start_detached(self._folder.path)

    def work_until(self, *, job: str, on_tick: Callable[[], None]) -> None:
        """Hosts the engine here, or follows the host, until the job has ended or cannot go on for now."""
        stopped, silence = False, Silence(self._clock, self._folder.path)
        while not stopped:
            with self.hosting() as hosted:
                if hosted:
                    stopped = self._spell(hosted, partial(self._tick, hosted.engine, job, on_tick))
                    break
            stopped = not self._follow(job, on_tick)
            if self._enough(job):
                break
            self._listen(silence)
        on_tick()
        if not stopped:
            self._leave_nothing_behind()

    def run_engine(self, *, until: Until | None, hand_over: bool, say: Callable[[str], None]) -> int:
        """The engine in the foreground; the exit code: 0 all well, 1 rows need a look, 3 stopped or paused."""
        seen: set[str] = set()
        told, silence = [""], Silence(self._clock, self._folder.path, say=say)

        def looked(engine: Engine) -> None:
            """The user of a terminal hears of trouble, and of its end."""
            _tell_trouble(engine, told, say)
            self._on_look(engine, until, seen)

        while True:
            interrupted = False
            with self.hosting(looked) as hosted:
                if hosted:
                    say(f"Working in {self._folder.path}. Ctrl-C stops after the messages in flight.")
                    interrupted = self._spell(hosted, None)
            if interrupted:
                return STOPPED if until else WELL
            if hosted and not self._something_new():
                return self._verdict(seen)
            if not hosted and self._another_works(until, silence, hand_over=hand_over, seen=seen, say=say):
                return self._verdict(seen)

    # hosting

    @contextmanager
    def hosting(self, on_look: Callable[[Engine], None] | None = None) -> Iterator[Hosted | None]:
        """An engine that has taken over, where the lock can be had; it is let go of at the end. Otherwise None.

        `on_look` is called after each look at the ledger, on the engine's thread.
        """
        from mailtool_gui.store.backups import refuse_older
        from mailtool_gui.store.schema import prepare_ledger
        from mailtool_gui.workers.log_file import logging_to

        self._folder.ensure()
        lock = self._folder.lock()
        try:
            lock.acquire()
        except TimeoutError:
            yield None
            return
        except OSError:
            with translated(self._folder.path):
                raise
        try:
            prepare_ledger(self._folder, nullcontext())
            refuse_older(self._folder)
            with logging_to(self._folder.logs), self._taken_over(on_look or _nothing) as hosted:
                yield hosted
        finally:
            lock.release()

    @contextmanager
    def _taken_over(self, on_look: Callable[[Engine], None]) -> Iterator[Hosted]:
        from mailtool_gui.engine.runner import Engine
        from mailtool_gui.store.backups import note_rest, note_work
        from mailtool_gui.store.engine_ledger import SqliteLedger
        from mailtool_gui.store.session import empty_log
        from mailtool_gui.workers.backups import RegularBackups
        from mailtool_gui.workers.pool import WorkerPool
        from mailtool_gui.workers.spell import Hosted

        note_work(self._folder)
        ledger, pool, is_well = SqliteLedger(self._folder), WorkerPool(), False
        same = SameLedger(self._folder)
        backups = RegularBackups(partial(self._back_up, same), self._clock)

        def looked() -> None:
            """The engine has looked at the ledger: is it still the one in the folder, and whole?"""
            if same.fit(engine.trouble):
                self._glance()
                backups.glance()
                on_look(engine)
            else:
                engine.stop()

        try:
            engine = Engine(
                ledger=ledger,
                clock=self._clock,
                kinds=self._kinds(),
                open_transport=self._open_transport,
                start_worker=pool.start,
                on_change=looked,
            )
            engine.take_over()
            self._searcher = self._new_searcher(engine)
            yield Hosted(engine=engine, pool=pool, backups=backups)
            same.refuse()
            is_well = True
        finally:
            if self._searcher:
                self._searcher.stop()
            self._searcher = None
            backups.stop()
            ledger.close()
            empty_log(self._folder.ledger)
            if is_well:
                with suppress(LedgerError):  # then a backup is not known to hold all that was sent
                    note_rest(self._folder)

    def _back_up(self, same: SameLedger, stopped: Callable[[], bool]) -> None:
        from mailtool_gui.store.backups import back_up

        if same.fit(None):
            back_up(self._folder, now=self._clock.now(), stopped=stopped)

    def _new_searcher(self, engine: Engine) -> Searcher | None:
        from mailtool_gui.workers.searcher import Searcher

        return Searcher(self._later_searches(), self._clock, ended=engine.wake) if self._later_searches else None

    def _glance(self) -> None:
        """Beside the sending, what may have arrived is looked for."""
        if self._searcher:
            self._searcher.glance()

    def _spell(self, hosted: Hosted, on_tick: Callable[[], None] | None) -> bool:
        """Runs the engine to its end; whether a signal ended it."""
        from mailtool_gui.workers.spell import Spell

        spell = Spell(self._folder.path, hosted)
        spell.run(on_tick)
        return spell.interrupted

    def _tick(self, engine: Engine, job: str, on_tick: Callable[[], None]) -> None:
        on_tick()
        if engine.trouble and engine.troubled_for(self._clock.monotonic()) > TROUBLE:
            raise engine.trouble
        if self._enough(job):
            engine.stop()

    def _on_look(self, engine: Engine, until: Until | None, seen: set[str]) -> None:
        seen.update(engine.working_on)
        if self._searcher and self._searcher.busy:
            return
        outlook = engine.outlook
        if (until == "done" and outlook.done) or (until == "idle" and outlook.idle(self._clock.now())):
            engine.stop_unless_woken()

    # following another host

    def _follow(self, job: str, on_tick: Callable[[], None]) -> bool:
        """Waits while another process works the job. False: the user has stopped waiting."""
        try:
            self.wake()
            for _ in range(8):
                on_tick()
                if self._enough(job):
                    break
                time.sleep(FOLLOW)
        except KeyboardInterrupt:
            return False
        return True

    def _another_works(
        self, until: Until | None, silence: Silence, *, hand_over: bool, seen: set[str], say: Callable[[str], None]
    ) -> bool:
        """Whether this process may leave: another one hosts, and has nothing left to do where that is waited for."""
        reply = self._listen(silence)
        if reply is None or not reply.willing:
            time.sleep(BETWEEN_TRIES)
            return False
        say(f"MailTool (process {reply.pid}) already works in {self._folder.path}.")
        if hand_over or until is None:
            return True
        while reply and not self._rests(until, seen):
            time.sleep(FOLLOW)
            reply = ring(self._folder.path)
        return reply is not None

    def _listen(self, silence: Silence) -> HostReply | None:
        """Who answers. Raises HostSilent where for a minute nobody did, and nothing moved."""
        reply = ring(self._folder.path)
        if reply:
            silence.end()
        else:
            silence.goes_on(self._standing())
        return reply

    def _standing(self) -> object:
        """How far the jobs are; None while that cannot be read: whoever has the lock may be changing the ledger."""
        try:
            return [(job.id, job.progress) for job in self._workable()]
        except LedgerError:
            return None

    def _rests(self, until: Until, seen: set[str]) -> bool:
        """Whether the other host has nothing left to do, now or (for `done`) at all."""
        now, jobs = self._clock.now(), self._workable()
        seen.update(job.id for job in jobs)
        dues = [self._due(job, now) for job in jobs]
        open_dues = [due for due in dues if due is not None]
        return not open_dues if until == "done" else all(due > now for due in open_dues)

    def _due(self, job: Job, now: datetime) -> datetime | None:
        """When something of the job can next be done; None where it waits for the user."""
        state = self._records.account_state(job.account)
        if state.status is AccountStatus.PAUSED:
            return None
        due = now if job.progress.queued else self._records.next_due(job.id) or now
        due = max(due, state.until or now, job.scheduled_for or now)
        return job.hours.opens_at(due) if job.hours else due

    # looking at the ledger

    def _enough(self, name: str) -> bool:
        job = self._records.job(name)
        if job is None:
            return True
        return waited_enough(
            job,
            account=self._records.account(job.account),
            state=self._records.account_state(job.account),
            next_due=self._records.next_due(name),
            now=self._clock.now(),
        )

    def _workable(self) -> list[Job]:
        return [job for status in sorted(WORKABLE) for job in self._records.jobs(status=status, limit=10_000, offset=0)]

    def _something_new(self) -> bool:
        """A job that was put in while the last host was leaving, and that something can be done for."""
        now, waiting = self._clock.now(), self._records.jobs(status=JobStatus.WAITING, limit=100, offset=0)
        return any(due <= now for job in waiting if (due := self._due(job, now)))

    def _leave_nothing_behind(self) -> None:
        """What can still be worked, now or later, is handed to whoever hosts, or to an engine of its own."""
        now = self._clock.now()
        if any(self._due(job, now) for job in self._workable()):
            self.hand_over()

    def _verdict(self, seen: set[str]) -> int:
        jobs = [job for name in seen if (job := self._records.job(name))]
        states = {job.account: self._records.account_state(job.account).status for job in jobs}
        if any(job.status is JobStatus.PAUSED or self._held(job, states[job.account]) for job in jobs):
            return STOPPED
        parts = (job.progress for job in jobs)
        return NEEDS_A_LOOK if any(p.failed or p.skipped or p.unknown or p.deferred for p in parts) else WELL

    def _held(self, job: Job, status: AccountStatus) -> bool:
        return job.status in WORKABLE and status is AccountStatus.PAUSED


def _tell_trouble(engine: Engine, told: list[str], say: Callable[[str], None]) -> None:
    trouble = str(engine.trouble) if engine.trouble else ""
    if trouble != told[-1]:
        told.append(trouble)
        say(trouble or "The ledger can be written again: sending goes on.")


def _nothing(_engine: Engine) -> None:
    """Whoever waits for one job looks at the ledger by the clock."""
