"""The values of an expression, as texts and as numbers."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from jinja2 import Undefined

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.numbers import Separators
from mailtool_gui.messages.record import RawText, RowFields, RowList

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
        if isinstance(value, RawText):
            raise no_number(value) from None
        message = f"“{text[:40]}” is a text, not a number. Calculate with the value behind the cell: row.raw.…"
        raise TemplateError(message) from None


def no_number(text: RawText) -> TemplateError:
    """The refusal to calculate with the text of a cell."""
    message = f"{text.place} holds “{text[:40]}”, a text and not a number. Correct it in the workbook."
    return TemplateError(message, where=text.place, code="not-a-number")


def refuse_texts(operator: str, left: Any, right: Any) -> None:
    """Raises TemplateError where `left operator right` would calculate with the text or the blank of a cell.

    Texts alone may be added: that joins them.
    """
    joins = operator == "+" and isinstance(left, str) and isinstance(right, str)
    for value in (left, right):
        if isinstance(value, RawText) and not joins:
            raise no_number(value)
        if value is None:
            message = "A blank cell is no number. Say what counts instead: {{ raw.… | default(0) }}."
            raise TemplateError(message, code="not-a-number")


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
