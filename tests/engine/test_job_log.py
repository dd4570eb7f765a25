"""The lines a running job says."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest

from mailtool_gui.engine.job_log import spoken
from tests.support.scene import Scene, limits, people


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "0s"), (12.4, "12s"), (154, "2m 34s"), (3900, "1h 05m"), (59.6, "1m 00s")]
)
def test_durations_as_people_write_them(seconds: float, words: str) -> None:
    assert spoken(timedelta(seconds=seconds)) == words


def test_a_job_tells_its_batches_its_progress_and_its_end(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="mailtool.job")
    scene = Scene(limits(5, 5, 1.0))
    scene.ledger.add_job(people(20))
    scene.run()
    lines = [record.getMessage() for record in caplog.records if record.name == "mailtool.job"]
    assert lines[0] == "STARTED job-1 - 20 messages, 20 to go"
    assert [line for line in lines if line.startswith("Batch")] == [
        f"Batch {number}/4 - Sending 5 emails..." for number in (1, 2, 3, 4)
    ]
    assert "Progress: 10/20 (50%) - Success: 10, Failed: 0" in lines
    assert lines.count("Waiting 1000ms before next batch...") == 3
    assert lines[-1].startswith("COMPLETED in 3s - Success: 20, Failed: 0")
