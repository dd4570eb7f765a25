"""The verdict on a server's answer, or on its lack, by the tables (`reply_table` and `events`)."""

from __future__ import annotations

from datetime import timedelta

from mailtool_gui.domain.outcome import Outcome, Reply, Scope, Stage
from mailtool_gui.transports.events import AFTER_THE_DOT, EVENTS, Event
from mailtool_gui.transports.judgements import UNKNOWN_MESSAGE
from mailtool_gui.transports.reply_row import EVERY, Row
from mailtool_gui.transports.reply_table import HOUR, MINUTES_5, MINUTES_15, TABLE

__all__ = ["AFTER_THE_DOT", "EVENTS", "EVERY", "TABLE", "Event", "deferral_delay", "judge", "judge_event", "row_for"]

GREYLISTING_STEPS = (MINUTES_5, MINUTES_15, timedelta(minutes=45), HOUR)


def row_for(stage: Stage, reply: Reply) -> Row | None:
    """The first row that fits; None where the server's answer is none that this stage can have."""
    return next((row for row in TABLE if row.fits(stage, reply)), None)


def judge(stage: Stage, reply: Reply) -> Outcome:
    """The verdict on a reply that ends the attempt at `stage`: a refusal, or any answer to the dot."""
    row = row_for(stage, reply)
    if row is None:
        return judge_event(stage, Event.GARBAGE, reply=reply)
    return Outcome(
        verdict=row.verdict,
        scope=row.scope,
        stage=stage,
        reason=row.reason,
        reply=reply,
        delay=row.delay,
        effects=row.effects,
    )


def judge_event(stage: Stage, event: Event, *, detail: str = "", reply: Reply | None = None) -> Outcome:
    """The verdict where no answer, or none that makes sense, was had. `detail` completes the sentence.

    At Stage.DOT the final dot may have been read by the server: only there an event means `unknown`.
    """
    (verdict, scope), reason = EVENTS[event]
    if stage is Stage.DOT and event in AFTER_THE_DOT:
        (verdict, scope), reason = UNKNOWN_MESSAGE, AFTER_THE_DOT[event]
    return Outcome(verdict=verdict, scope=scope, stage=stage, reason=reason.format(detail=detail), reply=reply)


def deferral_delay(outcome: Outcome, earlier_deferrals: int) -> timedelta | None:
    """How long a deferred message waits after `earlier_deferrals` deferrals before this one.

    Greylisting, the only deferral of a recipient by 5 minutes, waits 5, 15, 45 minutes, then hourly; the others
    always wait as the table says. None where the table has no time: the kind's back-off decides.
    """
    if outcome.scope is Scope.RECIPIENT and outcome.delay == GREYLISTING_STEPS[0]:
        return GREYLISTING_STEPS[min(earlier_deferrals, len(GREYLISTING_STEPS) - 1)]
    return outcome.delay
