"""The log of a job for people: read, followed, and exported with the addresses masked."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.errors import JobError, UsageError
from mailtool_gui.domain.identity import masked
from mailtool_gui.domain.job_log import About, Entry
from mailtool_gui.services.jobs import Page

if TYPE_CHECKING:
    from mailtool_gui.services.records import Records

_CHUNK = 500
_PAUSE = 0.5  # seconds between two looks of a follower
_ADDRESS = re.compile(r"[^\s<>“”\"'(),;:]+@[\w.-]*\w", re.UNICODE)
_QUOTED = re.compile(r"“[^”]*”")


class JobLogs:
    """The logs of one data folder's jobs; for any thread. Raises JobError for an unknown job."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._log = records.job_log

    def page(self, job: str, *, limit: int, offset: int = 0, troubles: bool = False) -> Page[Entry]:
        """Some of the job's entries, the newest first; with `troubles` only of what went wrong."""
        self._require(job)
        items = self._log.page(job, limit=limit, offset=offset, troubles=troubles)
        return Page(items=items, total=self._log.count(job, troubles=troubles))

    def everything(self, job: str, after: int = 0) -> Iterator[Entry]:
        """The job's entries after that of the id `after`, the oldest first."""
        self._require(job)
        while found := self._log.after(job, after, limit=_CHUNK):
            yield from found
            after = found[-1].id

    def follow(self, job: str, *, wait: Callable[[float], None], ended: Callable[[], bool]) -> Iterator[Entry]:
        """Every entry, then each new one as it comes, until `ended` says so; `wait` passes the time between looks."""
        last = 0
        while True:
            done = ended()
            for entry in self.everything(job, last):
                last = entry.id
                yield entry
            if done:
                return
            wait(_PAUSE)

    def export(self, job: str, out: Path, *, overwrite: bool = False) -> int:
        """Writes the log as text, one entry a line and the places of mistakes below theirs; how many entries.

        Addresses become `u***@example.com`, and what is quoted from a sheet or a file name is left out. Raises
        UsageError where the file cannot be written, or is there and not to be overwritten.
        """
        lines = [line for entry in self.everything(job) for line in exported(entry)]
        count = self._log.count(job)
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if overwrite else os.O_EXCL)
        try:
            with os.fdopen(os.open(out, flags, 0o600), "w", encoding="utf-8", newline="\n") as file:
                file.writelines(f"{line}\n" for line in lines)
        except FileExistsError:
            what = "This is a folder; name a file in it." if out.is_dir() else "There is such a file already."
            raise UsageError(what, where=str(out), code="exists") from None
        except OSError as error:
            reason = error.strerror or str(error)
            raise UsageError(f"The file cannot be written ({reason}).", where=str(out), code="cannot-write") from error
        return count

    def _require(self, job: str) -> None:
        if self._records.job(job) is None:
            raise JobError(f"There is no job {job}. `mailtool jobs` lists them.", where=job, code="no-such-job")


def headline(entry: Entry) -> str:
    """What happened, in a few words: `active → paused`, `account: ready → cooling`."""
    moved = entry.state or "" if entry.before in (None, entry.state) else f"{entry.before} → {entry.state}"
    if entry.about is About.JOB:
        return moved
    if entry.about is About.ACCOUNT:
        return f"account: {moved}"
    return "a mistake of the program" if entry.about is About.PROGRAM else "messages"


def why(entry: Entry) -> str:
    """The reason, whose message, which try, and the server's answer."""
    who = entry.address or ""
    tried = f"try {entry.attempt}" if entry.attempt is not None else ""
    error = f"({entry.error})" if entry.error else ""
    return " ".join(part for part in (entry.reason or "", who, tried, error) if part)


def so_far(entry: Entry) -> str:
    """How far the job was: `120 of 500: 118 sent, 2 failed`; empty where that is not known."""
    if entry.progress is None:
        return ""
    done = entry.progress
    return f"{done.current} of {done.total}: {done.sent} sent, {done.failed} failed"


def exported(entry: Entry) -> Sequence[str]:
    """An entry as it may leave the machine."""
    at = entry.at.astimezone().isoformat(timespec="milliseconds")
    parts = (at, headline(entry), so_far(entry), without_names(why(entry)))
    places = [Path(place).name for place in (entry.trace or "").splitlines()]
    return ["  ".join(part for part in parts if part), *(f"    {place}" for place in places)]


def without_names(text: str) -> str:
    """The text with its addresses masked, and without what it quotes."""
    return _ADDRESS.sub(lambda found: masked(found[0]), _QUOTED.sub("“…”", text))
