"""A server that seems far away: a process between, which hands everything on after half a round trip.

    python -m tests.benchmarks.distance --to PORT --delay SECONDS

prints its port and works until its standard input ends. Nothing is held back: what is said in one breath arrives so.
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

_ROOT = Path(__file__).parents[2]


class Distance:
    """The process, for as long as its `with` block lasts."""

    def __init__(self, to: int, round_trip: float) -> None:
        self._arguments = ["--to", str(to), "--delay", str(round_trip / 2)]
        self.port = 0

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.benchmarks.distance", *self._arguments]
        self._process = subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._process.communicate(timeout=10)


async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, delay: float) -> None:
    """Hands on what `reader` gets, later, and then its end."""
    loop = asyncio.get_running_loop()
    while data := await reader.read(65536):
        loop.call_later(delay, writer.write, data)
    loop.call_later(delay, writer.close)


async def serve(to: int, delay: float) -> None:
    """Works until standard input ends."""
    loop, over = asyncio.get_running_loop(), asyncio.Event()

    async def between(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", to)
        with suppress(ConnectionError, asyncio.CancelledError):
            await asyncio.gather(carry(reader, far_writer, delay), carry(far_reader, writer, delay))

    server = await asyncio.start_server(between, "127.0.0.1", 0, backlog=1000)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    Thread(target=lambda: (sys.stdin.read(), loop.call_soon_threadsafe(over.set)), daemon=True).start()
    await over.wait()


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=int, required=True, help="the server's port on loopback")
    parser.add_argument("--delay", type=float, required=True, help="seconds in each direction")
    given = parser.parse_args()
    asyncio.run(serve(given.to, given.delay))


if __name__ == "__main__":
    main()
