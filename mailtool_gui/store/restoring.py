"""What a damaged ledger does not tell any more, taken from the newest good backup: with every doubt that is due.

The backup is older than the ledger was: unless it is known that nothing was sent after it was made, each message that
it shows as waiting may have been sent since. Such messages are `unknown`, so that nothing sends them by itself; and
they count as started now, so that the account's limits hold whatever has left meanwhile.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import LedgerError
from mailtool_gui.domain.identity import identity_of
from mailtool_gui.store.backups import is_whole
from mailtool_gui.store.read_job import snapshot_in
from mailtool_gui.store.schema import bring_file_up_to_date
from mailtool_gui.store.session import Session, open_session
from mailtool_gui.store.unreadable import makes_sense
from mailtool_gui.store.write_ahead_log import log_of

if TYPE_CHECKING:
    from mailtool_gui.domain.rescue import Backup

RESTORED = (
    "This job was restored from a backup of the ledger, after which nothing was sent. Look it through, then resume it."
)
RESTORED_IN_DOUBT = (
    "This job was restored from a backup of the ledger. What may have been sent after that backup is shown as unknown: "
    "settle that with your Sent folder, then resume it."
)
PUT_IN_MEANWHILE = (
    "The backup that this job was restored from was made while it was being put in. What became of it is not known: "
    "look into your Sent folder before you send it again."
)
UNSURE = "This message was restored from a backup of the ledger. It may have been sent after that backup was made."
FAILED_THEN = (
    "This had failed when the backup was made that it was restored from. Where it was tried again after that, it may "
    "have arrived."
)

_SAME = """
    JOIN old.deliveries o ON o.id = x.delivery_id
    JOIN main.deliveries d ON d.id = o.id AND d.job_id = o.job_id AND d.position = o.position
"""
# A row is taken where the ledger has none in its place; what hangs on a delivery, where both mean the same delivery.
_FILL = (
    """
    INSERT OR IGNORE INTO restored_jobs SELECT id FROM old.jobs WHERE id NOT IN (SELECT id FROM main.jobs)
        AND (key IS NULL OR key NOT IN (SELECT key FROM main.jobs WHERE key IS NOT NULL))
    """,
    "INSERT INTO main.jobs SELECT * FROM old.jobs WHERE id IN (SELECT id FROM restored_jobs) ORDER BY rowid",
    "INSERT OR IGNORE INTO main.snapshots SELECT * FROM old.snapshots",
    """
    INSERT INTO restored_deliveries SELECT id FROM old.deliveries o
    WHERE NOT EXISTS (SELECT 1 FROM main.deliveries d WHERE d.id = o.id)
        AND NOT EXISTS (SELECT 1 FROM main.deliveries d WHERE d.job_id = o.job_id AND d.position = o.position)
        AND (message_id IS NULL OR NOT EXISTS (SELECT 1 FROM main.deliveries d WHERE d.message_id = o.message_id))
    """,
    "INSERT INTO main.deliveries SELECT * FROM old.deliveries WHERE id IN (SELECT id FROM restored_deliveries)",
    f"INSERT OR IGNORE INTO main.frozen_rows SELECT x.* FROM old.frozen_rows x {_SAME}",
    f"INSERT OR IGNORE INTO main.attempts SELECT x.* FROM old.attempts x {_SAME}",
    f"INSERT OR IGNORE INTO main.starts SELECT x.* FROM old.starts x {_SAME}",
    f"INSERT OR IGNORE INTO main.fingerprints SELECT x.* FROM old.fingerprints x {_SAME}",
    "INSERT OR IGNORE INTO main.job_log SELECT * FROM old.job_log WHERE job_id IN (SELECT id FROM restored_jobs)",
    "INSERT OR IGNORE INTO main.accounts SELECT * FROM old.accounts",
    "INSERT OR IGNORE INTO main.suppressions SELECT * FROM old.suppressions",
    "INSERT OR IGNORE INTO main.templates SELECT * FROM old.templates",
    """
    INSERT OR IGNORE INTO main.template_versions SELECT x.* FROM old.template_versions x
    JOIN old.templates o ON o.id = x.template_id JOIN main.templates t ON t.id = o.id AND t.name_key = o.name_key
    """,
)
_MAY_HAVE_STARTED = """
    INSERT INTO starts (account_key, delivery_id, at, boot_id, boot_seconds, recipients, released)
    SELECT :account, d.id, :now, '', 0, 1 + COALESCE(json_array_length(f.body, '$.cc'), 0)
        + COALESCE(json_array_length(f.body, '$.bcc'), 0), 0
    FROM deliveries d LEFT JOIN frozen_rows f ON f.delivery_id = d.id AND json_valid(f.body)
    WHERE d.job_id = :job AND d.id IN (SELECT id FROM restored_deliveries)
        AND d.status IN ('queued', 'sending', 'deferred')
        AND NOT EXISTS (SELECT 1 FROM starts s WHERE s.delivery_id = d.id AND s.at > :since)
"""
_IN_DOUBT = """
    UPDATE deliveries SET status = 'unknown', verdict = 'unknown', scope = 'message', reason = :why,
    next_attempt_at = NULL, last_attempt_at = :now, reply_code = NULL, reply_enhanced = NULL, reply_text = NULL
    WHERE id IN (SELECT id FROM restored_deliveries) AND status IN ('queued', 'sending', 'deferred')
