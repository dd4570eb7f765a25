"""A worker: takes deliveries of one account, one after the other, over one connection."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from mailtool_gui.domain.delivery import Attempt, DeliveryStatus
from mailtool_gui.domain.errors import LedgerError, MailToolError
from mailtool_gui.domain.job_log import Mistake, mistake_of
from mailtool_gui.domain.ledger import Record
from mailtool_gui.domain.outcome import Effect, Outcome, Scope, Stage, Verdict
from mailtool_gui.engine.ahead import Ahead, Begun
from mailtool_gui.engine.carrier import Carried, Course, Move
from mailtool_gui.engine.crossing import Crossing
from mailtool_gui.engine.settlement import Settlement, settle
from mailtool_gui.engine.turns import Wait
from mailtool_gui.engine.vetting import Vetting, addresses_of
from mailtool_gui.transports.base import (
    ConnectFailed,
    Connection,
    StaleConnection,
    SteppedConnection,
    Transport,
    Withdrawn,
)
from mailtool_gui.transports.steps import BARRIER, LineWait, Pause, wait_here

if TYPE_CHECKING:
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.domain.message import Message
    from mailtool_gui.engine.lane import Lane
    from mailtool_gui.engine.ledger import Ledger
    from mailtool_gui.engine.recorder import Recorder
    from mailtool_gui.engine.work import Passage, Task

log = logging.getLogger("mailtool.engine")

T = TypeVar("T")
Part = Generator[Pause | Wait | Move, None, T]
"""A part of a worker's course, and what it comes to."""

BRAKED = (
    "The server refused the content of several messages. The job was paused to protect your reputation as a "
    "sender: look at the message, then resume."
)
DUPLICATE = "duplicate"  # the ledger refuses this one row, not every write


