"""Names that stay the same: Message-IDs, job ids, masked addresses."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date
from functools import lru_cache

from mailtool_gui.domain.message import Identity

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_NEIGHBOURLY = "n."
"""How the seeds begin by which deliveries that are sent together have ids that stand together in an index."""

_NEIGHBOURS = 32


def job_id(day: date) -> str:
    """A new job's id, such as `job-20261122-7k3f`. Uniqueness is the ledger's to check."""
    return f"job-{day:%Y%m%d}-{''.join(secrets.choice(_LETTERS) for _ in range(4))}"


def new_seed(sender: str) -> str:
    """A job's seed: random, with the sender's domain. It stays when the account is edited later."""
    return f"{_NEIGHBOURLY}{secrets.token_hex(16)}@{sender.rpartition('@')[2]}"


def identity_of(*, seed: str, position: int, revision: int) -> Identity:
    """The ids of one delivery, derived from its job's `seed`: the same on every attempt.

    A higher `revision` gives new ids, since mail stores drop a second message with a known Message-ID. The first
    letters are common to neighbours: the ledger's index would otherwise change a page of its own for every message.
    """
    secret, _, domain = seed.rpartition("@")
    digest = hashlib.sha256(f"{secret}/{position}/{revision}".encode()).hexdigest()[:32]
    if secret.startswith(_NEIGHBOURLY):
        digest = _beginning(secret, position // _NEIGHBOURS) + digest[6:]
    return Identity(message_id=f"<{digest}@{domain}>", mailtool_id=digest)


@lru_cache(maxsize=16)
def _beginning(secret: str, neighbourhood: int) -> str:
    return hashlib.sha256(f"{secret}/{neighbourhood}".encode()).hexdigest()[:6]


def masked(address: str) -> str:
    """An address fit for a log: `user@example.com` becomes `u***@example.com`."""
    local, at, domain = address.rpartition("@")
    return f"{local[:1]}***@{domain}" if at else f"{address[:1]}***"
