"""Thousands of spoiled workbooks: each is a table or a SheetError, soon, and in little memory."""

from __future__ import annotations

import random
import re
import resource
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.limits import DEFAULT_LIMITS
from mailtool_gui.sheets.open import open_table
from tests.sheets.workbooks import CORPUS, sheet_xml, text_rows, write_workbook

Parts = dict[str, bytes]
_TAG = re.compile(rb"<[^<>]*>")
_NUMBER = re.compile(rb"[0-9]+")
_LARGEST = 120_000  # bytes of a corpus file that is spoiled: thousands must be read in minutes
_MEGABYTES = 500
_SECONDS = 10
_LIMITS = replace(DEFAULT_LIMITS, part_bytes=20 * 2**20)


def flip(parts: Parts, chance: random.Random) -> None:
    """Some bytes of a part."""
    name = chance.choice(list(parts))
    content = bytearray(parts[name])
    for _ in range(chance.randint(1, 8)):
        if content:
            content[chance.randrange(len(content))] = chance.randrange(256)
    parts[name] = bytes(content)


def remove_tag(parts: Parts, chance: random.Random) -> None:
    _at_match(parts, chance, _TAG, lambda _: b"")


def double_tag(parts: Parts, chance: random.Random) -> None:
    _at_match(parts, chance, _TAG, lambda tag: tag * chance.choice([2, 2, 3, 200]))


def move_tag(parts: Parts, chance: random.Random) -> None:
    moved = [b"<v>"]

    def take(tag: bytes) -> bytes:
        moved.append(tag)
        return b""

    _at_match(parts, chance, _TAG, take)
    _at_match(parts, chance, _TAG, lambda tag: tag + moved[-1])


def other_number(parts: Parts, chance: random.Random) -> None:
    numbers = [b"0", b"-1", b"99999999999", b"1e308", b"1048577", b"NaN", b"\xd9\xa3", b""]
    _at_match(parts, chance, _NUMBER, lambda _: chance.choice(numbers))


def cut_part(parts: Parts, chance: random.Random) -> None:
    name = chance.choice(list(parts))
    parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]


def drop_part(parts: Parts, chance: random.Random) -> None:
    del parts[chance.choice(list(parts))]


def swap_parts(parts: Parts, chance: random.Random) -> None:
    one, other = chance.choice(list(parts)), chance.choice(list(parts))
    parts[one], parts[other] = parts[other], parts[one]


MUTATIONS: tuple[Callable[[Parts, random.Random], None], ...] = (
    flip, remove_tag, double_tag, move_tag, other_number, cut_part, drop_part, swap_parts
)  # fmt: skip


def _at_match(
    parts: Parts, chance: random.Random, pattern: re.Pattern[bytes], change: Callable[[bytes], bytes]
) -> None:
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    found = list(pattern.finditer(parts[name]))
    if found:
        match = chance.choice(found)
        parts[name] = parts[name][: match.start()] + change(match[0]) + parts[name][match.end() :]


def _zipped(parts: Parts) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _spoiled(whole: bytes, chance: random.Random) -> bytes:
    """A copy with one or more mutations of its parts, or of the zip file itself."""
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    for _ in range(chance.choice([1, 1, 1, 2, 4])):
        if len(parts) > 1:
            chance.choice(MUTATIONS)(parts, chance)
    data = bytearray(_zipped(parts))
    if chance.random() < 0.15:
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.05:
        del data[chance.randrange(len(data)) :]
    return bytes(data)


def _own(path: Path) -> bytes:
    rows = text_rows(["Name", "Mail", "Amount"], ["Ann", "a@b.org", ""], ["", "c@d.org", ""])
    more = (
        '<row r="5" hidden="1"><c r="A5" t="s"><v>0</v></c><c r="B5" s="1"><f>1+1</f><v>2</v></c></row>'
        '<row r="6"><c r="A6" t="d"><v>2025-11-22</v></c><c r="B6"><f>A1</f></c><c r="C6" t="e"><v>#N/A</v></c></row>'
    )
    xml = sheet_xml(rows + more, after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')
    return write_workbook(path, xml, formats=["0.00", "yyyy"], strings=["<t>x</t>", "<r><t>y</t></r>"]).read_bytes()


def _run(folder: Path, count: int, seed: int) -> None:
    chance = random.Random(seed)
    originals = [_own(folder / "own.xlsx")] * 8
    originals += [p.read_bytes() for p in sorted(CORPUS.glob("*.xlsx")) if p.stat().st_size < _LARGEST]
    originals = [each for each in originals if zipfile.is_zipfile(BytesIO(each))]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    path = folder / "spoiled.xlsx"
    for number in range(count):
        path.write_bytes(_spoiled(chance.choice(originals), chance))
        started = time.process_time()
        with suppress(SheetError):
            table = open_table(path, limits=_LIMITS, apart=False)
            assert all(len(row.cells) == len(table.columns) for row in table.rows)
        assert time.process_time() - started < _SECONDS, number
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < _MEGABYTES * 1024


@pytest.mark.parametrize("seed", [1, 2])
def test_hundreds_of_mutants(tmp_path: Path, seed: int) -> None:
    _run(tmp_path, 250, seed)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(10))
def test_ten_thousand_mutants(tmp_path: Path, seed: int) -> None:
    _run(tmp_path, 1_000, 100 + seed)
