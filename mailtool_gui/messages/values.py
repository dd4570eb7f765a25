"""The values of an expression, as texts and as numbers."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from jinja2 import Undefined

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.numbers import Separators
from mailtool_gui.messages.record import RowFields, RowList

_REMEDY = "Name a field of it, or go through it with {% for row in rows %} … {% endfor %}."


def text_of(value: Any, separators: Separators = Separators()) -> str:  # noqa: B008 - a frozen value
    """How a template shows `value`: numbers as Excel's General format has them, nothing for a blank.

    Raises TemplateError for what has no text, such as a whole row.
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return separators.general(value)
    if isinstance(value, int | datetime | time | Undefined):
        return str(value)
    raise TemplateError(f"{_description(value)} cannot be shown as it is. {_REMEDY}")


def number_of(value: Any) -> int | float:
    """`value` as a number. Raises TemplateError where it is none: a shown text such as “1,234.50” is not."""
    if isinstance(value, int | float):
        return value
    text = text_of(value)
    try:
        return float(text)
    except ValueError:
        message = f"“{text[:40]}” is a text, not a number. Calculate with the value behind the cell: row.raw.…"
        raise TemplateError(message) from None


def sort_key(value: Any) -> tuple[int, Any]:
    """Numbers, then dates, then texts, then blanks, as Excel sorts."""
    if value is None or value == "":
        return (4, "")
    if isinstance(value, int | float):
        return (0, value)
    if isinstance(value, datetime | time):
        return (1 if isinstance(value, datetime) else 2, value)
    return (3, text_of(value).casefold())


def _description(value: Any) -> str:
    if isinstance(value, RowFields):
        return "A whole row"
    return "“rows”" if isinstance(value, RowList) else "A list"
