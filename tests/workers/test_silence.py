"""Somebody holds the lock and does not answer: it is said, and at last given up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.domain.errors import HostSilent
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.transports.base import Transport
from mailtool_gui.workers import host, silence
from mailtool_gui.workers.host import EngineHost
from mailtool_gui.workers.silence import ENDED_AFTER, TOLD_AFTER, Silence
from tests.store.values import new_job
from tests.support.samples import NOON, plain_account, plain_snapshot, recipient_in_row
from tests.support.scene import PlainKind
from tests.support.sent_mail import HandClock

FOLDER = Path("/data")


def pass_seconds(clock: HandClock, seconds: float) -> None:
    clock.pass_time(timedelta(seconds=seconds))


def test_a_moment_is_not_told_ten_seconds_are_and_a_minute_ends_it() -> None:
    clock, said = HandClock(NOON), list[str]()
    waiting = Silence(clock, FOLDER, say=said.append)
    waiting.goes_on("as it stood")
    pass_seconds(clock, TOLD_AFTER - 1)
    waiting.goes_on("as it stood")
    assert said == []
    pass_seconds(clock, 1)
    for _ in range(3):
        waiting.goes_on("as it stood")
    assert len(said) == 1
    assert "does not answer" in said[0]
    pass_seconds(clock, ENDED_AFTER - TOLD_AFTER)
    with pytest.raises(HostSilent, match="End every MailTool") as caught:
        waiting.goes_on("as it stood")
    assert (caught.value.exit_code, caught.value.code, caught.value.where) == (3, "no-answer", str(FOLDER))


def test_whoever_works_without_answering_is_waited_for() -> None:
    clock = HandClock(NOON)
    waiting = Silence(clock, FOLDER)
    for sent in range(10):
        waiting.goes_on(sent)
        pass_seconds(clock, ENDED_AFTER - 1)


def test_an_answer_begins_it_anew() -> None:
    clock = HandClock(NOON)
    waiting = Silence(clock, FOLDER)
    waiting.goes_on(0)
    pass_seconds(clock, ENDED_AFTER - 1)
    waiting.end()
    pass_seconds(clock, ENDED_AFTER)
    waiting.goes_on(0)


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EngineHost]:
    """A host of a data folder with a job, whose lock somebody else holds who says nothing."""
    monkeypatch.setattr(silence, "TOLD_AFTER", 0.2)
    monkeypatch.setattr(silence, "ENDED_AFTER", 0.5)
    monkeypatch.setattr(host, "FOLLOW", 0.01)
    folder = DataFolder(tmp_path / "data")
    with closing(SqliteRecords(folder)) as records:
        records.add_account(plain_account())
        records.add_job(new_job(), plain_snapshot(), [recipient_in_row("ann@example.com", 2)])
        with folder.lock():
            yield EngineHost(
                folder,
                records=records,
                clock=SystemClock(),
                kinds=lambda: {"send": PlainKind()},
                open_transport=never,
            )


def never(_account: object) -> Transport:
    raise AssertionError("nothing must be sent")


@pytest.mark.parametrize("until", ["idle", "done", None])
def test_an_engine_that_cannot_begin_says_so_and_ends(held: EngineHost, until: host.Until | None) -> None:
    said: list[str] = []
    with pytest.raises(HostSilent):
        held.run_engine(until=until, hand_over=False, say=said.append)
    assert len(said) == 1


def test_who_waits_for_a_job_is_told_too(held: EngineHost) -> None:
    ticks: list[datetime] = []
    with pytest.raises(HostSilent):
        held.work_until(job="job-1", on_tick=lambda: ticks.append(datetime.now(UTC)))
    assert ticks
