"""The filters a template may use. Each pays for what it goes through and hands on nothing huge."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.filters import do_title
from jinja2.runtime import Context
from markupsafe import Markup, escape

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.bounds import bounded, cost, refuse_length, too_much
from mailtool_gui.messages.numbers import Separators, rounded
from mailtool_gui.messages.record import RAW, RowFields
from mailtool_gui.messages.regional_filters import REGIONAL_NAMES, regional_filters
from mailtool_gui.messages.values import number_of, sort_key, text_of
from mailtool_gui.messages.writing import ISO, Writing

BUDGET = "_budget"
ITEMS = "_items"
CONCATENATION = "_concatenation"
COLUMN_FIRST = frozenset({"map", "max", "min", "sum", "unique"})  # a column's name is their first argument
_MAX_DECIMALS = 15

Filter = Callable[..., Any]


def filters(separators: Separators, writing: Writing = ISO, *, html: bool = False) -> dict[str, Filter]:
    """Every filter by its name; numbers are written with `separators`, dates and sums of money by `writing`."""

    def joined(values: list[Any], separator: str) -> str:
        """`values` in a row, refused where they would be too long together."""
        texts = [text_of(value, separators) for value in values]
        refuse_length(sum(map(len, texts)) + len(texts) * len(separator))
        return separator.join(texts)

    def join(value: Any, separator: str = "", attribute: str | None = None) -> str:
        """Jinja's `join`, with numbers as this region writes them."""
        return joined(_of_each(value, attribute), text_of(separator))

    def number(value: Any, decimals: int = 0) -> str:
        """A number with so many `decimals`; nothing stays nothing."""
        return "" if value in (None, "") else separators.fixed(number_of(value), _precision(decimals))

    own: dict[str, Filter] = {
        CONCATENATION: lambda *values: joined(list(values), ""),
        "join": join,
        "number": number,
        **regional_filters(writing, html=html),
    }
    return {ITEMS: _loop_items, **{name: _charged(function) for name, function in (_COMMON | own).items()}}


def _charged(function: Filter) -> Filter:
    """`function` as a filter whose work is counted and whose result is bounded."""

    @pass_context
    def run(context: Context, value: Any, *args: Any, **options: Any) -> Any:
        """The filter, at a price."""
        context[BUDGET].spend(cost(value))
        return bounded(function(value, *args, **options))

    return run


@pass_context
def _loop_items(context: Context, value: Any, weight: int) -> list[Any]:
    """What a loop goes through, paid before the first turn; `weight` is what one turn costs."""
    found = _items(value)
    context[BUDGET].spend(len(found) * weight)
    return found


def _items(value: Any) -> list[Any]:
    if isinstance(value, Undefined):
        str(value)  # a StrictUndefined names itself
    if not isinstance(value, Iterable):
        raise TemplateError(f"“{text_of(value)}” is not a list, so nothing can go through it.")
    found = list(value)
    bounded(found)
    return found


def _of_each(value: Any, attribute: str | None) -> list[Any]:
    return [_field(item, attribute) if attribute else item for item in _items(value)]


def _field(item: Any, attribute: str) -> Any:
    if not isinstance(item, RowFields):
        raise TemplateError(f"Only rows have a field “{attribute}”.")
    return item.field(attribute)


def _raw(item: Any, attribute: str | None) -> Any:
    """What to calculate or sort with: of a row the value behind its cell."""
    if attribute is None:
        return item
    row = item if isinstance(item, RowFields) and item.raw else _field(item, RAW)
    return _field(row, attribute)


def _filled(value: Any, attribute: str | None) -> list[Any]:
    return [raw for item in _items(value) if (raw := _raw(item, attribute)) not in (None, "")]


def _default(value: Any, instead: Any = "", *_: Any) -> Any:
    """Unlike Jinja2's own: a blank cell counts as missing."""
    return instead if isinstance(value, Undefined) or value in (None, "") else value


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str) else len(_items(value))


def _replace(value: Any, old: str, new: str) -> str:
    text, old, new = text_of(value), text_of(old), text_of(new)
    refuse_length(len(text) + text.count(old) * len(new))
    return text.replace(old, new)


def _precision(places: int) -> int:
    if abs(places) > _MAX_DECIMALS:
        raise too_much("rounds to too many places")
    return places


def _round(value: Any, precision: int = 0, method: str = "common") -> int | float:
    if method not in ("common", "ceil", "floor"):
        raise TemplateError("“round” knows the methods 'common', 'ceil' and 'floor'.")
    exact, places = number_of(value), _precision(precision)
    if method == "common":
        return exact if isinstance(exact, int) and places >= 0 else _as_number(rounded(exact, places), exact)
    whole = math.ceil(exact * 10**places) if method == "ceil" else math.floor(exact * 10**places)
    return float(whole / 10**places)


def _as_number(value: Decimal, like: float) -> int | float:
    return int(value) if isinstance(like, int) else float(value)


def _sum(value: Any, attribute: str | None = None) -> int | float:
    return sum(number_of(item) for item in _filled(value, attribute))


def _sorted(value: Any, reverse: bool = False, attribute: str | None = None) -> list[Any]:
    return sorted(_items(value), key=lambda item: sort_key(_raw(item, attribute)), reverse=reverse)


def _unique(value: Any, attribute: str | None = None) -> list[Any]:
    by_value: dict[Any, Any] = {}
    for item in _items(value):
        by_value.setdefault(_raw(item, attribute), item)
    return list(by_value.values())


_COMMON: dict[str, Filter] = {
    "abs": lambda value: abs(number_of(value)),
    "capitalize": lambda value: text_of(value).capitalize(),
    "count": _length,
    "d": _default,
    "default": _default,
    "e": lambda value: value if isinstance(value, Markup) else escape(text_of(value)),
    "escape": lambda value: value if isinstance(value, Markup) else escape(text_of(value)),
    "first": lambda value: next(iter(_items(value)), ""),
    "float": lambda value: float(number_of(value)),
    "int": lambda value: int(number_of(value)),
    "last": lambda value: next(reversed(_items(value)), ""),
    "length": _length,
    "list": _items,
    "lower": lambda value: text_of(value).lower(),
    "map": _of_each,
    "max": lambda value, attribute=None: max(_filled(value, attribute), key=sort_key, default=""),
    "min": lambda value, attribute=None: min(_filled(value, attribute), key=sort_key, default=""),
    "replace": _replace,
    "reverse": lambda value: _items(value)[::-1],
    "round": _round,
    "sort": _sorted,
    "sum": _sum,
    "title": lambda value: do_title(text_of(value)),
    "trim": lambda value: text_of(value).strip(),
    "unique": _unique,
    "upper": lambda value: text_of(value).upper(),
}
FILTER_NAMES = frozenset(_COMMON) | {"join", "number"} | REGIONAL_NAMES
