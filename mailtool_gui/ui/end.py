"""How a confirmed sending ended: a file of its own, as the window knows it long before anything can be sent."""

from __future__ import annotations

from enum import Enum


class End(Enum):
    """How a confirmed sending ended."""

    PUT_IN = "put-in"
    UNDONE = "undone"
    REFUSED = "refused"
