"""What makes no sense is found, and what is left of it makes sense."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, nullcontext

import pytest

from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.schema import prepare_ledger
from mailtool_gui.store.session import Session, open_session
from mailtool_gui.store.unreadable import forget_unreadable, makes_sense
from tests.store.values import new_job
from tests.support.samples import NOON, plain_account, plain_snapshot, recipient_in_row

STATUS = "SELECT status, address, row_numbers FROM deliveries ORDER BY position"


@pytest.fixture
def session(folder: DataFolder) -> Iterator[Session]:
    """A ledger with an account and a job of three, one of whom was in the air when the program died."""
    prepare_ledger(folder, nullcontext())
    with closing(SqliteRecords(folder)) as records:
        records.add_account(plain_account())
        people = [recipient_in_row(f"p{number}@example.com", number + 2) for number in range(3)]
        records.add_job(new_job(), plain_snapshot(), people)
    with closing(open_session(folder.ledger)) as opened:
        opened.change("UPDATE deliveries SET status = 'sending' WHERE position = 0")
    with closing(SqliteLedger(folder)) as ledger:
        ledger.take_over(now=NOON)
    opened = open_session(folder.ledger)
    opened.change("PRAGMA foreign_keys = OFF")
    for (name,) in opened.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        opened.change(f"DROP TRIGGER {name}")
    yield opened
    opened.close()


def test_a_whole_ledger_makes_sense_and_loses_nothing(session: Session) -> None:
    before = session.rows(STATUS)
    assert makes_sense(session)
    forget_unreadable(session)
    assert session.rows(STATUS) == before
    assert session.value("SELECT COUNT(*) FROM attempts") == 1


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE accounts SET body = '{'",
        "UPDATE accounts SET body = x'ff00'",
        "UPDATE accounts SET state = '[1'",
        "UPDATE snapshots SET body = '{}'",
        "UPDATE frozen_rows SET body = '[]' WHERE delivery_id = 2",
        "UPDATE jobs SET status = 'sleepy'",
        "UPDATE jobs SET created_at = 'never'",
        "UPDATE deliveries SET status = 'lost' WHERE position = 1",
        "UPDATE deliveries SET row_numbers = '3(' WHERE position = 1",
        "UPDATE deliveries SET verdict = '0', status = 'queued' WHERE position = 1",
        "UPDATE deliveries SET others = '{' WHERE position = 1",
        "UPDATE deliveries SET last_attempt_at = 'noon' WHERE position = 1",
        "UPDATE attempts SET stage = 'moon'",
        "UPDATE attempts SET started_at = 1e300",
    ],
)
def test_whatever_is_damaged_the_rest_stays(session: Session, damage: str) -> None:
    session.change(damage)
    assert not makes_sense(session)
    forget_unreadable(session)
    assert makes_sense(session)
    found = session.rows(STATUS)
    assert [address for _, address, _ in found] == [f"p{number}@example.com" for number in range(3)]
    assert found[2][0] == "queued"


def test_a_row_that_was_open_and_is_damaged_is_a_doubt(session: Session) -> None:
    session.change("UPDATE deliveries SET verdict = 'perhaps', status = 'deferred' WHERE position = 1")
    session.change("UPDATE deliveries SET verdict = 'perhaps', status = 'sent' WHERE position = 2")
    forget_unreadable(session)
    assert [status for status, _, _ in session.rows(STATUS)] == ["unknown", "unknown", "sent"]
