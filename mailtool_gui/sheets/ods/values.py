"""What a cell of a document holds: the text that its program has shown, and the value behind it."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from math import isfinite
from typing import TYPE_CHECKING

from mailtool_gui.domain.error_cells import NOT_CALCULATED
from mailtool_gui.domain.sheet import BLANK_CELL, Cell, CellKind, RawValue
from mailtool_gui.sheets.error_values import is_error_text
from mailtool_gui.sheets.links import formula_address
from mailtool_gui.sheets.number_formats.compiler import compile_format
from mailtool_gui.sheets.number_formats.general import general
from mailtool_gui.sheets.number_formats.serials import serial_from_iso
from mailtool_gui.sheets.ods.names import odf

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.regions import Region

_TYPE, _CALC_TYPE = odf("office:value-type"), odf("calcext:value-type")
_VALUE, _DATE, _TIME = odf("office:value"), odf("office:date-value"), odf("office:time-value")
_BOOLEAN, _STRING, _FORMULA = odf("office:boolean-value"), odf("office:string-value"), odf("table:formula")
_DURATION = re.compile(
    r"(-?)P(?:([0-9]{1,7})D)?(?:T(?:([0-9]{1,7})H)?(?:([0-9]{1,7})M)?(?:([0-9]{1,7}(?:\.[0-9]{0,12})?)S)?)?\Z"
)
_EXACT = 1e15
_DAY = 86_400


def make_cell(attributes: dict[str, str], shown: str | None, link: str | None, region: Region) -> Cell:
    """The cell of its attributes and of its text; None for a text that the file does not have."""
    kind = attributes.get(_TYPE, "")
    if attributes.get(_CALC_TYPE) == "error" or (_FORMULA in attributes and is_error_text(shown or "")):
        return Cell(shown or "#VALUE!", shown or "#VALUE!", CellKind.ERROR)
    if kind in {"float", "percentage", "currency"}:
        return _number(attributes.get(_VALUE, ""), shown, region)
    if kind == "date":
        return _date(attributes.get(_DATE, ""), shown, region)
    if kind == "time":
        return _time(attributes.get(_TIME, ""), shown)
    if kind == "boolean":
        value = attributes.get(_BOOLEAN) == "true"
        return Cell(shown if shown is not None else region.boolean(value), value, CellKind.BOOLEAN)
    text = attributes.get(_STRING, "") if shown is None else shown
    if shown is None and not text and _FORMULA in attributes and not kind:
        return Cell(NOT_CALCULATED, "=" + attributes[_FORMULA].partition("=")[2], CellKind.ERROR)
    link = link or formula_address(attributes.get(_FORMULA, "").partition("=")[2])
    return Cell(text, text, CellKind.TEXT, link) if text else BLANK_CELL


def _number(value: str, shown: str | None, region: Region) -> Cell:
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        return Cell(shown or value, shown or value, CellKind.ERROR)
    raw = int(number) if number.is_integer() and abs(number) < _EXACT else number
    return Cell(general(number, region.decimal) if shown is None else shown, raw, CellKind.NUMBER)


def _date(value: str, shown: str | None, region: Region) -> Cell:
    raw: RawValue
    try:
        raw = datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:  # before the year 1, after 9999
        raw = value
    if shown is None:
        shown = _short_date(value, region)
    return Cell(shown, raw, CellKind.DATE)


def _short_date(value: str, region: Region) -> str:
    try:
        return compile_format(region.short_date, region).number(serial_from_iso(value, date1904=False))
    except ValueError:
        return value


def _time(value: str, shown: str | None) -> Cell:
    match = _DURATION.match(value)
    if match is None:
        return Cell(shown or value, value, CellKind.DATE)
    sign, days, hours, minutes, seconds = match.groups(default="0")
    total = int(days) * _DAY + int(hours) * 3600 + int(minutes) * 60 + float(seconds)
    return Cell(value if shown is None else shown, _clock(-total if sign == "-" else total), CellKind.DATE)


def _clock(seconds: float) -> time | float:
    """A time of the day, or days where it is none."""
    if 0 <= seconds < _DAY:
        return (datetime.min + timedelta(milliseconds=int(seconds * 1000 + 1e-6))).time()
    return seconds / _DAY