class Worker:
    """Runs on a pool thread until the lane needs it no more."""

    def __init__(
        self,
        lane: Lane,
        *,
        ledger: Ledger,
        recorder: Recorder,
        vetting: Vetting,
        clock: Clock,
        on_trouble: Callable[[LedgerError], None],
        pause_job: Callable[[str, str], None],
        carry: Callable[[Carried], None],
    ) -> None:
        self._lane = lane
        self._ledger = ledger
        self._recorder = recorder
        self._vetting = vetting
        self._clock = clock
        self._on_trouble = on_trouble
        self._pause_job = pause_job
        self._carry = carry
        self.course = self._works()
        self._connection: Connection | None = None
        self._stepped: SteppedConnection | None = None
        self._transport: Transport | None = None
        self._crossing: Crossing | None = None
        self._ahead = Ahead(lane, ledger, made=self._made_ahead)

    def run(self) -> None:
        """Goes on with its course on this thread, until it ends or can be carried together with others."""
        for pause in self.course:
            if isinstance(pause, Wait):
                pause.block()
            elif isinstance(pause, LineWait):
                wait_here(pause)
            elif pause is Move.TO_THE_CARRIER:
                self._carry(self)
                return

    @property
    def connected(self) -> bool:
        """Whether it has a connection."""
        return self._connection is not None

    def on_decided(self, call: Callable[[], None]) -> None:
        """See Carried.on_decided."""
        if self._crossing:
            self._crossing.on_decided(call)
        else:
            call()

    def _works(self) -> Course:
        """Works until `take` says leave. A program error costs one row its message, never the others."""
        while task := (yield from self._next()):
            try:
                yield from self._work(task)
            except Exception as error:  # the top of a worker
                log.exception("a delivery could not be worked")
                yield from self._own_mistake(task, error)
            finally:
                self._crossing = None
                self._lane.done(task)
        yield from self._hang_up()

    def _next(self) -> Part[Task | None]:
        if self._ahead.task:
            return self._ahead.task
        until = self._lane.patience()
        while isinstance(found := self._lane.take(until), Wait):
            yield found
        return found

    def _work(self, task: Task) -> Course:
        message, begun = self._ahead.handed_over()
        if begun:
            if (yield from self._go_on(task, begun)):
                return
        elif not self._vetting.holds(task.vetted) and self._suppressed(task):
            return
        message = message or (yield from self._built(task))
        while message is not None and (yield from self._connect(task)):
            while isinstance(passage := self._lane.permit(task, len(message.envelope.recipients)), Wait):
                yield passage
            if passage is None or (yield from self._cross(task, message, passage)):
                return

    def _go_on(self, task: Task, begun: Begun) -> Part[bool]:
        """Its envelope is on the way. False: it cannot go on there, nothing of it has arrived, it begins anew."""
        lane, connection = self._lane, self._connection
        if connection and connection.usable and self._transport is lane.transport and lane.goes_on(task, begun=True):
            return (yield from self._cross(task, begun.message, begun.passage, begun.crossing))
        begun.crossing.end()
        lane.release(begun.passage)
        yield from self._hang_up()
        return not lane.goes_on(task)

    def _suppressed(self, task: Task) -> bool:
        """Whether the delivery ends here, since somebody it goes to is never to be mailed again."""
        try:
            found = self._ledger.suppressed(addresses_of(task.claim.recipient))
        except LedgerError as error:
            self._on_trouble(error)
            return True
        if found:
            self._recorder.record(self._record_of(task, DeliveryStatus.SKIPPED, skipped=found.sentence))
        return found is not None

    def _built(self, task: Task) -> Part[Message | None]:
        """Where building takes long - the files lie far away - it must not hold up the other lines."""
        leaves = self._stepped is not None and task.work.building.slow
        if leaves:
            yield Move.TO_A_THREAD
        message = self._build(task)
        if leaves:
            yield Move.TO_THE_CARRIER
        return message

    def _build(self, task: Task) -> Message | None:
        try:
            return self._made(task)
        except MailToolError as error:
            self._fail(task, str(error))
            return None

    def _made(self, task: Task) -> Message:
        began, identity = self._clock.monotonic(), task.work.identity(task.claim)
        date = self._clock.now().astimezone()
        message = task.work.builder.build(task.claim.recipient, identity=identity, date=date)
        task.work.building.took(self._clock.monotonic() - began)
        return message

    def _made_ahead(self, task: Task) -> Message | None:
        """None where its turn must see to it: to what takes long, what may not be mailed, and every trouble."""
        if task.work.building.slow or not self._vetting.unchanged(task.vetted):
            return None
        try:
            return self._made(task)
        except Exception:  # another message is under way
            log.debug("a message could not be built ahead of its turn", exc_info=True)
            return None

    def _connect(self, task: Task) -> Part[bool]:
        transport = self._lane.transport
        if self._connection and self._connection.usable and self._transport is transport:
            return True
        yield from self._hang_up()
        yield Move.TO_A_THREAD
        while isinstance(leave := self._lane.may_connect(), Wait):
            yield leave
        if not leave or not self._open(task, self._lane.transport):
            return False
        if self._stepped:
            yield Move.TO_THE_CARRIER
        return True

    def _open(self, task: Task, transport: Transport) -> bool:
        started = self._clock.now()
        try:
            connection = transport.connect()
        except ConnectFailed as failed:
            self._settle(task, failed.outcome, started)
            self._lane.not_connected()
            return False
        except BaseException:
            self._lane.not_connected()
            raise
        self._connection, self._transport = connection, transport
        self._stepped = connection if isinstance(connection, SteppedConnection) else None
        self._lane.connected(connection)
        return True

    def _cross(self, task: Task, message: Message, passage: Passage, begun: Crossing | None = None) -> Part[bool]:
        """Sends one message, or the rest of it. False: the idle line had been closed, so once more over a new one."""
        message_id = message.identity.message_id
        crossing = begun or Crossing(task, passage, lane=self._lane, ledger=self._ledger, message_id=message_id)
        self._crossing = crossing
        if begun:
            begun.intend()
        started = self._clock.now()
        try:
            if self._stepped and self._stepped.may_follow(message):
                self._ahead.prepare()
            outcome = yield from self._send(message, crossing)
        except (StaleConnection, Withdrawn) as ended:
            yield from self._hang_up()
            yield BARRIER
            self._put_back(task, crossing, passage)
            return isinstance(ended, Withdrawn)
        finally:
            crossing.end()
        self._settle(task, outcome, started, passage)
        if self._connection and not self._connection.usable:
            yield from self._hang_up()
        return True

    def _send(self, message: Message, crossing: Crossing) -> Part[Outcome]:
        assert self._connection
        if self._stepped:
            following = partial(self._ahead.begin, self._stepped, crossing)
            return (yield from self._stepped.sending(message, crossing, following))
        return self._connection.send(message, crossing)

    def _put_back(self, task: Task, crossing: Crossing, passage: Passage) -> None:
        self._lane.release(passage)
        if crossing.intended():
            self._recorder.record(self._record_of(task, DeliveryStatus.QUEUED, release_cap=True))
        if crossing.trouble and crossing.trouble.code == DUPLICATE:
            self._fail(task, crossing.trouble.message)
        elif crossing.trouble:
            self._on_trouble(crossing.trouble)
        elif crossing.refused and not self._suppressed(task):
            # The job is no longer active: what is in memory of it would only be withdrawn too.
            self._lane.drop(task.work.id)

    def _settle(self, task: Task, outcome: Outcome, started: datetime, passage: Passage | None = None) -> None:
        """The verdict into the ledger; what it means for the account and the job first, so that others stop."""
        others_succeed, now = self._lane.judge(outcome), self._clock.now()
        settlement = settle(
            task.claim,
            outcome,
            back_off=task.work.back_off,
            now=now,
            hurry=self._lane.account.hurry,
            others_succeed=others_succeed,
        )
        no_data = passage is not None and outcome.stage in (Stage.MAIL, Stage.RCPT)
        if no_data and passage:
            self._lane.release(passage)
        made = self._result(task, outcome, settlement, (started, now), release_cap=no_data)
        self._recorder.record(made)
        if made.suppress:
            self._vetting.changed()
        self._after(task, outcome, settlement)

    def _after(self, task: Task, outcome: Outcome, settlement: Settlement) -> None:
        if settlement.status in (DeliveryStatus.SENT, DeliveryStatus.FAILED):
            task.work.log.ended(sent=settlement.status is DeliveryStatus.SENT)
        if task.work.brake.pulled(outcome):
            self._lane.drop(task.work.id)
            self._pause_job(task.work.id, BRAKED)

    def _result(
        self,
        task: Task,
        outcome: Outcome,
        settlement: Settlement,
        times: tuple[datetime, datetime],
        *,
        release_cap: bool,
    ) -> Record:
        attempt = Attempt(
            number=task.claim.attempts + 1,
            started_at=times[0],
            ended_at=times[1],
            stage=outcome.stage,
            verdict=outcome.verdict,
            scope=outcome.scope,
            reason=outcome.reason,
            reply=outcome.reply,
            charged=settlement.charged,
        )
        return self._record_of(
            task,
            settlement.status,
            attempt=attempt,
            outcome=outcome,
            next_attempt_at=settlement.next_attempt_at,
            release_cap=release_cap,
            suppress=Effect.SUPPRESS in outcome.effects
            and self._lane.account.hurry == 1,  # not the demo's invented ones
        )

    def _record_of(
        self,
        task: Task,
        status: DeliveryStatus,
        *,
        attempt: Attempt | None = None,
        outcome: Outcome | None = None,
        next_attempt_at: datetime | None = None,
        release_cap: bool = False,
        suppress: bool = False,
        skipped: str | None = None,
    ) -> Record:
        return Record(
            delivery=task.claim.delivery,
            job=task.claim.job,
            account=self._lane.account.name,
            status=status,
            attempt=attempt,
            outcome=outcome,
            next_attempt_at=next_attempt_at,
            release_cap=release_cap,
            suppress=suppress,
            skipped=skipped,
        )

    def _own_mistake(self, task: Task, error: Exception) -> Course:
        yield from self._hang_up()
        name, mistake = type(error).__name__, mistake_of(error, attempt=task.claim.attempts + 1)
        if self._crossing and self._crossing.finishing:
            reason = f"The program made a mistake ({name}) after the message was handed over. It may have arrived."
            self._end(task, Verdict.UNKNOWN, DeliveryStatus.UNKNOWN, reason, mistake)
        else:
            self._fail(task, f"The program made a mistake with this row ({name}).", mistake)

    def _fail(self, task: Task, reason: str, mistake: Mistake | None = None) -> None:
        self._end(task, Verdict.FAIL, DeliveryStatus.FAILED, reason, mistake)
        task.work.log.ended(sent=False)

    def _end(
        self, task: Task, verdict: Verdict, status: DeliveryStatus, reason: str, mistake: Mistake | None = None
    ) -> None:
        stage = Stage.DOT if verdict is Verdict.UNKNOWN else Stage.CONNECT
        outcome = Outcome(verdict=verdict, scope=Scope.MESSAGE, stage=stage, reason=reason)
        settlement = Settlement(status=status, charged=True)
        now = self._clock.now()
        ended = self._result(task, outcome, settlement, (now, now), release_cap=False)
        self._recorder.record(replace(ended, mistake=mistake))

    def _hang_up(self) -> Course:
        connection, stepped = self._connection, self._stepped
        if connection is None:
            return
        self._lane.disconnected(connection)
        if stepped:
            yield from stepped.closing()
        else:
            connection.close()
        self._connection = self._stepped = None
