"""What may have arrived is looked for by whoever hosts, beside the sending."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.workers.host import EngineHost
from tests.support.scene import PlainKind, people
from tests.workers.test_host import Office, at_once, unheard


class Search:
    """One search, which takes until `may_end`."""

    def __init__(self) -> None:
        self.begun, self.may_end = threading.Event(), threading.Event()
        self.left = 1
        self.stopped = False

    def search_next(self) -> bool:
        self.begun.set()
        assert self.may_end.wait(20)
        self.left -= 1
        return self.left >= 0

    def stop(self) -> None:
        self.stopped = True
        self.may_end.set()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path / "data")
    yield office
    office.records.close()


def searching_host(office: Office, search: Search) -> EngineHost:
    return EngineHost(
        office.folder,
        records=office.records,
        clock=SystemClock(),
        kinds=lambda: {"send": PlainKind()},
        open_transport=lambda account: office.server,
        start_detached=office.detached.append,
        later_searches=lambda: search,
    )


def test_a_search_holds_up_no_message_and_is_waited_for(office: Office) -> None:
    search, codes = Search(), list[int]()
    office.put_in(people(20))

    def watch() -> None:
        assert search.begun.wait(20)
        while office.job().progress.sent < 20:  # all is sent while the search is under way
            assert not search.may_end.wait(0.01)
        search.may_end.set()

    watching = at_once(watch)
    codes.append(searching_host(office, search).run_engine(until="done", hand_over=False, say=unheard))
    watching.join(20)
    assert (codes, search.left) == ([0], -1)


def test_who_waits_for_a_job_does_not_wait_for_a_search(office: Office) -> None:
    search = Search()
    office.put_in(people(5))
    searching_host(office, search).work_until(job="job-1", on_tick=lambda: None)
    assert office.job().progress.sent == 5
    assert search.stopped
