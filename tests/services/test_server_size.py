from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from mailtool_gui.domain.account import Account, AccountState, AccountStatus
from mailtool_gui.domain.message import Message
from mailtool_gui.domain.outcome import Outcome
from mailtool_gui.services.account_form import AccountForm
from mailtool_gui.services.accounts import Accounts
from mailtool_gui.transports.base import Connection, Handshake
from tests.support.desk import Desk

FORM = AccountForm(sender="me@x.example", host="127.0.0.1", port=2525)


@dataclass
class SilentConnection:
    """A connection to a server that says nothing of sizes."""

    usable: bool = True
    description: str = ""
    calls: list[str] = field(default_factory=list)

    def send(self, message: Message, handshake: Handshake) -> Outcome:
        raise NotImplementedError

    def close(self) -> None:
        self.calls.append("close")

    def abort(self) -> None:
        self.calls.append("abort")


@dataclass
class MeasuredConnection(SilentConnection):
    """A connection to a server that takes so many bytes."""

    largest_message: int | None = None


@dataclass
class OneConnection:
    """A transport that opens `connection`."""

    connection: Connection

    def connect(self) -> Connection:
        return self.connection


def tried(desk: Desk, connection: Connection) -> Account:
    accounts = Accounts(desk.records, desk.secrets, desk.host, lambda _account: OneConnection(connection))
    accounts.test("work")
    return accounts.get("work")


@pytest.fixture
def accounts(desk: Desk) -> Accounts:
    made = Accounts(desk.records, desk.secrets, desk.host, desk.open_transport)
    made.add("work", FORM)
    return made


def test_the_command_line_tells_it(desk: Desk, accounts: Accounts) -> None:
    desk.open_transport = lambda _account: OneConnection(MeasuredConnection(largest_message=10_240_000))
    assert desk.run("account", "test", "work", "--json").json["largest_message"] == 10_240_000
    assert desk.run("account", "test", "work").out == "work: all well. The server takes messages of up to 10.2 MB.\n"


def test_a_test_keeps_what_the_server_takes(desk: Desk, accounts: Accounts) -> None:
    assert accounts.get("work").largest_message is None
    assert tried(desk, MeasuredConnection(largest_message=10_240_000)).largest_message == 10_240_000
    assert tried(desk, MeasuredConnection(largest_message=None)).largest_message is None


def test_a_transport_without_such_a_limit_says_nothing(desk: Desk, accounts: Accounts) -> None:
    assert tried(desk, SilentConnection()).largest_message is None


def test_a_test_does_not_change_where_the_account_stands(desk: Desk, accounts: Accounts) -> None:
    paused = AccountState(status=AccountStatus.PAUSED, reason="The password is wrong.")
    desk.stop_account(paused)
    tried(desk, MeasuredConnection(largest_message=1_000))
    assert desk.records.account_state("work").status is AccountStatus.PAUSED


def test_another_server_says_it_anew(desk: Desk, accounts: Accounts) -> None:
    tried(desk, MeasuredConnection(largest_message=1_000))
    accounts.edit("work", AccountForm(sender_name="Me"))
    assert accounts.get("work").largest_message == 1_000
    accounts.edit("work", AccountForm(host="127.0.0.2"))
    assert accounts.get("work").largest_message is None
