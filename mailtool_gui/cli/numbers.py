"""Numbers as options take them, with errors in a user's words."""

from __future__ import annotations

import math
import re
from typing import Any

import click

_WHOLE = re.compile(r"[+-]?[0-9]+\Z")


class Whole(click.ParamType):  # type: ignore[type-arg]  # not generic in older versions of Click
    """A whole number, of at least `least` where that is said."""

    name = "number"

    def __init__(self, least: int | None = None) -> None:
        self._least = least

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; fails with a sentence."""
        text = str(value).strip()
        if not _WHOLE.match(text) or (self._least is not None and int(text) < self._least):
            self.fail(f"“{value}” is not a whole number{self._bound()}.", param, ctx)
        return int(text)

    def _bound(self) -> str:
        return "" if self._least is None else f" of {self._least} or more"


class WholeOrNone(Whole):
    """A whole number of at least 1, or the word `none`, which is 0."""

    name = "number"

    def __init__(self) -> None:
        super().__init__(1)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; fails with a sentence."""
        if str(value).strip().casefold() in ("none", "0"):
            return 0
        return super().convert(value, param, ctx)

    def _bound(self) -> str:
        return f"{super()._bound()}, nor “none”"


class Seconds(click.ParamType):  # type: ignore[type-arg]  # not generic in older versions of Click
    """A number of seconds, parts of one included."""

    name = "seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number; fails with a sentence."""
        try:
            seconds = float(value)
        except ValueError:
            seconds = math.nan
        if not math.isfinite(seconds):
            self.fail(f"“{value}” is not a number of seconds, such as 30 or 2.5.", param, ctx)
        return seconds
