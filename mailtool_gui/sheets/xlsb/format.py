"""Excel binary workbooks, by a reader of our own: their values, styles and errors are those that Excel shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mailtool_gui.sheets.areas import choose_area
from mailtool_gui.sheets.budget import Budget
from mailtool_gui.sheets.number_formats.regions import find_region
from mailtool_gui.sheets.source import ReadRequest, StoredSheet
from mailtool_gui.sheets.styled_values import StyledValues
from mailtool_gui.sheets.worksheets import worksheet_position
from mailtool_gui.sheets.xlsb.workbook import read_codes, read_strings, read_workbook
from mailtool_gui.sheets.xlsb.worksheet import BinaryRows, read_extras
from mailtool_gui.sheets.xlsx.package import Package

if TYPE_CHECKING:
    from mailtool_gui.sheets.sample import Sample


class XlsbFormat:
    """Reads the binary kind of Office Open XML workbooks."""

    suffixes = frozenset({".xlsb"})
    isolated = False

    def recognises(self, sample: Sample) -> bool:
        """By its part with the worksheets' names."""
        return "xl/workbook.bin" in sample.members

    @contextmanager
    def open(self, request: ReadRequest) -> Iterator[StoredSheet]:
        """The asked worksheet, its rows read as they are asked for."""
        with Package(request.path, request.limits) as package:
            workbook = read_workbook(package)
            area = choose_area((), request.options, package.where)
            place = worksheet_position(workbook.names, workbook.hidden, area.worksheet, package.where)
            region = find_region(request.locale)
            codes = read_codes(package, workbook.part, region)
            extras = read_extras(package, workbook.parts[place])
            rows = BinaryRows(
                values=StyledValues(codes=codes, region=region, date1904=workbook.date1904),
                strings=read_strings(package, workbook.part),
                links=extras.links,
                budget=Budget(request.limits, package.where),
            )
            yield StoredSheet(
                worksheet=workbook.names[place],
                worksheets=workbook.names,
                rows=area.of(rows.read(package, workbook.parts[place])),
                hidden_worksheets=workbook.hidden,
                options=request.options,
                header_row=area.header_row,
                merged=extras.merged,
            )
