from __future__ import annotations

from datetime import date, datetime, time

import pytest

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import BLANK_CELL, Cell, CellKind, RawValue
from mailtool_gui.messages.builder import compile_message
from mailtool_gui.messages.writing import ISO
from tests.support import letters
from tests.support.letters import content, recipient, row

DUE = Cell("24/12/2026", datetime(2026, 12, 24, 9, 5), CellKind.DATE)


class NovemberWriting:
    """Tells what it was asked, on a day in November."""

    def moment(self, value: datetime | time, code: str) -> str:
        return f"<{value} by “{code}”>"

    def money(self, value: float, currency: str, decimals: int | None) -> str:
        return f"{value} {currency} {decimals}"

    def today(self) -> date:
        return date(2026, 11, 22)


def made(source: str, amount: RawValue | Cell = DUE, *, part: str = "plain") -> str:
    """The part made of `source`, where the column Amount holds `amount`."""
    to: Recipient = recipient(row(2, "a@b.de", "Lan", "7", amount), row(3, "a@b.de", "A\nB & <c>", "8", 2))
    template = letters.template(html=source, text=source)
    builder = compile_message(
        template, letters.columns(), sender=letters.SENDER, locale="en-US", writing=NovemberWriting()
    )
    return content(builder.build(to, identity=letters.IDENTITY, date=letters.DATE), part)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ raw.amount | date }}", "<2026-12-24 09:05:00 by “”>"),
        ("{{ raw.amount | date('d mmmm') }}", "<2026-12-24 09:05:00 by “d mmmm”>"),
        ("{{ '2026-12-24' | date }}", "<2026-12-24 00:00:00 by “”>"),
        ("{{ '' | date }}{{ '' | money }}{{ '' | days_until }}|", "|"),
        ("{{ raw.amount | days_until }}", "32"),
        ("{{ '2026-11-20' | days_until }}", "-2"),
        ("{% if raw.amount | days_until < 40 %}soon{% endif %}", "soon"),
        ("{{ 12.5 | money }}", "12.5  None"),
        ("{{ 12.5 | money('EUR', 0) }}", "12.5 EUR 0"),
        ("{{ rows[1:] | sum('amount') | money('EUR') }}", "2 EUR None"),
        ("{{ rows[1].first_name | lines }}", "A\nB & <c>"),
        ("{{ '12:30' | date }}", None),
    ],
)
def test_values_are_written_by_the_region(source: str, text: str | None) -> None:
    if text is None:
        with pytest.raises(TemplateError, match="a text, not a date"):
            made(source)
    else:
        assert made(source) == text


def test_a_time_of_day_is_written_too() -> None:
    clock = Cell("9:05", time(9, 5), CellKind.DATE)
    assert made("{{ raw.amount | date('h:mm') }}", clock) == "<09:05:00 by “h:mm”>"
    with pytest.raises(TemplateError, match="no date to count"):
        made("{{ raw.amount | days_until }}", clock)


def test_lines_of_a_cell_become_lines_of_html() -> None:
    assert made("{{ rows[1].first_name | lines }}", part="html") == "A<br>\nB &amp; &lt;c&gt;"
    assert made("{{ raw.amount | date }}", part="html") == "&lt;2026-12-24 09:05:00 by “”&gt;"


@pytest.mark.parametrize(
    ("source", "amount", "sentence"),
    [
        ("{{ amount | date }}", "soon", "a text, not a date. Use the value behind the cell"),
        ("{{ raw.amount | date }}", "soon", "D2 holds “soon”, which is no date"),
        ("{{ raw.amount | days_until }}", 7, "a text, not a date"),
        ("{{ raw.amount | money }}", "soon", "D2 holds “soon”"),
        ("{{ 1 | money('EUR', 16) }}", 7, "0 to 15 decimals"),
        ("{{ raw.amount | day_until }}", 7, "There is no filter “day_until”. Did you mean “days_until”"),
    ],
)
def test_what_cannot_be_written_is_told(source: str, amount: RawValue, sentence: str) -> None:
    with pytest.raises(TemplateError, match=sentence):
        made(source, amount)


def test_a_blank_cell_is_written_as_nothing() -> None:
    assert made("{{ raw.amount | date }}{{ raw.amount | money }}{{ raw.amount | days_until }}.", BLANK_CELL) == "."


def test_without_a_region_iso_is_written() -> None:
    assert ISO.moment(datetime(2026, 1, 2, 3), "yy") == "2026-01-02"
    assert ISO.moment(time(3, 4), "") == "03:04:00"
    assert (ISO.money(1234.5, "EUR", None), ISO.money(1234.5, "", 0)) == ("1,234.50 EUR", "1,234")
    assert ISO.today() == date.today()
