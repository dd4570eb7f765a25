"""Excel workbooks: .xlsx, .xlsm, .xltx."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from mailtool_gui.sheets.number_formats.regions import find_region
from mailtool_gui.sheets.sample import ZIP_FILE, Sample
from mailtool_gui.sheets.source import ReadRequest, StoredSheet
from mailtool_gui.sheets.xlsx.areas import choose_area, find_areas
from mailtool_gui.sheets.xlsx.extras import linked, read_extras
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
        options = request.options
        with Package(request.path, request.limits) as package:
            workbook = read_workbook(package)
            areas = find_areas(package, workbook)
            area = options.area and choose_area(areas, options.area, options.worksheet, workbook, package.where)
            chosen = area.worksheet if area else choose_worksheet(workbook, options.worksheet, package.where)
            extras = read_extras(package, chosen)
            region = find_region(request.locale)
            values = CellValues(
                strings=read_shared_strings(package, workbook.part),
                codes=read_format_codes(package, workbook.part, region),
                region=region,
                date1904=workbook.date1904,
                where=package.where,
            )
            notes: list[str] = []
            rows = read_rows(package, chosen, values, request.limits, notes)
            if extras.links:
                rows = linked(rows, extras.links)
            yield StoredSheet(
                worksheet=chosen.name,
                worksheets=workbook.names,
                rows=area.of(rows) if area else rows,
                hidden_worksheets=workbook.hidden,
                areas=tuple(each.name for each in areas),
                options=options,
                notes=notes,
                header_row=area.cells.first_row if area else None,
                merged=extras.merged,
            )
