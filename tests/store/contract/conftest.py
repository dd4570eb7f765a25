"""What every ledger promises the engine: one suite over SQLite and the one in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mailtool_gui.engine.ledger import Ledger
from mailtool_gui.store.data_folder import DataFolder
from tests.store.benches import Bench, MemoryBench, SqliteBench
from tests.support.samples import NOON


@pytest.fixture(params=["sqlite", "memory"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    made: Bench = SqliteBench(DataFolder(tmp_path / "data")) if request.param == "sqlite" else MemoryBench()
    made.ledger.take_over(now=NOON)
    yield made
    made.close()


@pytest.fixture
def ledger(bench: Bench) -> Ledger:
    return bench.ledger