"""
_FAILED = """
    UPDATE deliveries SET reason = ? WHERE id IN (SELECT id FROM restored_deliveries)
    AND status = 'failed' AND dismissed_at IS NULL
"""
_PREPARING = """
    UPDATE jobs SET status = 'failed', reason = ?, whole = 1, completed_at = ?
    WHERE id IN (SELECT id FROM restored_jobs) AND status = 'preparing'
"""
_NAMELESS = """
    SELECT job_id, id, position, revision FROM deliveries
    WHERE id IN (SELECT id FROM restored_deliveries) AND status = 'unknown' AND message_id IS NULL ORDER BY job_id
"""
_TOUCHED = """
    SELECT id FROM restored_jobs UNION
    SELECT job_id FROM deliveries WHERE id IN (SELECT id FROM restored_deliveries)
"""
_TOTALS = """
    SELECT job_id, SUM(count) FROM old.counts WHERE job_id IN (SELECT id FROM old.jobs WHERE whole) GROUP BY job_id
"""
_LINEAGE = "SELECT key FROM fingerprint_keys"


class Restoring:
    """Fills a ledger from `backup`; does nothing where that is None.

    `deliveries` were taken, `unsure` of them are in doubt; `is_of_use` tells whether anything at all was missing.
    """

    def __init__(self, session: Session, backup: Backup | None, *, now: datetime) -> None:
        self._session = session
        self._now = now
        self.backup = backup
        self.deliveries = 0
        self.unsure = 0
        self.is_of_use = False

    def fill(self) -> None:
        """Within a transaction, without triggers and foreign keys."""
        if self.backup:
            for table in ("restored_jobs (id TEXT PRIMARY KEY)", "restored_deliveries (id INTEGER PRIMARY KEY)"):
                self._session.change(f"CREATE TEMP TABLE {table}")
            taken = [self._session.change(statement) for statement in _FILL]
            self.is_of_use = any(taken)
            self._session.change("INSERT OR REPLACE INTO fingerprint_keys SELECT * FROM old.fingerprint_keys")
            self.deliveries = int(self._session.value("SELECT COUNT(*) FROM restored_deliveries"))
            if not self.backup.is_last_word:
                self._count_as_started(since=self.backup.made_at)
                self._doubt()

    def totals(self) -> Mapping[str, int]:
        """How many deliveries the jobs had by the backup."""
        return dict(self._session.rows(_TOTALS)) if self.backup else {}

    def reasons(self) -> Mapping[str, str]:
        """Why the jobs wait that something was taken for."""
        if self.backup is None:
            return {}
        why = RESTORED if self.backup.is_last_word else RESTORED_IN_DOUBT
        return {job: why for (job,) in self._session.rows(_TOUCHED)}

    def _count_as_started(self, *, since: datetime) -> None:
        """What the ledger itself could still tell of the starts `since` then is not counted twice."""
        times = {"now": self._now.timestamp(), "since": since.timestamp()}
        for job, account in self._session.rows("SELECT id, account FROM jobs"):
            self._session.change(_MAY_HAVE_STARTED, {"job": job, "account": account.casefold(), **times})

    def _doubt(self) -> None:
        now = self._now.timestamp()
        self.unsure = self._session.change(_IN_DOUBT, {"why": UNSURE, "now": now})
        self._session.change(_FAILED, (FAILED_THEN,))
        self._session.change(_PREPARING, (PUT_IN_MEANWHILE, now))
        self._session.change_many("UPDATE deliveries SET message_id = ? WHERE id = ?", list(self._names()))

    def _names(self) -> Iterator[tuple[str, int]]:
        """The Message-IDs that the messages had, if they were sent: they are looked for by them."""
        seeds: dict[str, str] = {}
        for job, number, position, revision in self._session.rows(_NAMELESS):
            seeds[job] = seeds.get(job) or snapshot_in(self._session, job).seed
            yield identity_of(seed=seeds[job], position=position, revision=revision).message_id, number


def lineage_of(session: Session) -> bytes:
    """What tells a ledger from every other, and its copies know too."""
    return bytes(session.value(_LINEAGE) or b"")


@contextmanager
def restoring(
    session: Session, candidates: Sequence[Backup], copy: Path, *, lineage: bytes | None, now: datetime
) -> Iterator[Restoring]:
    """With the first good one of `candidates`, read by way of `copy`, which is removed in the end.

    `lineage` is the ledger's where that could be read: a backup of another one does not fit.
    """
    backup = next((each for each in candidates if _fits(each, copy, lineage)), None)
    try:
        if backup:
            session.change("ATTACH DATABASE ? AS old", (str(copy),))
        yield Restoring(session, backup, now=now)
        if backup:
            session.change("DETACH DATABASE old")
    finally:
        for path in (copy, log_of(copy), copy.with_name(f"{copy.name}-shm")):
            path.unlink(missing_ok=True)


def _fits(backup: Backup, copy: Path, lineage: bytes | None) -> bool:
    """Whether it is whole, can be read by this version, and is of the same ledger; then `copy` is ready."""
    try:
        shutil.copyfile(backup.path, copy)
        copy.chmod(0o600)
        if not is_whole(copy):
            return False
        bring_file_up_to_date(copy)
        with closing(open_session(copy)) as session:
            return makes_sense(session) and lineage in (None, lineage_of(session))
    except (OSError, LedgerError):
        return False
