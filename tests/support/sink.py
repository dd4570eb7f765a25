"""A fast SMTP server that throws mail away and writes down when everything happened, in a process of its own.

    python -m tests.support.sink --port 0 --latency 1.2 --log FILE

prints its port and serves until it gets SIGTERM. Addresses choose their fate: `fail-*` 550 5.1.1, `once-*` 550 5.1.1
and `grey-*` 451 4.7.1 the first time, `full-*` 452 4.2.2, `lost-*` taken, but the line is cut instead of an answer.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

from tests.support.sink_log import (
    SinkLog,
    Start,
    addressees,
    behind_a_dot,
    duplicates,
    max_in_flight,
    max_starts_in_any_window,
)
from tests.support.sink_session import Sink, SinkOptions, SinkSession

__all__ = [
    "SinkLog",
    "SinkOptions",
    "SinkProcess",
    "Start",
    "addressees",
    "behind_a_dot",
    "duplicates",
    "max_in_flight",
    "max_starts_in_any_window",
]
_ROOT = Path(__file__).parents[2]


class SinkProcess:
    """The sink as a process, for as long as its `with` block lasts; `log` may be read at any time, also afterwards."""

    host = "127.0.0.1"

    def __init__(self, log: Path, options: SinkOptions | None = None, *, port: int = 0) -> None:
        self.log_path = log
        self.port = port
        self._options = options or SinkOptions()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it and waits until it listens. After `stop` it may be started again, on the same port and log."""
        command = [sys.executable, "-m", "tests.support.sink", "--port", str(self.port), "--log", str(self.log_path)]
        command += ["--attached", *_arguments(self._options)]
        self._process = subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())

    def stop(self) -> None:
        """Ends it and waits for it; every connection is cut."""
        if self._process:
            self._process.communicate(timeout=10)  # closes its standard input
            self._process = None

    def log(self) -> SinkLog:
        """What it has written down so far."""
        return SinkLog.read(self.log_path)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.stop()


def _arguments(options: SinkOptions) -> list[str]:
    given = ((f"--{name.replace('_', '-')}", value) for name, value in asdict(options).items() if value)
    return [part for name, value in given for part in ([name] if value is True else [name, str(value)])]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.support.sink", description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--dot-latency", "--latency", type=float, default=0.0)
    parser.add_argument("--mail-latency", type=float, default=0.0)
    parser.add_argument("--jitter", type=float, default=0.0)
    parser.add_argument("--refuse-auth", action="store_true")
    parser.add_argument("--refuse-mail", default="", metavar="REPLY")
    parser.add_argument("--attached", action="store_true", help="ends when standard input does")
    return parser


async def serve(log: Path, port: int, options: SinkOptions, *, attached: bool = False) -> None:
    """Serves until SIGTERM or SIGINT, or where it is `attached` until standard input ends; prints the port first."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(number, stop.set)
    if attached:
        Thread(target=_await_end_of_input, args=(loop, stop), daemon=True).start()
    sink = Sink.writing_to(log, options)
    server = await loop.create_server(lambda: SinkSession(sink), SinkProcess.host, port, backlog=1000)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await stop.wait()
    server.close()


def _await_end_of_input(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    sys.stdin.read()
    loop.call_soon_threadsafe(stop.set)


def main() -> None:
    """The command."""
    given = vars(_parser().parse_args())
    log, port, attached = given.pop("log"), given.pop("port"), given.pop("attached")
    asyncio.run(serve(log, port, SinkOptions(**given), attached=attached))


if __name__ == "__main__":
    main()
