from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.support.hostile import ENDLESS, Fate

SECONDS = 4.0  # of the processor: the worst takes 0.7 alone, and a busy neighbour on its core makes that double
MEMORY = 64 * 2**20


@pytest.fixture(scope="module")
def fates() -> list[Fate]:
    """Each template in a process of its own: this one is too large to see a few megabytes more."""
    command = [sys.executable, "-m", "tests.support.hostile"]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, timeout=110)
    return [Fate(**found) for found in json.loads(ran.stdout)]


@pytest.mark.parametrize("place", range(len(ENDLESS)), ids=[template[:40] for template in ENDLESS])
def test_it_is_refused_or_stopped_in_time(fates: list[Fate], place: int) -> None:
    found = fates[place]
    assert found.end in ("template-syntax", "too-much-work", "template", "template-run"), found
    assert found.seconds < SECONDS, found
    assert found.memory < MEMORY, found
