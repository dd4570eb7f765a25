"""The tables as peewee models: the schema's home, as it stands after the last migration.

The models are not bound to a database: queries are built from them and run by a `Session`. The index of addresses
(`addresses`, a virtual table) is the third migration's alone.
"""

from __future__ import annotations

from peewee import (
    SQL,
    AutoField,
    BlobField,
    Check,
    CompositeKey,
    DoubleField,
    Field,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


class Jobs(Model):
    """One row a job. `whole` is set once all its deliveries are in."""

    id = TextField(primary_key=True)
    kind = TextField()
    name = TextField()
    source = TextField()
    account = TextField()
    key = TextField(null=True, unique=True)
    status = TextField()
    reason = TextField(null=True)
    whole = IntegerField()
    created_at = DoubleField(index=True)
    started_at = DoubleField(null=True)
    completed_at = DoubleField(null=True)
    scheduled_for = DoubleField(null=True)
    hold_after = IntegerField(null=True)
    hold_at = IntegerField(null=True)
    urgent = IntegerField(constraints=[SQL("DEFAULT 0")])
    hours = TextField(null=True)

    class Meta:
        """Jobs are also found by their state."""

        table_name = "jobs"
        indexes = ((("status", "created_at"), False),)


class Snapshots(Model):
    """What a job froze, as JSON; apart, so that listing jobs stays light."""

    job = ForeignKeyField(Jobs, primary_key=True, on_delete="CASCADE")
    body = TextField()

    class Meta:
        """The name of the table."""

        table_name = "snapshots"


class Deliveries(Model):
    """One row a recipient. The index of claims also counts by status without reading a row."""

    id = AutoField()
    job = ForeignKeyField(Jobs, on_delete="CASCADE", index=False)
    position = IntegerField()
    address = TextField()
    address_key = TextField()
    row_numbers = TextField()
    status = TextField()
    revision = IntegerField()
    attempts = IntegerField()
    charged = IntegerField()
    deferrals = IntegerField()
    message_id = TextField(null=True)
    verdict = TextField(null=True)
    scope = TextField(null=True)
    reason = TextField(null=True)
    reply_code = IntegerField(null=True)
    reply_enhanced = TextField(null=True)
    reply_text = TextField(null=True)
    others = TextField(null=True)
    first_attempt_at = DoubleField(null=True)
    last_attempt_at = DoubleField(null=True)
    next_attempt_at = DoubleField(null=True)
    resolved_at = DoubleField(null=True)
    corrected_from = TextField(null=True)
    dismissed_at = DoubleField(null=True)
    dismissed_why = TextField(null=True)

    class Meta:
        """The send key is unique: one message a job and position."""

        table_name = "deliveries"
        indexes = (
            (("job", "position"), True),
            (("job", "status", "next_attempt_at", "position"), False),
            (("address_key", "job"), False),
            (("job", "last_attempt_at"), False),
        )


_DEAD = SQL("status = 'failed' AND dismissed_at IS NULL")
_DISMISSED = SQL("dismissed_at IS NOT NULL")
_CORRECTED = SQL("corrected_from IS NOT NULL")
Deliveries.add_index(Deliveries.index(Deliveries.message_id, unique=True, where=SQL("message_id IS NOT NULL")))
Deliveries.add_index(
    Deliveries.index(
        Deliveries.last_attempt_at,
        Deliveries.id,
        Deliveries.job,
        Deliveries.status,
        Deliveries.dismissed_at,
        where=_DEAD,
    )
)
Deliveries.add_index(Deliveries.index(Deliveries.corrected_from, where=_CORRECTED))
Deliveries.add_index(Deliveries.index(Deliveries.dismissed_at, Deliveries.id, Deliveries.job, where=_DISMISSED))


class JobLog(Model):
    """One row a change of a job's state, or of its account's. Triggers keep it, whoever writes."""

    id = AutoField()
    job = ForeignKeyField(Jobs, on_delete="CASCADE", index=False)
    at = DoubleField()
    about = TextField()
    before = TextField(null=True)
    state = TextField(null=True)
    reason = TextField(null=True)
    error = TextField(null=True)
    trace = TextField(null=True)
    address = TextField(null=True)
    attempt = IntegerField(null=True)
    counts = TextField(null=True)

    class Meta:
        """Read job by job, in order."""

        table_name = "job_log"
        indexes = ((("job", "id"), False),)


class Counts(Model):
    """How many of a job's deliveries are in a state. Triggers keep it, whoever writes."""

    job = ForeignKeyField(Jobs, on_delete="CASCADE", index=False)
    status = TextField()
    count = IntegerField()

    class Meta:
        """One row a job and state."""

        table_name = "counts"
        primary_key = CompositeKey("job", "status")
        without_rowid = True


class FrozenRows(Model):
    """The rows a message is about, as JSON; apart, so that listing deliveries stays light."""

    delivery = ForeignKeyField(Deliveries, primary_key=True, on_delete="CASCADE")
    body = TextField()

    class Meta:
        """The name of the table."""

        table_name = "frozen_rows"


class Attempts(Model):
    """One row a try."""

    id = AutoField()
    delivery = ForeignKeyField(Deliveries, on_delete="CASCADE")
    number = IntegerField()
    started_at = DoubleField()
    ended_at = DoubleField()
    stage = TextField()
    verdict = TextField()
    scope = TextField(null=True)
    reason = TextField()
    reply_code = IntegerField(null=True)
    reply_enhanced = TextField(null=True)
    reply_text = TextField(null=True)
    charged = IntegerField()

    class Meta:
        """The name of the table."""

        table_name = "attempts"


class Accounts(Model):
    """One row an account, under its name with the case folded; `state` is what stopped it, as JSON."""

    key = TextField(primary_key=True)
    body = TextField()
    state = TextField(null=True)

    class Meta:
        """The name of the table."""

        table_name = "accounts"


class Starts(Model):
    """The log of message starts, for the rolling cap. It outlives jobs and accounts, so it refers to neither."""

    id = AutoField()
    account_key = TextField()
    delivery_id = IntegerField(index=True)
    at = DoubleField()
    boot_id = TextField()
    boot_seconds = DoubleField()
    recipients = IntegerField()
    released = IntegerField()

    class Meta:
        """Starts are asked for by account and time."""

        table_name = "starts"
        indexes = ((("account_key", "at"), False),)


class Suppressions(Model):
    """Addresses that are not to be mailed again."""

    address_key = TextField(primary_key=True)
    address = TextField()
    reason = TextField()
    at = DoubleField(null=True)

    class Meta:
        """The name of the table."""

        table_name = "suppressions"


class Host(Model):
    """One row: the epoch of the host that may write."""

    id = AutoField(constraints=[Check("id = 1")])
    epoch = IntegerField()

    class Meta:
        """The name of the table."""

        table_name = "host"


class Fingerprints(Model):
    """What tells a row that was mailed again: of what it shows, and of its message's subject."""

    delivery = ForeignKeyField(Deliveries, on_delete="CASCADE", index=False)
    content = IntegerField()
    subject = IntegerField()

    class Meta:
        """Found through the delivery."""

        table_name = "fingerprints"
        primary_key = CompositeKey("delivery", "content")
        without_rowid = True


class FingerprintKeys(Model):
    """One row: the secret of this ledger's fingerprints."""

    id = AutoField(constraints=[Check("id = 1")])
    key = BlobField()

    class Meta:
        """The name of the table."""

        table_name = "fingerprint_keys"


class Templates(Model):
    """One row a saved template: its newest version without the texts. `findable` holds all its words for searches."""

    id = AutoField()
    name_key = TextField(unique=True)
    name = TextField()
    version = IntegerField()
    subject = TextField()
    about = TextField()
    findable = TextField()
    saved_at = DoubleField()
    removed_at = DoubleField(null=True)

    class Meta:
        """The name of the table."""

        table_name = "templates"


class TemplateVersions(Model):
    """One row a version of a saved template; `body` is the whole of it, as JSON."""

    id = AutoField()
    template = ForeignKeyField(Templates, on_delete="CASCADE", index=False)
    version = IntegerField()
    saved_at = DoubleField()
    subject = TextField()
    about = TextField()
    body = TextField()

    class Meta:
        """A template has each version once."""

        table_name = "template_versions"
        indexes = ((("template", "version"), True),)


TABLES: tuple[type[Model], ...] = (
    Jobs,
    Snapshots,
    Deliveries,
    Counts,
    FrozenRows,
    Attempts,
    Accounts,
    Starts,
    Suppressions,
    Host,
    Fingerprints,
    FingerprintKeys,
    JobLog,
    Templates,
    TemplateVersions,
)


def columns(table: type[Model], names: str) -> list[Field]:
    """The columns of `table` with these comma-separated names, in this order."""
    by_column = {field.column_name: field for field in table._meta.sorted_fields}
    return [by_column[name.strip()] for name in names.split(",")]
