from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import BLANK_CELL, Cell, CellKind, Column, Row, Table, column_letter
from mailtool_gui.sheets.recipients import address_column, recipients


def _cell(value: str) -> Cell:
    if not value:
        return BLANK_CELL
    return Cell(value, value, CellKind.ERROR if value.startswith("#") else CellKind.TEXT)


def _table(headers: list[str], *rows: list[str]) -> Table:
    columns = tuple(
        Column(letter=column_letter(place), header=header, field=header.lower(), format="General")
        for place, header in enumerate(headers)
    )
    return Table(
        source=Path("a.xlsx"),
        worksheet="Sheet1",
        worksheets=("Sheet1",),
        header_row=1,
        columns=columns,
        rows=tuple(Row(number=number, cells=tuple(map(_cell, values))) for number, values in enumerate(rows, start=2)),
        locale="en-US",
    )


@pytest.mark.parametrize(
    "header",
    [
        "E-mail",
        "email",
        "Mail",
        "E-Mail-Adresse",
        "Thư điện tử",
        "Địa chỉ email",
        "Имэйл",
        "И-мэйл",
        "Courriel",
        "EMAIL ADDRESS",
        "e_mail",
    ],
)
def test_the_address_column_is_known_by_its_header(header: str) -> None:
    table = _table(["Backup", header], ["x@example.com", "anna@example.com"], ["y@example.com", ""])
    assert address_column(table) == 1
    assert address_column(_table(["Name", header])) == 1


def test_the_address_column_is_known_by_its_content() -> None:
    rows = [["Anna", "anna@example.com"], ["Bert", "bert@example.com"], ["Cora", "?"]]
    assert address_column(_table(["Name", "Contact"], *rows)) == 1


def test_a_header_counts_more_than_content_but_a_column_of_wrong_addresses_comes_last() -> None:
    rows = [["Anna", "anna@example.com"], ["Bert", "bert@example.com"]]
    assert address_column(_table(["Mail", "Contact"], *rows)) == 1
    assert address_column(_table(["Name", "E-mail"], ["Anna", "anna"], ["Bert", "bert"])) == 1


class RowsOnDisk(tuple[Row, ...]):
    """Counts how often somebody goes through it."""

    walks = 0

    def __getitem__(self, place: Any) -> Any:
        RowsOnDisk.walks += 1
        return super().__getitem__(place)


def test_the_address_column_of_a_wide_sheet_is_found_in_one_walk() -> None:
    table = _table([f"Column {number}" for number in range(300)], ["x"] * 299 + ["anna@example.com"])
    RowsOnDisk.walks = 0
    assert address_column(replace(table, rows=RowsOnDisk(table.rows))) == 299
    assert RowsOnDisk.walks == 1


def test_two_columns_of_one_name_are_no_choice_for_a_program() -> None:
    table = _table(["Name", "E-mail", "email"], ["Ann", "ann@example.com", "a@example.com"])
    with pytest.raises(SheetError, match="Columns B and C are the same field") as error:
        address_column(table)
    assert error.value.code == "field-collision"
    assert [each.address for each in recipients(table, to="C")] == ["a@example.com"]


def test_other_columns_may_have_one_name() -> None:
    table = _table(["Note", "E-mail", "note"], ["x", "ann@example.com", "y"])
    assert address_column(table) == 1


def test_without_an_address_column_the_columns_are_listed() -> None:
    with pytest.raises(SheetError, match="Name, City") as error:
        address_column(_table(["Name", "City"], ["Anna", "Ulm"]))
    assert error.value.code == "no-address-column"


def test_every_row_is_a_recipient() -> None:
    table = _table(["Name", "E-mail"], ["Anna", "anna@Example.com"], ["Anna", "anna@example.com"])
    found = recipients(table, to=None)
    assert [(each.address, each.row_numbers, each.error) for each in found] == [
        ("anna@example.com", (2,), None),
        ("anna@example.com", (3,), None),
    ]


