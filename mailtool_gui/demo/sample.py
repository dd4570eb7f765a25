"""The sample workbook: order lines of a shop with customers in four countries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from mailtool_gui.demo.customers import Customer, customer
from mailtool_gui.demo.plan import is_repeat

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Value = str | int | float | datetime
SAMPLE_ROWS = 500
WORKSHEET = "Orders"
_SEED = 20261122
_FIRST_DAY = datetime(2026, 9, 1)
_RECENT = 40  # a further order line belongs to one of the customers this near above it


@dataclass(frozen=True, slots=True)
class SampleColumn:
    """One column of the sample: header, Excel number format, width in characters."""

    header: str
    number_format: str
    width: int


COLUMNS = (
    SampleColumn("Customer No", "00000", 13),
    SampleColumn("First Name", "General", 16),
    SampleColumn("Last Name", "General", 18),
    SampleColumn("E-mail", "General", 36),
    SampleColumn("Order No", "General", 14),
    SampleColumn("Product", "General", 28),
    SampleColumn("Quantity", "#,##0", 10),
    SampleColumn("Amount", '#,##0.00 "€"', 14),
    SampleColumn("Discount (%)", "0.0%", 13),
    SampleColumn("Order Date", "yyyy-mm-dd", 13),
    SampleColumn("Delivery", "dd/mm/yyyy", 13),
)
_PRODUCTS = (
    ("Phin coffee filter", 8.90),
    ("Lacquer tray, large", 64.50),
    ("Cashmere scarf “Gobi”", 129.00),
    ("Felt slippers, size 42", 39.95),
    ("Kuckucksuhr, handgeschnitzt", 1249.00),
    ("Räuchermännchen", 27.40),
    ("Earl Grey tea, 250 g", 11.25),
    ("Nón lá (palm leaf hat)", 6.75),
    ("Bút lông & mực tàu", 18.00),
    ("Morin khuur strings", 22.10),
)
_DISCOUNTS = (0.0, 0.0, 0.0, 0.05, 0.1, 0.125)


def write_sample(path: Path, *, rows: int = SAMPLE_ROWS) -> None:
    """Writes the sample workbook of `rows` order lines to `path`; the same content for the same number, always."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(WORKSHEET)
    _lay_out(sheet)
    _append_header(sheet)
    for line in order_lines(rows):
        _append_line(sheet, line)
    workbook.save(path)


def order_lines(rows: int) -> Iterator[tuple[Value, ...]]:
    """The values of each order line, in the order of COLUMNS."""
    random = Random(_SEED)
    known: list[Customer] = []
    for row in range(rows):
        if is_repeat(row):
            who = random.choice(known[-_RECENT:])
        else:
            who = customer(len(known) + 1, random)
            known.append(who)
        yield _order_line(row, who, random)


def _order_line(row: int, who: Customer, random: Random) -> tuple[Value, ...]:
    product, price = random.choice(_PRODUCTS)
    quantity = random.choice((1, 1, 1, 2, 2, 3, 5, 12))
    discount = random.choice(_DISCOUNTS)
    ordered = _FIRST_DAY + timedelta(days=random.randrange(80))
    return (
        who.number,
        who.first_name,
        who.last_name,
        who.email,
        f"B-{100_001 + row}",
        product,
        quantity,
        round(quantity * price * (1 - discount), 2),
        discount,
        ordered,
        ordered + timedelta(days=random.randint(2, 14)),
    )


def _lay_out(sheet: WriteOnlyWorksheet) -> None:
    from openpyxl.utils import get_column_letter

    for index, column in enumerate(COLUMNS, start=1):
        # The published types leave out what this class copies from its full sibling.
        sheet.column_dimensions[get_column_letter(index)].width = column.width  # type: ignore[attr-defined]
    sheet.freeze_panes = "A2"


def _append_header(sheet: WriteOnlyWorksheet) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cells = [WriteOnlyCell(sheet, column.header) for column in COLUMNS]
    for cell in cells:
        cell.font = Font(bold=True)
    sheet.append(cells)


def _append_line(sheet: WriteOnlyWorksheet, line: tuple[Value, ...]) -> None:
    from openpyxl.cell import WriteOnlyCell

    cells = [WriteOnlyCell(sheet, value) for value in line]
    for cell, column in zip(cells, COLUMNS, strict=True):
        cell.number_format = column.number_format
    sheet.append(cells)
