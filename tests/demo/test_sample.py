from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from mailtool_gui.demo.plan import customers_in
from mailtool_gui.demo.sample import COLUMNS, SAMPLE_ROWS, WORKSHEET, order_lines, write_sample
from mailtool_gui.domain.address import parse_address
from mailtool_gui.domain.fields import field_key
from mailtool_gui.domain.resources import resource

Cells = list[list[tuple[Any, str]]]


def cells_of(path: Path) -> Cells:
    workbook = load_workbook(path)
    try:
        return [[(cell.value, cell.number_format) for cell in row] for row in workbook[WORKSHEET].iter_rows()]
    finally:
        workbook.close()


def test_shipped_workbook_is_what_the_function_writes(tmp_path: Path) -> None:
    write_sample(tmp_path / "orders.xlsx")
    assert cells_of(tmp_path / "orders.xlsx") == cells_of(resource("demo", "orders.xlsx"))


def test_rows_below_the_header(tmp_path: Path) -> None:
    write_sample(tmp_path / "orders.xlsx", rows=7)
    header, *rows = cells_of(tmp_path / "orders.xlsx")
    assert [value for value, _ in header] == [column.header for column in COLUMNS]
    assert len(rows) == 7
    assert [form for _, form in rows[0]] == [column.number_format for column in COLUMNS]
    assert [value for value, _ in rows[0]] == list(next(order_lines(7)))


def test_the_header_stays_in_sight(tmp_path: Path) -> None:
    write_sample(tmp_path / "orders.xlsx", rows=3)
    sheet = load_workbook(tmp_path / "orders.xlsx")[WORKSHEET]
    assert sheet.freeze_panes == "A2"
    assert sheet.cell(1, 1).font.bold


def test_a_longer_sample_begins_with_the_shorter_one() -> None:
    assert list(order_lines(2000))[:SAMPLE_ROWS] == list(order_lines(SAMPLE_ROWS))


def test_every_customer_has_one_distinct_address() -> None:
    addresses: dict[Any, set[str]] = defaultdict(set)
    for line in order_lines(5000):
        addresses[line[0]].add(str(line[3]))
    assert len(addresses) == customers_in(5000)
    assert all(len(of_one) == 1 for of_one in addresses.values())
    assert len({address for of_one in addresses.values() for address in of_one}) == len(addresses)


def test_addresses_are_good_and_nobodys() -> None:
    for line in order_lines(5000):
        address = str(line[3])
        assert parse_address(address) == address
        assert address.isascii()
        assert address.rpartition("@")[2] in {"example.com", "example.org", "example.net"}


def test_names_of_four_languages() -> None:
    names = "".join(f"{line[1]} {line[2]} " for line in order_lines(SAMPLE_ROWS))
    assert all(letter in names for letter in "ễĐ" + "Өүэ" + "ßäü" + "'ë")


def test_headers_are_distinct_fields() -> None:
    assert len({field_key(column.header) for column in COLUMNS}) == len(COLUMNS)


def test_orders_are_delivered_after_they_are_made() -> None:
    assert all(line[9] < line[10] for line in order_lines(SAMPLE_ROWS))  # type: ignore[operator] # both are dates


def test_template_names_only_columns_of_the_sample() -> None:
    from jinja2 import Environment, meta, nodes

    fields = {field_key(column.header) for column in COLUMNS}
    for name in ("message.html", "subject.txt"):
        tree = Environment().parse(resource("demo", name).read_text(encoding="utf-8"))
        free = {field_key(found) for found in meta.find_undeclared_variables(tree)}
        assert free <= fields | {"rows", "rowcount"}
        assert {field_key(found.attr) for found in tree.find_all(nodes.Getattr)} <= fields
