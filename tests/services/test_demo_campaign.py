from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.messages.builder import Sender
from mailtool_gui.services.campaigns import Campaigns
from mailtool_gui.services.demo_campaign import demo_draft, keep_demo_account
from tests.support.desk import Desk


def test_the_demo_s_account_is_on_loopback_and_sixty_times_as_fast(desk: Desk) -> None:
    account = keep_demo_account(desk.records, host="127.0.0.1", port=2501)
    assert (account.name, account.hurry, account.port) == ("demo", 60, 2501)
    assert (account.limits.batch_size, account.limits.batch_delay) == (10, timedelta(seconds=2) / 60)
    assert desk.records.account("demo") == account


def test_the_next_demo_finds_its_account_again(desk: Desk) -> None:
    keep_demo_account(desk.records, host="127.0.0.1", port=2501)
    keep_demo_account(desk.records, host="127.0.0.1", port=2502)
    assert [(a.name, a.port) for a in desk.records.accounts()] == [("demo", 2502)]


def test_a_user_s_own_demo_stays_as_it_is(desk: Desk) -> None:
    mine = desk.account("Demo")
    assert keep_demo_account(desk.records, host="127.0.0.1", port=2501).name == "demo 2"
    assert keep_demo_account(desk.records, host="127.0.0.1", port=2502).name == "demo 2"
    assert desk.records.account("demo") == mine


@pytest.mark.parametrize(("rows", "recipients"), [(None, 334), (9, 6)])
def test_the_sample_is_without_problems(desk: Desk, tmp_path: Path, rows: int | None, recipients: int) -> None:
    campaigns = Campaigns(desk.records, lambda path: path, SystemClock(), locale="en-US")
    found = campaigns.proofed(demo_draft(tmp_path, rows=rows), Sender("a@x.example"))
    assert (len(found.recipients), found.ready, found.problems) == (recipients, recipients, [])
