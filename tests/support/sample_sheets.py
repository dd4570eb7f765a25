"""Workbooks with the rows that come with built-in templates."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook

from mailtool_gui.services.builtin_templates import BuiltIn


def sample_sheet(built_in: BuiltIn, folder: Path) -> Path:
    """A workbook of the template's own rows, its dates shown as such."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(built_in.fields))
    for number, row in enumerate(built_in.sample, 2):
        for place, value in enumerate(row, 1):
            cell = sheet.cell(number, place, value)
            if isinstance(value, datetime):
                cell.number_format = "yyyy-mm-dd hh:mm"
            elif isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
    path = folder / f"{built_in.source.stem}.xlsx"
    book.save(path)
    return path
