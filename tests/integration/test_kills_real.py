"""The campaign of kills in small, with its end: what may have arrived is looked for, and what did not is sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.campaign_kills import run
from tests.support.dovecot import PASSWORD, Dovecot

pytestmark = [pytest.mark.real, pytest.mark.slow]


def test_in_the_end_everybody_has_one_message(
    tmp_path: Path, dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILTOOL_SECRET_WORK", PASSWORD)
    found = run(tmp_path, dovecot, kills=8, seed=1)
    assert found.well, str(found)
    assert found.balance.unknown
