"""What one template may use up: the sandbox alone bounds neither time nor memory."""

from __future__ import annotations

from collections.abc import Sized
from typing import Any

from mailtool_gui.domain.errors import TemplateError

MAX_STEPS = 400_000
MAX_PART = 2_000_000
MAX_TAGS = 2_000
MAX_TEXT = 200_000
MAX_ITEMS = 100_000
MAX_RANGE = 10_000
_EACH = 4  # steps: to read and compare a cell takes as long as that much of a loop
_MAX_BITS = 1024
_MAX_EXPONENT = 64


def too_much(what: str) -> TemplateError:
    """The refusal of a template that would take too long or too much memory."""
    return TemplateError(f"The template {what}. Make it do less.", code="too-much-work")


class Budget:
    """The steps that one rendering of one part has left."""

    __slots__ = ("_left",)

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self._left = steps

    def spend(self, steps: int) -> None:
        """Takes `steps` away. Raises TemplateError `too-much-work` when none are left."""
        self._left -= steps
        if self._left < 0:
            raise too_much("repeats its loops too often")


def cost(value: object) -> int:
    """The steps it takes to go through `value` once."""
    if isinstance(value, str):
        return 1 + len(value) // 100
    return 1 + _EACH * len(value) if isinstance(value, Sized) else 1


def bounded(value: Any) -> Any:
    """`value` itself. Raises TemplateError `too-much-work` where it is too large to go on with."""
    if isinstance(value, str) and len(value) > MAX_TEXT:
        raise too_much("builds too long a text")
    if isinstance(value, Sized) and len(value) > MAX_ITEMS:
        raise too_much("builds too long a list")
    return value


def limited_range(*args: int) -> range:
    """`range` as templates have it: at most 10,000 numbers."""
    numbers = range(*args)
    if len(numbers) > MAX_RANGE:
        raise too_much(f"asks for more than {MAX_RANGE:,} numbers at once")
    return numbers


def refuse_growth(operator: str, left: Any, right: Any) -> None:
    """Raises TemplateError `too-much-work` before `left operator right` would become huge."""
    if operator == "%" and isinstance(left, str):
        raise TemplateError("A text cannot be formatted with %. Write the fields one after another.", code="template")
    if operator == "+" and isinstance(left, Sized) and isinstance(right, Sized):
        refuse_length(len(left) + len(right))
    if operator == "*":
        _refuse_product(left, right)
    if operator == "**":
        _refuse_power(left, right)


def refuse_length(length: int) -> None:
    """Raises TemplateError `too-much-work` where a text or list of `length` would be too long."""
    if length > MAX_TEXT:
        raise too_much("builds too long a text or list")


def _refuse_product(left: Any, right: Any) -> None:
    if isinstance(left, Sized) and isinstance(right, int):
        refuse_length(len(left) * right)
    elif isinstance(right, Sized) and isinstance(left, int):
        refuse_length(len(right) * left)
    elif isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > _MAX_BITS:
        raise too_much("calculates with too large a number")


def _refuse_power(base: Any, exponent: Any) -> None:
    size = base.bit_length() if isinstance(base, int) else 1
    if not isinstance(exponent, int | float) or abs(exponent) > _MAX_EXPONENT or size * abs(exponent) > _MAX_BITS:
        raise too_much("calculates with too large a number")
