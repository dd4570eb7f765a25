"""The spreadsheet formats there are: a new one is one file and two lines here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mailtool_gui.sheets.source import SheetFormat


def formats() -> Iterator[SheetFormat]:
    """One after the other, in the order in which a file is shown to them; what is not asked for is not imported."""
    from mailtool_gui.sheets.ods.format import OdsFormat

    yield OdsFormat()
    from mailtool_gui.sheets.xlsb.format import XlsbFormat

    yield XlsbFormat()
    from mailtool_gui.sheets.xlsx.format import XlsxFormat

    yield XlsxFormat()
    from mailtool_gui.sheets.xls import XlsFormat

    yield XlsFormat()
    from mailtool_gui.sheets.html.format import HtmlFormat

    yield HtmlFormat()
    from mailtool_gui.sheets.text.format import TextFormat

    yield TextFormat()
