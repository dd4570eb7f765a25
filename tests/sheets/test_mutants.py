"""Damaged files of every format: a SheetError or a table, nothing else, soon, and without taking much memory."""

from __future__ import annotations

import io
import resource
import zipfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import process_time

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import ReadOptions
from mailtool_gui.sheets.formats import formats
from mailtool_gui.sheets.limits import DEFAULT_LIMITS
from mailtool_gui.sheets.source import ReadRequest, SheetFormat
from tests.sheets.test_formats import EXAMPLES

MUTANTS = 200
SECONDS = 10.0  # for one mutant
GROWTH = 300 * 1024  # kilobytes of the whole process
_TELLING = (
    b"\xff\xff\xff\xff",
    b"\0\0",
    b"\xff\x7f",
    b'"',
    b"<",
    b">",
    b"&",
    b"\t",
    b"\n",
    b"999999999",
    b"-1",
    b"\x80",
)


def _mutated(data: bytes, random: Random) -> bytes:
    """The bytes with some changed, cut out, put in or told twice."""
    mutant = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        place = random.randrange(len(mutant) + 1)
        match random.randrange(4):
            case 0:
                mutant[place : place + 1] = bytes([random.randrange(256)])
            case 1:
                del mutant[place : place + random.randrange(1, 40)]
            case 2:
                mutant[place:place] = random.choice(_TELLING)
            case 3:
                mutant[place:place] = mutant[place : place + random.randrange(1, 200)] * random.choice((1, 2, 50))
    return bytes(mutant)


def _mutants(data: bytes, random: Random) -> Iterator[bytes]:
    """Of a zip file mostly its parts are mutated: its checksums would give everything else away."""
    for number in range(MUTANTS):
        yield _with_mutated_part(data, random) if data.startswith(b"PK") and number % 4 else _mutated(data, random)


def _with_mutated_part(data: bytes, random: Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        chosen = random.choice([name for name in old.namelist() if old.getinfo(name).file_size])
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, _mutated(content, random) if name == chosen else content)
    return made.getvalue()


def _read(sheet_format: SheetFormat, path: Path, *, area: str | None) -> int:
    options = ReadOptions(area=area)
    request = ReadRequest(path=path, options=options, locale="vi-VN", limits=DEFAULT_LIMITS)
    try:
        with sheet_format.open(request) as sheet:
            return sum(len(row.cells) for row in sheet.rows)
    except SheetError as error:
        return -1 if error.message and error.where == str(path) else -2


@pytest.mark.parametrize("sheet_format", list(formats()), ids=lambda each: type(each).__name__)
def test_mutants_are_tables_or_errors(sheet_format: SheetFormat, tmp_path: Path) -> None:
    random = Random(20_261_122)
    path = tmp_path / f"mutant{min(sheet_format.suffixes)}"
    EXAMPLES[type(sheet_format).__name__].write(path)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    outcomes = []
    for mutant in list(_mutants(path.read_bytes(), random)):
        path.write_bytes(mutant)
        started = process_time()
        outcomes.append(_read(sheet_format, path, area=random.choice((None, "A1:B9"))))
        assert process_time() - started < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < GROWTH
    assert max(outcomes) > 0, "no mutant was readable: they are too broken to tell anything"
    assert min(outcomes) > -2, "an error did not tell the file"
