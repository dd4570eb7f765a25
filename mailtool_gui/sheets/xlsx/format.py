"""Excel workbooks: .xlsx, .xlsm, .xltx."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from mailtool_gui.sheets.number_formats.regions import find_region
from mailtool_gui.sheets.sample import ZIP_FILE, Sample
from mailtool_gui.sheets.source import ReadRequest, StoredSheet
from mailtool_gui.sheets.xlsx.package import Package
from mailtool_gui.sheets.xlsx.strings import read_shared_strings
from mailtool_gui.sheets.xlsx.styles import read_format_codes
from mailtool_gui.sheets.xlsx.values import CellValues
from mailtool_gui.sheets.xlsx.workbook import choose_worksheet, read_workbook
from mailtool_gui.sheets.xlsx.worksheet import read_rows


class XlsxFormat:
    """Reads Office Open XML workbooks."""

    suffixes = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})

    isolated = False

    def recognises(self, sample: Sample) -> bool:
        """Whether it is a zip file: what is inside is seen when it is opened."""
        return sample.head.startswith(ZIP_FILE)

    @contextmanager
    def open(self, request: ReadRequest) -> Iterator[StoredSheet]:
        """The asked worksheet, its rows read as they are asked for."""
        with Package(request.path, request.limits) as package:
            workbook = read_workbook(package)
            chosen = choose_worksheet(workbook, request.options.worksheet, package.where)
            region = find_region(request.locale)
            values = CellValues(
                strings=read_shared_strings(package, workbook.part),
                codes=read_format_codes(package, workbook.part, region),
                region=region,
                date1904=workbook.date1904,
            )
            notes: list[str] = []
            rows = read_rows(package, chosen, values, request.limits, notes)
            yield StoredSheet(
                worksheet=chosen.name,
                worksheets=workbook.names,
                rows=rows,
                hidden_worksheets=workbook.hidden,
                options=request.options,
                notes=notes,
            )
