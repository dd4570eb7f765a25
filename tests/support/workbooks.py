"""Small workbooks and templates for tests of services and commands."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook

PEOPLE = (
    ("Name", "E-mail", "Amount"),
    ("Anna", "anna@x.example", 12.5),
    ("Bình", "binh@x.example", 7),
    ("Cao", "cao@x.example", 1234.5),
)


def write_workbook(path: Path, rows: Sequence[Sequence[object]] = PEOPLE) -> Path:
    """A workbook of one worksheet; amounts (floats) have two decimals and a separator of thousands."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, float):
                cell.number_format = "#,##0.00"
    workbook.save(path)
    return path


def write_html(path: Path, html: str = "<p>Hello {{name}}, {{amount}}</p>") -> Path:
    """A template."""
    path.write_text(html, encoding="utf-8")
    return path
