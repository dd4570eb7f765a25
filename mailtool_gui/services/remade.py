"""A job's messages, made again from what the job froze and from its account as it is now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import JobError
from mailtool_gui.domain.identity import identity_of
from mailtool_gui.engine.kinds import Builder, job_kinds

if TYPE_CHECKING:
    from mailtool_gui.domain.delivery import Delivery
    from mailtool_gui.domain.job import Job
    from mailtool_gui.domain.message import Identity, Message
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.services.records import Records


class Remade:
    """The messages of one job. Raises JobError where its account is gone, and what compiling its template raises."""

    def __init__(self, records: Records, job: Job) -> None:
        account, kind = records.account(job.account), job_kinds().get(job.kind)
        if account is None:
            raise JobError(f"The account “{job.account}” is gone: the message cannot be made again.")
        if kind is None:
            raise JobError(f"This version knows no jobs of kind “{job.kind}”.")
        self.snapshot = records.snapshot(job.id)
        self.builder: Builder = kind.builder(self.snapshot, account)
        signed = bool(self.snapshot.template.unsubscribe)
        # Links to unsubscribe are signed with the job's seed: these are the messages without it.
        self.unsigned: Builder = kind.builder(replace(self.snapshot, seed=""), account) if signed else self.builder

    def identity(self, delivery: Delivery) -> Identity:
        """The ids of a delivery's message."""
        return identity_of(seed=self.snapshot.seed, position=delivery.position, revision=delivery.revision)

    def message(self, delivery: Delivery, recipient: Recipient, date: datetime) -> Message:
        """The message of a delivery. Raises MailToolError."""
        return self.builder.build(recipient, identity=self.identity(delivery), date=date)
