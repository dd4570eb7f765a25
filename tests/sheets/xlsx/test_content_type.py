from __future__ import annotations

import pytest

from mailtool_gui.sheets.xlsx.content_type import fitting_content_type
from mailtool_gui.sheets.xlsx.outline import outline
from mailtool_gui.sheets.xlsx.splices import spliced

PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"
MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
OTHER = '<Override PartName="/xl/a.xml" ContentType="application/x"/>'


def _types(kind: str, close: str = "/>") -> str:
    return f'<Types>{OTHER}<Override PartName="/xl/workbook.xml" ContentType="{kind}"{close}{OTHER}</Types>'


@pytest.mark.parametrize(
    ("kind", "suffix", "after"),
    [
        (PLAIN, ".xlsx", PLAIN),
        (TEMPLATE, ".xlsx", PLAIN),
        (MACROS, ".XLSX", PLAIN),
        (PLAIN, ".xlsm", MACROS),
        (MACROS, ".xlsm", MACROS),
        (TEMPLATE, ".zip", TEMPLATE),
        ("application/x", ".xlsx", "application/x"),
    ],
)
@pytest.mark.parametrize("close", ["/>", "></Override>"])
def test_the_name_decides(kind: str, suffix: str, after: str, close: str) -> None:
    part = _types(kind, close)
    changes = fitting_content_type(outline([part.encode()], "a.xlsx"), suffix)
    assert b"".join(spliced([part.encode()], changes)).decode() == _types(after, close)
    assert bool(changes) == (kind != after)
