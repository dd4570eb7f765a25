"""Job kinds register here: what a job of a kind sends, and how patiently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from mailtool_gui.domain.job import SEND, TEST
from mailtool_gui.engine.retry import CAMPAIGN, BackOff

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.message import Identity, Message
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.domain.snapshot import Snapshot


class Builder(Protocol):
    """Makes the message for one recipient; shared by all workers of a job."""

    def build(self, recipient: Recipient, *, identity: Identity, date: datetime) -> Message:
        """The finished message. Raises MailToolError naming the cell or the template's line."""
        ...


class JobKind(Protocol):
    """One kind of job."""

    @property
    def back_off(self) -> BackOff:
        """How often and how soon a delivery is tried again."""
        ...

    def builder(self, snapshot: Snapshot, account: Account) -> Builder:
        """Opens a job's snapshot for sending. Raises MailToolError where it cannot be worked."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class SendKind:
    """Personalised mail to the recipients of a worksheet."""

    back_off: BackOff = CAMPAIGN

    def builder(self, snapshot: Snapshot, account: Account) -> Builder:
        """Compiles the job's template."""
        from mailtool_gui.messages.builder import Sender, compile_message
        from mailtool_gui.sheets.number_formats.writing import RegionalWriting

        return compile_message(
            snapshot.template,
            snapshot.columns,
            sender=Sender(address=account.sender, name=account.sender_name),
            locale=snapshot.locale,
            files=dict(snapshot.files),
            seed=snapshot.seed,
            writing=RegionalWriting(snapshot.locale),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class TryKind:
    """Messages to recipients of a worksheet as their sender wants to see them first: each says that it is a test."""

    back_off: BackOff = CAMPAIGN

    def builder(self, snapshot: Snapshot, account: Account) -> Builder:
        """Compiles the job's template, with its subject marked."""
        from mailtool_gui.messages.marks import for_a_test

        marked = replace(snapshot, template=for_a_test(snapshot.template))
        return _Marking(SendKind().builder(marked, account))


@dataclass(frozen=True, slots=True)
class _Marking:
    """Marks what another builder makes as a test."""

    made_by: Builder

    def build(self, recipient: Recipient, *, identity: Identity, date: datetime) -> Message:
        """The finished message, marked."""
        from mailtool_gui.messages.marks import marked_as_test

        return marked_as_test(self.made_by.build(recipient, identity=identity, date=date), recipient)


def job_kinds() -> Mapping[str, JobKind]:
    """Every kind this version can work."""
    return {SEND: SendKind(), TEST: TryKind()}