def test_rows_of_one_address_are_one_recipient() -> None:
    table = _table(
        ["Order", "E-mail"],
        ["1", "anna@example.com"],
        ["2", "bert@example.com"],
        ["3", "ANNA@example.com"],
        ["4", "bad"],
        ["5", "bad"],
        ["6", ""],
    )
    found = recipients(table, to="E-mail", group_by="E-mail")
    assert [(each.address, each.row_numbers) for each in found] == [
        ("anna@example.com", (2, 4)),
        ("bert@example.com", (3,)),
        ("bad", (5,)),
        ("bad", (6,)),
        ("", (7,)),
    ]


def test_rows_of_one_group_and_one_address_are_one_recipient() -> None:
    table = _table(
        ["Customer", "E-mail"],
        ["7", "anna@example.com"],
        ["8", "anna@example.com"],
        ["7", "office@example.com"],
        ["7", "anna@example.com"],
    )
    found = recipients(table, to=None, group_by="customer")
    assert [(each.address, each.row_numbers) for each in found] == [
        ("anna@example.com", (2, 5)),
        ("anna@example.com", (3,)),
        ("office@example.com", (4,)),
    ]


def test_an_error_cell_in_the_group_column_blocks_its_row() -> None:
    rows = [["#N/A", "anna@example.com"], ["#N/A", "anna@example.com"], ["7", "anna@example.com"]]
    found = recipients(_table(["Customer", "E-mail"], *rows), to=None, group_by="Customer")
    assert [(each.row_numbers, each.error and each.error[:2]) for each in found] == [
        ((2,), "A2"),
        ((3,), "A3"),
        ((4,), None),
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("", "B2: There is no address here."),
        ("anna", "B2: “anna” is not an e-mail address"),
        ("#N/A", "B2: The cell shows #N/A"),
        ("a@example.com; b@example.com", "B2: The cell holds several addresses"),
        ("a@example.com,b@example.com", "B2: The cell holds several addresses"),
        ("anna@example.com\nBcc: x@example.com", "B2: “Bcc: x@example.com” is not an e-mail address"),
    ],
)
def test_an_unusable_address_is_an_error_naming_its_cell(value: str, words: str) -> None:
    (found,) = recipients(_table(["Name", "E-mail"], ["Anna", value]), to="E-mail", group_by="Name")
    assert found.error is not None
    assert found.error.startswith(words)
    assert found.address == value.strip()
    assert found.row_numbers == (2,)


def test_copies_are_split_and_joined_over_the_rows_of_a_recipient() -> None:
    table = _table(
        ["E-mail", "Cc", "Bcc"],
        ["anna@example.com", "a@example.com; b@EXAMPLE.com", ""],
        ["anna@example.com", "B@example.com,, c@example.com;", "d@example.com"],
    )
    (found,) = recipients(table, to="E-mail", cc="Cc", bcc="C", group_by="E-mail")
    assert found.cc == ("a@example.com", "b@example.com", "c@example.com")
    assert found.bcc == ("d@example.com",)
    assert found.error is None


@pytest.mark.parametrize(("value", "words"), [("nobody", "B3: “nobody”"), ("#REF!", "B3: The cell shows #REF!")])
def test_a_wrong_copy_is_an_error_of_its_recipient(value: str, words: str) -> None:
    table = _table(["E-mail", "Cc"], ["anna@example.com", "a@example.com"], ["bert@example.com", value])
    anna, bert = recipients(table, to=None, cc="Cc")
    assert anna.error is None
    assert bert.error is not None
    assert bert.error.startswith(words)
    assert bert.cc == ()


def test_unknown_columns_are_an_error() -> None:
    table = _table(["Name", "E-mail"], ["Anna", "anna@example.com"])
    for options in ({"to": "Mailx"}, {"to": None, "cc": "Copy"}, {"to": None, "group_by": "Customer"}):
        with pytest.raises(SheetError) as error:
            recipients(table, **options)
        assert error.value.code == "no-such-column"


def test_a_header_that_speaks_of_mail_counts_more_than_content_alone() -> None:
    rows = [["x@example.com", "anna@example.com"], ["y@example.com", "bert@example.com"]]
    assert address_column(_table(["Login", "Customer e-mail"], *rows)) == 1
    assert address_column(_table(["Login", "E-mail sent?"], ["x@example.com", "yes"], ["y@example.com", "no"])) == 0


