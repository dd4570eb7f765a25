"""Names that stay the same."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256

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


def test_neighbours_begin_alike_and_are_told_apart() -> None:
    seed = new_seed("me@example.com")
    ids = [identity_of(seed=seed, position=position, revision=0) for position in range(512)]
    assert len({identity.message_id for identity in ids}) == len({identity.mailtool_id[6:] for identity in ids}) == 512
    neighbourhoods = [ids[start : start + 32] for start in range(0, 512, 32)]
    beginnings = [{identity.mailtool_id[:6] for identity in neighbours} for neighbours in neighbourhoods]
    assert [len(of_one) for of_one in beginnings] == [1] * 16
    assert len(set.union(*beginnings)) > 1
    assert re.fullmatch(r"<[0-9a-f]{32}@example\.com>", ids[300].message_id)
    assert identity_of(seed=seed, position=300, revision=1).mailtool_id != ids[300].mailtool_id


def test_jobs_of_earlier_versions_keep_their_ids() -> None:
    earlier = identity_of(seed=f"{'ab' * 16}@example.com", position=7, revision=2)
    assert earlier.mailtool_id == sha256(f"{'ab' * 16}/7/2".encode()).hexdigest()[:32]


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
