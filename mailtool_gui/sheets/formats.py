"""The spreadsheet formats there are: a new one is one file and one line here."""

from __future__ import annotations

from mailtool_gui.sheets.html.format import HtmlFormat
from mailtool_gui.sheets.ods.format import OdsFormat
from mailtool_gui.sheets.source import SheetFormat
from mailtool_gui.sheets.text.format import TextFormat
from mailtool_gui.sheets.xls import XlsFormat
from mailtool_gui.sheets.xlsb.format import XlsbFormat
from mailtool_gui.sheets.xlsx.format import XlsxFormat

FORMATS: tuple[SheetFormat, ...] = (OdsFormat(), XlsbFormat(), XlsxFormat(), XlsFormat(), HtmlFormat(), TextFormat())
