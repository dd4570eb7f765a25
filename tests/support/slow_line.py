"""A long line: what is written at one end comes out at the other a while later, every piece after its own delay."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress
from random import Random
from types import TracebackType
from typing import Self


class SlowLine:
    """A proxy in front of `port`: a round trip takes `round_trip` seconds, by `jitter` of it more or less."""

    def __init__(self, port: int, *, round_trip: float, jitter: float = 0.0) -> None:
        self._far = port
        self._one_way = round_trip / 2
        self._jitter = jitter
        self._dice = Random(1)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._ends: list[asyncio.StreamWriter] = []
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(
            asyncio.start_server(self._serve, "127.0.0.1", 0), self._loop
        ).result()
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._hang_up(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _hang_up(self) -> None:
        self._server.close()
        for end in self._ends:
            end.transport.abort()
        others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await asyncio.sleep(0)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._ends.append(writer)
        with suppress(OSError, asyncio.CancelledError):
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._far)
            self._ends.append(far_writer)
            await asyncio.gather(self._carry(reader, far_writer), self._carry(far_reader, writer))

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One direction: the pieces keep their order, none is held up by another's delay."""
        last = 0.0
        while piece := await reader.read(65536):
            spread = self._dice.uniform(1 - self._jitter, 1 + self._jitter) if self._jitter else 1.0
            last = max(last, self._loop.time() + self._one_way * spread)
            self._loop.call_at(last, writer.write, piece)
        self._loop.call_at(max(last, self._loop.time() + self._one_way), writer.close)
