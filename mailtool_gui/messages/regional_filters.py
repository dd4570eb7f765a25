"""Filters that write as the region does: dates, sums of money, days from today; and the lines of a cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.record import RawText
from mailtool_gui.messages.values import number_of, text_of

if TYPE_CHECKING:
    from mailtool_gui.messages.writing import Writing

REGIONAL_NAMES = frozenset({"date", "days_until", "lines", "money"})

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_MOST_DECIMALS = 15
_LONGEST_CODE = 200


def regional_filters(writing: Writing, *, html: bool) -> dict[str, Callable[..., Any]]:
    """The filters by their names; `html` tells whether they make HTML."""

    def written_date(value: Any, code: str = "") -> str:
        """The date or time as the region, or a format code, writes it."""
        moment = moment_of(value)
        return "" if moment is None else writing.moment(moment, text_of(code)[:_LONGEST_CODE])

    def money(value: Any, currency: str = "", decimals: int | None = None) -> str:
        """The amount as the region writes it, with its currency."""
        if value in (None, ""):
            return ""
        if decimals is not None and not 0 <= decimals <= _MOST_DECIMALS:
            raise TemplateError(f"“money” has 0 to {_MOST_DECIMALS} decimals.")
        return writing.money(number_of(value), text_of(currency), decimals)

    def days_until(value: Any) -> int | str:
        """Whole days from today; negative ones are over."""
        moment = moment_of(value)
        if isinstance(moment, time):
            raise TemplateError("A time of day is no date to count days until.", code="not-a-date")
        return "" if moment is None else (moment.date() - writing.today()).days

    def lines(value: Any) -> str:
        """The text with its line breaks, as HTML where HTML is made."""
        text = text_of(value)
        return Markup("<br>\n").join(map(escape, _LINE_BREAK.split(text))) if html else text

    return {"date": written_date, "days_until": days_until, "lines": lines, "money": money}


def moment_of(value: Any) -> datetime | time | None:
    """`value` as a date or a time of day; None for a blank. Raises TemplateError where it is neither."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime | time):
        return value
    text = text_of(value)
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        if isinstance(value, RawText):
            message = f"{value.place} holds “{text[:40]}”, which is no date. Correct it in the workbook."
            raise TemplateError(message, where=value.place, code="not-a-date") from None
        message = f"“{text[:40]}” is a text, not a date. Use the value behind the cell: raw.… or row.raw.…"
        raise TemplateError(message, code="not-a-date") from None
