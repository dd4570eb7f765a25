"""Names that stay the same."""

from __future__ import annotations

import re
from datetime import date

import pytest

from mailtool_gui.domain.identity import identity_of, job_id, masked, new_seed


def test_the_ids_are_the_same_on_every_attempt() -> None:
    first = identity_of(seed="abc@example.com", position=3, revision=0)
    assert first == identity_of(seed="abc@example.com", position=3, revision=0)
    assert re.fullmatch(r"<[0-9a-f]{32}@example\.com>", first.message_id)
    assert first.mailtool_id in first.message_id


def test_every_delivery_revision_and_job_has_its_own() -> None:
    ids = {
        identity_of(seed=seed, position=position, revision=revision).message_id
        for seed in ("a@x.org", "b@x.org")
        for position in range(20)
        for revision in range(3)
    }
    assert len(ids) == 120


def test_seeds_are_random_and_keep_the_senders_domain() -> None:
    seeds = {new_seed("me@example.com") for _ in range(50)}
    assert len(seeds) == 50
    assert all(seed.endswith("@example.com") for seed in seeds)


def test_job_ids_tell_the_day() -> None:
    assert re.fullmatch(r"job-20261122-[2-9a-z]{4}", job_id(date(2026, 11, 22)))


@pytest.mark.parametrize(
    ("address", "shown"), [("user@example.com", "u***@example.com"), ("nobody", "n***"), ("", "***")]
)
def test_addresses_in_logs_are_masked(address: str, shown: str) -> None:
    assert masked(address) == shown
