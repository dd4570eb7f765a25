from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.fields import field_key
from mailtool_gui.domain.sheet import Cell, CellKind, Column
from mailtool_gui.sheets.headers import field_name, header_position, name_columns, require_one_field
from mailtool_gui.sheets.source import StoredCell, StoredRow


def _row(number: int, *values: object) -> StoredRow:
    cells = {place: _cell(value) for place, value in enumerate(values) if value is not None}
    return StoredRow(number, cells)


def _cell(value: object) -> StoredCell:
    if isinstance(value, int):
        return StoredCell(Cell(str(value), value, CellKind.NUMBER), "General")
    return StoredCell(Cell(str(value), str(value), CellKind.TEXT), "General")


@pytest.mark.parametrize(
    ("rows", "position"),
    [
        ([("Name", "E-mail"), ("Anna", "anna@example.com")], 0),
        ([("Report",), ("Name", "E-mail", "City"), ("Anna", "anna@example.com", "Ulm")], 1),
        ([("Report", 2026), ("November",), ("Name", "E-mail", "City"), ("Anna", "a@example.com", "Ulm")], 2),
        ([("Name", None, "E-mail"), ("Anna", "x", "anna@example.com")], 0),
        ([("Name", 2024, 2025), ("Anna", 5, 6)], 0),
        ([(1, 2), ("Name", "E-mail"), ("Anna", "a@example.com")], 1),
        ([("Name",)], 0),
    ],
)
def test_the_header_row_is_found(rows: list[tuple[object, ...]], position: int) -> None:
    stored = [_row(number, *values) for number, values in enumerate(rows, start=1)]
    assert header_position(stored, "a.xlsx") == position


@pytest.mark.parametrize(
    "rows", [[(1, 2), (3, 4)], [("Anna", "anna@example.com")], [("anna@example.com",), ("bert@example.com",)], []]
)
def test_data_is_no_header_row(rows: list[tuple[object, ...]]) -> None:
    stored = [_row(number, *values) for number, values in enumerate(rows, start=1)]
    with pytest.raises(SheetError) as error:
        header_position(stored, "a.xlsx")
    assert error.value.code == "no-header-row"


def test_columns_reach_from_the_first_header_to_the_last() -> None:
    columns = name_columns(_row(3, None, " Name ", None, "E-mail"), ("General", "General", "0.00"))
    assert [(c.letter, c.header, c.field, c.format) for c in columns] == [
        ("B", "Name", "name", "General"),
        ("C", "C", "c", "General"),
        ("D", "E-mail", "e_mail", "0.00"),
    ]


def test_a_blank_header_never_takes_another_ones_name() -> None:
    columns = name_columns(_row(1, "B", None, "x"), ("General",) * 3)
    assert [(column.header, column.field) for column in columns] == [
        ("B", "b"),
        ("Column B", "column_b"),
        ("x", "x"),
    ]


def _columns(*headers: str) -> list[Column]:
    return [
        Column(letter=chr(65 + place), header=header, field="x", format="General")
        for place, header in enumerate(headers)
    ]


@pytest.mark.parametrize("headers", [("Name", "E-mail"), ("%", "#"), ("Total", "Total 2"), ("B", "Column B")])
def test_different_fields_are_fine(headers: tuple[str, ...]) -> None:
    columns = _columns(*headers)
    for column in columns:
        require_one_field(column, columns, "a.xlsx")


@pytest.mark.parametrize(
    ("headers", "letters"),
    [
        (("Name", "x", "NAME"), "A and C"),
        (("Straße", "strasse"), "A and B"),
        (("Đơn hàng", "don_hang"), "A and B"),
        (("Total", "Total"), "A and B"),
        (("%", "%"), "A and B"),
        (("n", "N", "N "), "A and B and C"),
    ],
)
def test_equal_fields_are_an_error_by_name(headers: tuple[str, ...], letters: str) -> None:
    columns = _columns(*headers)
    with pytest.raises(SheetError, match=f"Columns {letters} are the same field") as error:
        require_one_field(columns[0], columns, "a.xlsx")
    assert error.value.code == "field-collision"


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("First Name", "first_name"),
        ("firstName", "first_name"),
        ("first_name", "first_name"),
        ("OrderID", "order_id"),
        ("HTMLText", "html_text"),
        ("ID", "id"),
        ("E-Mail-Adresse", "e_mail_adresse"),
        ("Họ tên", "họ_tên"),
        ("Имэйл хаяг", "имэйл_хаяг"),
        ("Straße", "straße"),
        ("2024", "_2024"),
        ("2nd name", "_2nd_name"),
        ("Price (€)", "price"),
        ("100 %", "_100"),
        ("%", "column_c"),
        ("", "column_c"),
        ("class", "class_"),
        ("Not", "not_"),
        ("x²", "x2"),
    ],
)
def test_fields_are_readable_identifiers(header: str, field: str) -> None:
    assert field_name(header, "C") == field


@given(st.text())
def test_every_header_has_a_field_that_templates_can_use(header: str) -> None:
    field = field_name(header, "C")
    assert field.isidentifier()
    assert not keyword.iskeyword(field)


@given(st.text(st.characters(categories=["Lu", "Ll", "Nd"]) | st.sampled_from(" -_./"), min_size=1))
def test_a_field_is_found_as_its_header_is(header: str) -> None:
    field = field_name(header, "C")
    if not field.startswith("column_"):
        assert field_key(field) == field_key(header)
