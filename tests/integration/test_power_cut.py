"""The power is cut while the real program sends: no disk that may be left repeats, loses or damages anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.campaign_power import story_of_cuts

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", range(2))
def test_after_a_power_cut_nothing_is_repeated_lost_or_damaged(tmp_path: Path, seed: int) -> None:
    found = story_of_cuts(tmp_path, cuts=40, seed=seed, careless=False, resend_every=10)
    assert [one for one in found if not one.well] == []
    assert any(one.unknown for one in found)  # the cuts met messages in the air


def test_where_commits_are_not_waited_for_the_same_cuts_repeat_mail(tmp_path: Path) -> None:
    """Otherwise the cuts above would prove nothing."""
    found = story_of_cuts(tmp_path, cuts=30, seed=0, careless=True, resend_every=1000)
    assert sum(1 for one in found if one.duplicated) > 3
