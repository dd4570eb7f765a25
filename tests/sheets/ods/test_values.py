from __future__ import annotations

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.sheet import BLANK_CELL, Cell, CellKind
from mailtool_gui.sheets.number_formats.regions import find_region
from mailtool_gui.sheets.ods.names import odf
from mailtool_gui.sheets.ods.values import make_cell

KINDS = ["float", "percentage", "currency", "date", "time", "boolean", "string", "void", ""]
VALUES = ["office:value", "office:date-value", "office:time-value", "office:boolean-value", "office:string-value"]


def _cell(shown: str | None, locale: str = "en-US", link: str | None = None, **attributes: str) -> Cell:
    names = {"type": "office:value-type", "calc": "calcext:value-type", "formula": "table:formula"}
    found = {odf(names.get(name, f"office:{name.replace('_', '-')}")): value for name, value in attributes.items()}
    return make_cell(found, shown, link, find_region(locale))


@pytest.mark.parametrize(
    ("kind", "name", "value", "shown", "cell"),
    [
        ("float", "value", "1234.5", "1.234,50", Cell("1.234,50", 1234.5, CellKind.NUMBER)),
        ("float", "value", "42", "00042", Cell("00042", 42, CellKind.NUMBER)),
        ("percentage", "value", "0.1", "10 %", Cell("10 %", 0.1, CellKind.NUMBER)),
        ("currency", "value", "5", "5 €", Cell("5 €", 5, CellKind.NUMBER)),
        ("float", "value", "7", "", Cell("", 7, CellKind.NUMBER)),  # the format ;;;
        ("date", "date_value", "2024-05-01", "1. Mai", Cell("1. Mai", datetime(2024, 5, 1), CellKind.DATE)),
        (
            "date",
            "date_value",
            "2024-05-01T10:20:30.5",
            "x",
            Cell("x", datetime(2024, 5, 1, 10, 20, 30, 500_000), CellKind.DATE),
        ),
        ("date", "date_value", "-0044-03-15", "44 BC", Cell("44 BC", "-0044-03-15", CellKind.DATE)),
        ("time", "time_value", "PT10H20M30.125S", "10:20", Cell("10:20", time(10, 20, 30, 125_000), CellKind.DATE)),
        ("time", "time_value", "PT36H00M00S", "36:00", Cell("36:00", 1.5, CellKind.DATE)),
        ("time", "time_value", "-PT12H", "-12:00", Cell("-12:00", -0.5, CellKind.DATE)),
        ("time", "time_value", "soon", "x", Cell("x", "soon", CellKind.DATE)),
        ("boolean", "boolean_value", "true", "WAHR", Cell("WAHR", True, CellKind.BOOLEAN)),
        ("boolean", "boolean_value", "false", None, Cell("FALSE", False, CellKind.BOOLEAN)),
        ("string", "string_value", "raw", "shown", Cell("shown", "shown", CellKind.TEXT)),
        ("string", "string_value", "raw", None, Cell("raw", "raw", CellKind.TEXT)),
        ("string", "string_value", "", "", BLANK_CELL),
    ],
)
def test_values_and_what_is_shown(kind: str, name: str, value: str, shown: str | None, cell: Cell) -> None:
    assert _cell(shown, type=kind, **{name: value}) == cell


def test_what_its_program_did_not_show_the_region_does() -> None:
    assert _cell(None, "de-DE", type="float", value="1234.5").shown == "1234,5"
    assert _cell(None, "de-DE", type="date", date_value="2024-05-01").shown == "01.05.2024"
    assert _cell(None, type="date", date_value="someday").shown == "someday"
    assert _cell(None, type="time", time_value="PT1H").shown == "PT1H"


@pytest.mark.parametrize("shown", ["#N/A", "Err:502", "#VALUE!", "#NV"])
def test_errors(shown: str) -> None:
    assert _cell(shown, type="string", string_value="", calc="error") == Cell(shown, shown, CellKind.ERROR)
    assert _cell(shown, type="float", value="0", formula="of:=1/0") == Cell(shown, shown, CellKind.ERROR)
    assert _cell(shown, type="string") == Cell(shown, shown, CellKind.TEXT)  # typed by a user


@pytest.mark.parametrize("value", ["NaN", "INF", "", "1,5"])
def test_no_number_is_an_error(value: str) -> None:
    assert _cell("x", type="float", value=value).kind is CellKind.ERROR


def test_a_formula_never_calculated_is_an_error() -> None:
    assert _cell(None, formula="of:=A1").kind is CellKind.ERROR
    assert _cell("", formula="of:=A1", type="string") == BLANK_CELL
    assert _cell("", formula='of:=""') == BLANK_CELL  # how LibreOffice writes a formula that shows nothing
    assert _cell(None) == BLANK_CELL


def test_a_link_stays_with_its_text() -> None:
    assert _cell("Anna", type="string", link="anna@x.example").link == "anna@x.example"


@given(
    st.sampled_from(KINDS), st.sampled_from(VALUES), st.text("0123456789.-+eEPTHMS:Ttrue#N/A ", max_size=20), st.text()
)
def test_every_attribute_gives_a_cell(kind: str, name: str, value: str, shown: str) -> None:
    cell = make_cell({odf("office:value-type"): kind, odf(name): value}, shown, None, find_region("en-US"))
    assert cell.kind is CellKind.BLANK or cell.shown == (shown or cell.shown)
