"""Addresses from a file: one a line, or the address column of a workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mailtool_gui.domain.address import parse_address
from mailtool_gui.domain.address_cell import read_addresses
from mailtool_gui.domain.errors import AddressError, SheetError, UsageError
from mailtool_gui.domain.sheet import CellKind
from mailtool_gui.domain.unsubscribe import address_in

LARGEST = 64 * 2**20
"""Bytes of a text file that is read: some two million addresses."""

_STEP = 1_000  # lines or cells between two tellings
_LINES = frozenset({"", ".txt", ".list", ".lst"})  # what such files are called


@dataclass(frozen=True, kw_only=True, slots=True)
class AddressFile:
    """The addresses in a file, in its order, and a sentence for every line or cell that holds none."""

    addresses: tuple[str, ...]
    problems: tuple[str, ...]


def read_address_file(
    path: Path, told: Callable[[int], None] = lambda _read: None, *, of_token: Callable[[str], str] = parse_address
) -> AddressFile:
    """The addresses in a text file or a workbook (any that can be sent to).

    `told` is given now and then how many lines or cells are read; what it raises ends it. `of_token` turns the token of
    somebody who unsubscribes into the address; it raises AddressError for one that was made up.
    Raises UsageError or SheetError where the file cannot be read, or holds no address at all.
    """
    addresses: dict[str, None] = {}
    problems = []
    for count, (where, text) in enumerate(_texts(path), start=1):
        if not count % _STEP:
            told(count)
        try:
            addresses.update(dict.fromkeys(_addresses(text, where, of_token)))
        except AddressError as error:
            problems.append(str(error))
    if not addresses:
        raise UsageError("There is no e-mail address in this file.", where=str(path), code="no-addresses")
    return AddressFile(addresses=tuple(addresses), problems=tuple(problems))


def _addresses(text: str, where: str, of_token: Callable[[str], str]) -> Sequence[str]:
    if address_in(text.strip()) is None:
        return [found.address for found in read_addresses(text, where=where)]
    try:
        return [of_token(text)]
    except AddressError as error:
        raise AddressError(error.message, where=where, code=error.code) from None


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    """Everything that should be an address, with its place."""
    if not path.is_file():
        raise UsageError("There is no such file (--file).", where=str(path), code="no-such-file")
    return _lines(path) if path.suffix.lower() in _LINES else _cells(path)


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """The lines; one at the top with neither @ nor token is a header, and `#` begins a remark."""
    lines = enumerate(_decoded(path).splitlines(), 1)
    told = [(number, line) for number, line in lines if line.strip() and not line.lstrip().startswith("#")]
    for place, (number, line) in enumerate(told):
        if place or "@" in line or address_in(line.strip()):
            yield f"line {number}", line


def _decoded(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"The file cannot be read ({reason}).", where=str(path), code="unreadable-file") from None
    if len(data) > LARGEST:
        raise UsageError("The file is longer than 64 MB. Divide it.", where=str(path), code="too-large")
    marked = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(marked)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _cells(path: Path) -> Iterator[tuple[str, str]]:
    from mailtool_gui.sheets.open import open_table
    from mailtool_gui.sheets.recipients import address_column

    try:
        table = open_table(path)
    except SheetError as error:
        if error.code != "no-header-row" or path.suffix.lower() != ".csv":
            raise
        yield from _lines(path)
        return
    place = address_column(table)
    for row in table.rows:
        cell = row.cells[place]
        if cell.kind is not CellKind.BLANK and cell.shown.strip():
            yield f"{table.columns[place].letter}{row.number}", cell.shown
