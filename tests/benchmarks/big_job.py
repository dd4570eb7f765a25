"""A job of 100,000 recipients: how soon its first message leaves, and how the engine's memory grows until the last.

    .venv/bin/python -m tests.benchmarks.big_job [--rows 100000] [--connections 20] [--only-first]

The engine is a process of its own (`mailtool engine --until done`). The first message is counted from the moment at
which the checked rows begin to be written, with the engine waiting; memory from the first 2,000 messages on.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from pathlib import Path

from tests.benchmarks.campaign import MAILTOOL, make_campaign
from tests.benchmarks.compiled import compile_program
from tests.benchmarks.engine_run import add_account, desk_at, proofed, put_in
from tests.support.sink import SinkProcess, duplicates

FIRST_MARK = 8.0  # seconds
MEMORY_MARK = 30.0  # megabytes
WARM = 2_000  # messages until everything that is needed has been imported


class Events:
    """Counts the events of messages in a server's log as it grows: two for each, beside those of the connections."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = 0
        self._count = 0

    def so_far(self) -> int:
        """How many there are now."""
        with self._path.open("rb") as log:
            log.seek(self._read)
            text = log.read()
        whole = text[: text.rfind(b"\n") + 1]
        self._read += len(whole)
        self._count += whole.count(b'"dot"') + whole.count(b'"ended"')
        return self._count


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--connections", type=int, default=20)
    parser.add_argument("--only-first", action="store_true", help="does not wait for the last message")
    given = parser.parse_args()
    compile_program()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        campaign = make_campaign(folder, rows=given.rows)
        with SinkProcess(folder / "sink.jsonl") as sink, desk_at(folder / "data") as desk:
            add_account(desk, sink.port, connections=given.connections)
            checked = proofed(desk, campaign)
            engine = subprocess.Popen([str(MAILTOOL), "--data-dir", str(folder / "data"), "engine"])
            try:
                time.sleep(3)
                begun = time.monotonic()
                put_in(desk, checked)
                written = time.monotonic() - begun
                desk.parts.host.wake()
                watch(sink, engine.pid, begun, written, given.rows, only_first=given.only_first)
            finally:
                engine.terminate()
                engine.wait(30)


def watch(sink: SinkProcess, pid: int, begun: float, written: float, rows: int, *, only_first: bool) -> None:
    """Looks at the server's log and at the engine's memory until the last message is there."""
    events = Events(sink.log_path)
    while not events.so_far():
        time.sleep(0.02)
    first = time.monotonic() - begun
    print(
        f"{rows} rows written in {written:.2f} s, the first message left {first:.2f} s after their beginning", end=" "
    )
    print(f"(mark: under {FIRST_MARK:.0f} s)", flush=True)
    if only_first:
        return
    early, most = 0.0, 0.0
    while (seen := events.so_far()) < 2 * rows:
        if not early and seen >= 2 * WARM:
            early = _resident(pid)
        most = max(most, _resident(pid))
        time.sleep(0.25)
    seconds, log = time.monotonic() - begun, sink.log()
    if len(log.messages) != rows or duplicates(log):
        raise SystemExit(f"{len(log.messages)} of {rows} arrived, {len(duplicates(log))} twice")
    print(
        f"{rows} messages in {seconds:.0f} s; resident memory {early:.1f} MB after {WARM}, at its most {most:.1f} MB:"
    )
    print(f"it grows by {most - early:.1f} MB (mark: at most {MEMORY_MARK:.0f} MB)")


def _resident(pid: int) -> float:
    """Megabytes."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
