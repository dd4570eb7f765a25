from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from mailtool_gui.sheets.xlsx.added_styles import CellStyles, added_styles
from mailtool_gui.sheets.xlsx.outline import outline
from mailtool_gui.sheets.xlsx.splices import spliced
from tests.sheets.workbooks import MAIN

TONES = {"sent": "C6EFCE", "failed": "FFC7CE", "again": "C6EFCE"}
FILLS = '<fills count="2"><fill><patternFill patternType="none"/></fill><fill/></fills>'
FORMATS = '<cellXfs count="1"><xf numFmtId="0" fontId="3" fillId="1" borderId="2" xfId="0"/></cellXfs>'
SPACE = f"{{{MAIN}}}"


def _made(inside: str) -> tuple[str, CellStyles]:
    part = f'<styleSheet xmlns="{MAIN}">{inside}</styleSheet>'.encode()
    changes, styles = added_styles(outline([part], "a.xlsx"), TONES)
    return b"".join(spliced([part], changes)).decode(), styles


def test_formats_and_fills_are_added_behind_those_that_are_there() -> None:
    made, styles = _made(f"<fonts/>{FILLS}<borders/>{FORMATS}<dxfs/>")
    root = ET.fromstring(made)
    fills, formats = root.find(f"{SPACE}fills"), root.find(f"{SPACE}cellXfs")
    assert fills is not None
    assert formats is not None
    assert (fills.get("count"), len(fills), formats.get("count"), len(formats)) == ("4", 4, "4", 4)
    assert styles == CellStyles(plain=1, toned={"sent": 2, "failed": 3, "again": 2})
    assert [each.get("fillId") for each in formats] == ["1", None, "2", "3"]
    colours = [each.get("rgb") for each in fills.iter(f"{SPACE}fgColor")]
    assert colours == ["FFC6EFCE", "FFFFC7CE"]


def test_new_cells_are_text_in_the_workbooks_own_letters() -> None:
    made, _ = _made(FILLS + FORMATS)
    formats = list(ET.fromstring(made).iter(f"{SPACE}xf"))[1:]
    for each in formats:
        assert (each.get("numFmtId"), each.get("quotePrefix")) == ("49", "1")
        assert (each.get("fontId"), each.get("borderId"), each.get("xfId")) == ("3", "2", "0")


def test_what_was_there_stays() -> None:
    before = f"<numFmts/><fonts/>{FILLS}<borders/>{FORMATS}<cellStyles/>"
    made, _ = _made(before)
    for part in ("<numFmts/><fonts/>", "<fill/>", "<borders/>", '<xf numFmtId="0" fontId="3"', "<cellStyles/>"):
        assert part in made


def test_missing_fills_are_put_in_their_place() -> None:
    made, styles = _made(f"<numFmts/><fonts/><borders/>{FORMATS}")
    names = [each.tag.removeprefix(SPACE) for each in ET.fromstring(made)]
    assert names == ["numFmts", "fonts", "fills", "borders", "cellXfs"]
    assert '<patternFill patternType="gray125"/>' in made
    assert 'fillId="2"' in made
    assert styles.plain == 1


def test_prefixes_are_kept() -> None:
    part = f'<x:styleSheet xmlns:x="{MAIN}"><x:cellXfs><x:xf numFmtId="0"/></x:cellXfs></x:styleSheet>'.encode()
    changes, _ = added_styles(outline([part], "a.xlsx"), TONES)
    root = ET.fromstring(b"".join(spliced([part], changes)))
    assert [each.tag for each in root] == [f"{SPACE}fills", f"{SPACE}cellXfs"]
    assert {each.tag for each in root.iter()} >= {f"{SPACE}fill", f"{SPACE}patternFill", f"{SPACE}fgColor"}


@pytest.mark.parametrize("inside", ["<fonts/>", f"<cellXfs>{'<xf/>' * 64_000}</cellXfs>"])
def test_without_room_there_are_no_styles(inside: str) -> None:
    made, styles = _made(inside)
    assert inside in made
    assert styles.of("sent") is None


def test_a_text_without_a_colour_is_plain() -> None:
    styles = CellStyles(plain=4, toned={"sent": 5})
    assert (styles.of("sent"), styles.of("queued")) == (5, 4)
