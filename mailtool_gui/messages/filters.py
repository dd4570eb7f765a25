"""The filters a template may use, each bounded; `charged` filters pay for what they go through."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from datetime import datetime, time
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.filters import do_title
from jinja2.runtime import Context
from markupsafe import Markup, escape

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.bounds import bounded, cost, refuse_length, too_much
from mailtool_gui.messages.record import RowFields, RowList

BUDGET = "_budget"
ATTRIBUTE_FILTERS = frozenset({"map", "max", "min", "sort", "sum", "unique"})
_MAX_DECIMALS = 15


def text_of(value: Any) -> str:
    """How a template shows `value`: numbers as Excel's General format has them, nothing for a blank.

    Raises TemplateError for what has no text, such as a whole row.
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | datetime | time | Undefined):
        return str(value)
    if isinstance(value, float):
        return f"{value:.15g}"
    raise TemplateError(f"{_description(value)} cannot be shown as it is. {_REMEDY}")


_REMEDY = "Name a field of it, or go through it with {% for row in rows %} … {% endfor %}."


def _description(value: Any) -> str:
    if isinstance(value, RowFields):
        return "A whole row"
    return "“rows”" if isinstance(value, RowList) else "A list"


def charged(function: Callable[..., Any]) -> Callable[..., Any]:
    """`function` as a filter whose work is counted and whose result is bounded."""

    @pass_context
    def run(context: Context, value: Any, *args: Any, **options: Any) -> Any:
        context[BUDGET].spend(cost(value))
        return bounded(function(value, *args, **options))

    return run


@pass_context
def items(context: Context, value: Any, weight: int) -> list[Any]:
    """What a loop goes through, paid before the first turn; `weight` is what one turn costs."""
    found = _items(value)
    context[BUDGET].spend(len(found) * weight)
    return found


def concatenation(*values: Any) -> str:
    """The texts of `values` one after another: the operator `~`."""
    return _glued([text_of(value) for value in values], "")


def _glued(texts: list[str], separator: str) -> str:
    refuse_length(sum(map(len, texts)) + len(texts) * len(separator))
    return separator.join(texts)


def _items(value: Any) -> list[Any]:
    if isinstance(value, Undefined):
        str(value)  # a StrictUndefined names itself
    if not isinstance(value, Iterable):
        raise TemplateError(f"“{text_of(value)}” is not a list, so nothing can go through it.")
    return bounded(list(value))  # type: ignore[no-any-return]


def _of_each(value: Any, attribute: str | None) -> list[Any]:
    return [_field(item, attribute) if attribute else item for item in _items(value)]


def _field(item: Any, attribute: str) -> Any:
    if not isinstance(item, RowFields):
        raise TemplateError(f"Only rows have a field “{attribute}”.")
    return item.field(attribute)


def _raw(item: Any, attribute: str | None) -> Any:
    """What to calculate or to sort with: the value behind a row's cell."""
    if attribute is None:
        return item
    return _field(_field(item, "raw") if not _is_raw(item) else item, attribute)


def _is_raw(item: Any) -> bool:
    return isinstance(item, RowFields) and item.raw


def number(value: Any) -> int | float:
    """`value` as a number. Raises TemplateError where it is none: a shown text such as “1,234.50” is not."""
    if isinstance(value, int | float):
        return value
    try:
        return float(text_of(value))
    except ValueError:
        raise TemplateError(f"“{value}” is a text, not a number. Calculate with row.raw.… instead.") from None


def _default(value: Any, instead: Any = "", *_: Any) -> Any:
    return instead if value is None or isinstance(value, Undefined) or value == "" else value


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str) else len(_items(value))


def _join(value: Any, separator: str = "", attribute: str | None = None) -> str:
    return _glued([text_of(item) for item in _of_each(value, attribute)], text_of(separator))


def _replace(value: Any, old: str, new: str) -> str:
    text, old, new = text_of(value), text_of(old), text_of(new)
    refuse_length(len(text) + text.count(old) * len(new))
    return text.replace(old, new)


def _round(value: Any, precision: int = 0, method: str = "common") -> int | float:
    if abs(precision) > _MAX_DECIMALS:
        raise too_much("rounds to too many places")
    if method == "common":
        return round(number(value), precision)
    factor = 10**precision
    rounding = {"ceil": math.ceil, "floor": math.floor}[method]
    return rounding(number(value) * factor) / factor


def _sum(value: Any, attribute: str | None = None) -> int | float:
    found = [_raw(item, attribute) for item in _items(value)]
    return sum(number(item) for item in found if item not in (None, ""))


def _map(value: Any, attribute: str) -> list[Any]:
    return _of_each(value, attribute)


def _sorted(value: Any, reverse: bool = False, attribute: str | None = None) -> list[Any]:
    return sorted(_items(value), key=lambda item: _sort_key(_raw(item, attribute)), reverse=reverse)


def _sort_key(value: Any) -> tuple[int, Any]:
    """Numbers, then dates, then texts, then blanks, as Excel sorts."""
    if value is None or value == "":
        return (3, "")
    if isinstance(value, int | float):
        return (0, value)
    return (1, value) if isinstance(value, datetime) else (2, text_of(value).casefold())


def _unique(value: Any, attribute: str | None = None) -> list[Any]:
    return list({_raw(item, attribute): item for item in reversed(_items(value))}.values())[::-1]


def _first(value: Any) -> Any:
    return next(iter(_items(value)), "")


def _last(value: Any) -> Any:
    return next(iter(reversed(_items(value))), "")


def _extreme(choose: Callable[..., Any]) -> Callable[..., Any]:
    def pick(value: Any, attribute: str | None = None) -> Any:
        found = [_raw(item, attribute) for item in _items(value)]
        return choose((item for item in found if item not in (None, "")), key=_sort_key, default="")

    return pick


_PLAIN: dict[str, Callable[..., Any]] = {
    "abs": lambda value: abs(number(value)),
    "capitalize": lambda value: text_of(value).capitalize(),
    "count": _length,
    "d": _default,
    "default": _default,
    "e": lambda value: escape(text_of(value)),
    "escape": lambda value: value if isinstance(value, Markup) else escape(text_of(value)),
    "first": _first,
    "float": lambda value: float(number(value)),
    "int": lambda value: int(number(value)),
    "join": _join,
    "last": _last,
    "length": _length,
    "list": _items,
    "lower": lambda value: text_of(value).lower(),
    "map": _map,
    "max": _extreme(max),
    "min": _extreme(min),
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

FILTERS = {name: charged(function) for name, function in _PLAIN.items()}
