"""Small rules of the values."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from mailtool_gui.domain.clock import SystemClock, utc
from mailtool_gui.domain.errors import LedgerFull, MailToolError, SecretError, SheetError
from mailtool_gui.domain.job import Progress
from mailtool_gui.domain.outcome import Reply


def test_progress_counts_what_has_ended() -> None:
    progress = Progress(sent=234, failed=12, deferred=3, queued=251)
    assert (progress.total, progress.current, progress.percentage) == (500, 246, 49)


def test_nothing_to_do_is_done() -> None:
    assert Progress().percentage == 100


def test_a_hundred_per_cent_is_all_of_it() -> None:
    assert Progress(sent=999, queued=1).percentage == 99


def test_errors_say_where_what_and_how_to_exit() -> None:
    error = SheetError("There is nothing in it.", where="B3")
    assert (str(error), error.code, error.exit_code) == ("B3: There is nothing in it.", "sheet", 2)
    assert SheetError("x", code="empty").code == "empty"
    assert SecretError("x").exit_code == 3
    assert isinstance(LedgerFull("x"), MailToolError)


def test_a_reply_reads_as_the_server_said_it() -> None:
    assert str(Reply(code=250, enhanced="2.0.0", text="Ok")) == "2.0.0 Ok"
    assert str(Reply(code=250, enhanced=None, text="Ok")) == "Ok"


def test_the_systems_clock() -> None:
    clock = SystemClock()
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    before = clock.monotonic()
    time.sleep(0.01)
    assert clock.monotonic() > before
    assert clock.boot_id() == SystemClock().boot_id()
    first, second = clock.conditions(2)
    with first:
        assert not second.wait(0.001)


def test_times_are_aware() -> None:
    assert utc(0) == datetime(1970, 1, 1, tzinfo=UTC)
