"""Our own cases: a format code, a value, a region, and what Excel shows.

`cases.jsonl` holds one a line, with the reasoning where another program disagrees or Excel itself was not seen. Where
several readings are possible these count, in this order: what Excel is documented to do (ECMA-376 18.8.31, the pages of
its vendor on custom formats), what its users describe, what its own files show by their stored formats.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Case(NamedTuple):
    """`reason` tells why `shown` is right where that is not plain."""

    code: str
    value: float
    locale: str
    shown: str
    reason: str = ""


def read_cases(name: str) -> Iterator[Case]:
    """The cases of a file beside this one."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        yield Case(*json.loads(line))


CASES = tuple(read_cases("cases.jsonl"))
