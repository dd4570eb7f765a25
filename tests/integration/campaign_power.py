"""Three hundred power cuts: what the real program told the disk is recorded, and its disk rebuilt as a cut leaves it.

    .venv/bin/python -m tests.integration.campaign_power [--cuts 300] [--stories 6] [--resend-every 1] [--careless]

Writes that were not synced are kept, lost or torn at sectors in any combination; after each cut the program recovers
and sends what is open, and the servers' records before and after are added up. `--careless` does the same with
synchronous=NORMAL, to show that the cuts would be felt. Exit code 1 where anything was duplicated, lost or corrupt.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from tests.support.power import Aftermath, cut_power, instants, record_story

ROWS = 150


def story_of_cuts(folder: Path, *, cuts: int, seed: int, careless: bool, resend_every: int) -> list[Aftermath]:
    """Records one job and cuts its power `cuts` times."""
    dice = random.Random(seed)
    story = record_story(folder, rows=ROWS, careless=careless, in_flight=(10, 3, 20)[seed % 3])
    return cut_power(story, folder, instants(story, cuts, dice), dice, resend_every=resend_every)


def figures(found: list[Aftermath]) -> dict[str, int]:
    """How many cuts led to what."""
    kinds = ("duplicated", "lost", "corrupt", "unknown")
    return {"cuts": len(found)} | {kind: sum(1 for one in found if getattr(one, kind)) for kind in kinds}


def main() -> int:
    """The whole campaign."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cuts", type=int, default=300)
    parser.add_argument("--stories", type=int, default=6)
    parser.add_argument("--resend-every", type=int, default=1)
    parser.add_argument("--careless", action="store_true")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    found: list[Aftermath] = []
    for seed in range(given.seed, given.seed + given.stories):
        with tempfile.TemporaryDirectory(prefix="power-") as name:
            found += story_of_cuts(
                Path(name),
                cuts=given.cuts // given.stories,
                seed=seed,
                careless=given.careless,
                resend_every=given.resend_every,
            )
        sys.stdout.write(f"{figures(found)}\n")
        sys.stdout.writelines(f"seed {seed}: {one}\n"[:1000] for one in found if not (one.well or given.careless))
        sys.stdout.flush()
    return 0 if all(one.well for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
