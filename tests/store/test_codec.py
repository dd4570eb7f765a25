"""Frozen values come back as they went in, with the types of their cells."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.account import Account, AccountState, AccountStatus, Limits, Security
from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.outcome import Reply, Scope, Verdict
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import BLANK_CELL, Cell, CellKind, RawValue, Row
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.store.codec import from_json, recipient_from_json, recipient_to_json, to_json
from tests.support.samples import NOON, plain_account, recipient_in_row

TEXT = st.text(st.characters(), max_size=20)  # halves of characters included: sheets hold them
RAW: st.SearchStrategy[RawValue] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    TEXT,
    st.datetimes(),
    st.datetimes(timezones=st.just(UTC)),
    st.times(),
)
CELLS = st.builds(Cell, shown=TEXT, raw=RAW, kind=st.sampled_from(CellKind), link=st.none())
ROWS = st.builds(Row, number=st.integers(1, 1_048_576), cells=st.lists(CELLS, max_size=4).map(tuple))
ADDRESSES = st.lists(TEXT, max_size=2).map(tuple)
RECIPIENTS = st.builds(
    Recipient,
    address=TEXT,
    rows=st.lists(ROWS, max_size=3).map(tuple),
    cc=ADDRESSES,
    bcc=ADDRESSES,
    error=st.one_of(st.none(), st.text(min_size=1)),
)


def types_of(recipient: Recipient) -> list[type]:
    return [type(cell.raw) for row in recipient.rows for cell in row.cells]


@given(RECIPIENTS)
def test_recipients_come_back_with_the_types_of_their_values(recipient: Recipient) -> None:
    back = recipient_from_json(recipient.address, recipient_to_json(recipient))
    assert back == recipient
    assert types_of(back) == types_of(recipient)


@given(CELLS)
def test_a_link_is_not_kept_once_the_address_is_known(cell: Cell) -> None:
    linked = Recipient(address="a@x.example", rows=(Row(number=2, cells=(cell._replace(link="a@x.example"),)),))
    back = recipient_from_json(linked.address, recipient_to_json(linked))
    assert back.rows == (Row(number=2, cells=(cell,)),)


@pytest.mark.parametrize(
    "raw", [1, 1.0, True, False, None, "1", "", datetime(2026, 1, 2), time(3, 4, 5), 10**20, -0.5, float("inf")]
)
def test_each_kind_of_raw_value_comes_back(raw: RawValue) -> None:
    before = Recipient(address="a@b.de", rows=(Row(number=2, cells=(Cell("shown", raw, CellKind.NUMBER),)),))
    after = recipient_from_json("a@b.de", recipient_to_json(before))
    assert after == before
    assert types_of(after) == types_of(before)


def test_plain_text_and_blanks_cost_little() -> None:
    cells = (Cell("Ann", "Ann", CellKind.TEXT), BLANK_CELL)
    text = recipient_to_json(Recipient(address="a@b.de", rows=(Row(number=2, cells=cells),)))
    assert json.loads(text) == {"rows": [[2, ["Ann", None]]]}


def test_a_snapshot_comes_back(full_snapshot: Snapshot) -> None:
    assert from_json(Snapshot, to_json(full_snapshot)) == full_snapshot


ACCOUNT = Account(
    name="Büro",
    sender="büro@example.com",
    sender_name="Büro",
    transport="folder",
    host="mail.example.com",
    port=465,
    security=Security.IMPLICIT,
    user="ann",
    preset="custom",
    limits=Limits(in_flight=3, batch_size=4, batch_delay=timedelta(milliseconds=1500), daily_cap=450),
    reply_timeout=5,
    dot_timeout=7.5,
    allow_cleartext_auth=True,
    folder=Path("/srv/out"),
    hurry=60,
)
STATE = AccountState(
    status=AccountStatus.PAUSED,
    until=NOON,
    verdict=Verdict.PAUSE,
    scope=Scope.ACCOUNT,
    reason="The password was refused.",
    reply=Reply(code=535, enhanced="5.7.8", text="no"),
    at=NOON,
    failures=3,
)


@pytest.mark.parametrize("account", [ACCOUNT, plain_account()])
def test_an_account_comes_back(account: Account) -> None:
    back = from_json(Account, to_json(account))
    assert back == account
    assert type(back.limits.batch_delay) is timedelta
    assert type(back.reply_timeout) is float


@pytest.mark.parametrize("state", [STATE, AccountState()])
def test_an_account_s_state_comes_back(state: AccountState) -> None:
    assert from_json(AccountState, to_json(state)) == state


def test_what_an_older_version_did_not_know_has_its_default() -> None:
    older = json.loads(to_json(STATE))
    del older["failures"]
    assert from_json(AccountState, json.dumps(older)).failures == 0


def test_what_is_not_known_any_more_is_left_out() -> None:
    richer = {**json.loads(to_json(STATE)), "mood": "bad"}
    assert from_json(AccountState, json.dumps(richer)) == STATE


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "{",
        "[]",
        "7",
        "null",
        "{}",
        to_json(ACCOUNT).replace('"in_flight":3', '"in_flight":"3"'),
        to_json(ACCOUNT).replace("implicit", "none at all"),
        to_json(ACCOUNT).replace('"batch_delay":1.5', '"batch_delay":null'),
        to_json(ACCOUNT).replace('"limits":{', '"limits":{"x":'),
    ],
)
def test_damage_is_told(damaged: str) -> None:
    with pytest.raises(LedgerError, match="damaged account") as caught:
        from_json(Account, damaged)
    assert caught.value.code == "corrupt"


@pytest.mark.parametrize("damaged", ["", "{}", '{"rows":7}', '{"rows":[[2]]}', '{"rows":[[2,[["odd","x",1]]]]}'])
def test_damaged_rows_are_told(damaged: str) -> None:
    with pytest.raises(LedgerError, match="damaged row"):
        recipient_from_json("a@example.com", damaged)


def test_the_address_is_kept_with_the_delivery_and_not_twice() -> None:
    text = recipient_to_json(recipient_in_row("ann@example.com", 2))
    assert recipient_from_json("bob@example.com", text).address == "bob@example.com"