def test_a_cell_with_several_addresses_is_split_by_choice() -> None:
    rows = [["1", "anna@example.com; Bert <bert@example.com>"], ["2", "cora@example.com\nANNA@example.com"]]
    table = _table(["Order", "E-mail"], *rows)
    found = recipients(table, to="E-mail", split=True)
    assert [(each.address, each.row_numbers, each.error) for each in found] == [
        ("anna@example.com", (2,), None),
        ("bert@example.com", (2,), None),
        ("cora@example.com", (3,), None),
        ("ANNA@example.com", (3,), None),
    ]
    grouped = recipients(table, to="E-mail", group_by="E-mail", split=True)
    assert [(each.address, each.row_numbers) for each in grouped] == [
        ("anna@example.com", (2, 3)),
        ("bert@example.com", (2,)),
        ("cora@example.com", (3,)),
    ]


def test_without_the_choice_it_is_an_error_that_names_it() -> None:
    (found,) = recipients(_table(["E-mail"], ["a@example.com; b@example.com"]), to=None)
    assert found.error is not None
    assert "--split-addresses" in found.error
    (same,) = recipients(_table(["E-mail"], ["a@example.com; A@example.com"]), to=None)
    assert (same.address, same.error) == ("a@example.com", None)


def test_one_wrong_address_of_several_is_an_error_of_the_whole_row() -> None:
    (found,) = recipients(_table(["E-mail"], ["a@example.com; bad"]), to="E-mail", split=True)
    assert found.error is not None
    assert found.error.startswith("A2: “bad”")


def test_what_was_mended_is_told_with_its_cell() -> None:
    table = _table(
        ["E-mail", "Cc"],
        ["anna@example.com\u200b", "x@example.com"],
        ["anna@example.com", "ｙ@example.com, x@example.com."],
    )
    (found,) = recipients(table, to="E-mail", cc="Cc", group_by="E-mail")
    assert found.address == "anna@example.com"
    assert found.cc == ("x@example.com", "y@example.com")
    assert [note[:3] for note in found.notes] == ["A2:", "B3:"]
    assert "U+200B" in found.notes[0]


def test_the_slip_of_a_key_is_not_mended() -> None:
    (found,) = recipients(_table(["E-mail"], ["anna@example,com"]), to="E-mail", split=True)
    assert found.error is not None
    assert "Did you mean anna@example.com?" in found.error
    assert found.notes == ()


def _linked(shown: str, link: str) -> Table:
    table = _table(["Name", "Contact"], ["Anna", shown])
    cell = Cell(shown, shown, CellKind.TEXT, link)
    return replace(table, rows=(replace(table.rows[0], cells=(table.rows[0].cells[0], cell)),))


def test_a_link_gives_its_address_where_the_text_is_none() -> None:
    table = _linked("Write to Anna", "anna@example.com")
    assert address_column(table) == 1
    (found,) = recipients(table, to=None)
    assert (found.address, found.error) == ("anna@example.com", None)
    assert found.notes == ("B2: “Write to Anna” is no address; that of its link is used: anna@example.com.",)


@pytest.mark.parametrize("shown", ["bert@example.com", "bert@example,com"])
def test_a_text_that_is_meant_as_an_address_counts_more_than_its_link(shown: str) -> None:
    (found,) = recipients(_linked(shown, "anna@example.com"), to="Contact")
    assert "anna" not in found.address
    assert (found.error is None) == (shown == "bert@example.com")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["1", "2", "", "#REF!"]),
            st.sampled_from(["a@x.org", "A@x.org", "b@x.org", "bad", "", "#N/A"]),
        ),
        max_size=20,
    )
)
def test_every_row_is_in_exactly_one_recipient(values: list[tuple[str, str]]) -> None:
    table = _table(["Group", "E-mail"], *(list(each) for each in values))
    for group_by in (None, "Group", "E-mail"):
        found = recipients(table, to="E-mail", group_by=group_by)
        numbers = [number for each in found for number in each.row_numbers]
        assert sorted(numbers) == [row.number for row in table.rows]
        assert [each.row_numbers[0] for each in found] == sorted(each.row_numbers[0] for each in found)
        assert all(len(each.rows) == 1 for each in found if each.error)
