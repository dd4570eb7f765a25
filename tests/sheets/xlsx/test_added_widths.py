from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.sheets.xlsx.added_widths import added_widths
from mailtool_gui.sheets.xlsx.scan import scan_sheet
from mailtool_gui.sheets.xlsx.splices import spliced
from tests.sheets.workbooks import sheet_xml

NEW = '<col min="4" max="4" width="16" customWidth="1"/><col min="5" max="5" width="20" customWidth="1"/>'


def _made(before: str, room: range = range(3, 5)) -> str:
    data = sheet_xml("", before=before).encode()
    scan = scan_sheet([data], (), "a.xlsx")
    widths = [16.0, 20.0, 30.0, 40.0][: len(room)]
    changes = sorted(added_widths(scan, room, widths, ""), key=lambda splice: (splice.start, splice.end))
    made = b"".join(spliced([data], changes)).decode()
    return made[made.index("<cols>") : made.index("<sheetData>")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", NEW),
        ("<cols/>", NEW),
        ('<cols><col min="1" max="3" width="9"/></cols>', f'<col min="1" max="3" width="9"/>{NEW}'),
        ('<cols><col min="9" max="9" width="9"/></cols>', f'{NEW}<col min="9" max="9" width="9"/>'),
        (
            '<cols><col min="2" max="16384" width="9" hidden="1"/></cols>',
            f'<col min="2" max="3" width="9" hidden="1"/>{NEW}<col min="6" max="16384" width="9" hidden="1"/>',
        ),
        (
            '<cols><col min="3" max="4" width="1"></col>\n<col min="5" max="8" width="2"/></cols>',
            f'<col min="3" max="3" width="1"/>{NEW}<col min="6" max="8" width="2"/>\n',
        ),
        ('<cols><col min="4" max="4" width="1"/><col min="5" max="5" width="1"/></cols>', NEW),
    ],
)
def test_ranges_never_overlap(before: str, after: str) -> None:
    assert _made(before) == f"<cols>{after}</cols>"


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), max_size=5), st.integers(0, 20), st.integers(1, 4))
def test_all_columns_keep_their_widths(sizes: list[tuple[int, int]], first: int, count: int) -> None:
    tags, at, before = "", 1, {}
    for gap, length in sizes:
        tags += f'<col min="{at + gap}" max="{at + gap + length - 1}" width="{at}"/>'
        before.update(dict.fromkeys(range(at + gap, at + gap + length), f"{at}"))
        at += gap + length
    made = _made(f"<cols>{tags}</cols>" if tags else "", range(first, first + count))
    found = re.findall(r'min="(\d+)" max="(\d+)" width="(\d+)"', made)
    after = {column: width for low, high, width in found for column in range(int(low), int(high) + 1)}
    assert sum(int(high) - int(low) + 1 for low, high, _ in found) == len(after)
    assert [int(low) for low, _, _ in found] == sorted(int(low) for low, _, _ in found)
    new = dict(zip(range(first + 1, first + count + 1), ["16", "20", "30", "40"], strict=False))
    assert after == before | new
