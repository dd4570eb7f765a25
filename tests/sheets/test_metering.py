from __future__ import annotations

import pytest

from mailtool_gui.sheets.metering import Meter, unwatched


def test_chunks_pass_and_are_counted() -> None:
    told: list[tuple[int, int]] = []
    meter = Meter(lambda *both: told.append(both), 6)
    assert b"".join(meter.passing([b"ab", b"cd"])) == b"abcd"
    assert b"".join(meter.passing([b"ef", b"gh", b"i"])) == b"efghi"
    assert told == [(0, 6), (2, 6), (4, 6), (6, 6), (6, 6)]


def test_what_the_report_raises_ends_it_before_the_chunk_passes() -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    meter = Meter(stop, 2)
    assert list(meter.passing([b"a"])) == [b"a"]
    with pytest.raises(KeyboardInterrupt):
        next(meter.passing([b"b"]))
    assert list(Meter(unwatched, 2).passing([b"c"])) == [b"c"]
