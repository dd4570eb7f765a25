"""A worksheet's rows in a private temporary file: a million of them need not be Python objects at once.

Rows lie there by pages; an index of the pages and the few pages last looked at are all that is in memory. The file is
readable by its owner alone and has no name where the system allows that; it is gone with its `Pages`.
"""

from __future__ import annotations

import errno
import marshal
import tempfile
import weakref
from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time
from functools import lru_cache, partial
from itertools import chain, islice, repeat
from threading import Lock
from typing import Any, NamedTuple, Protocol, overload

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import BLANK_CELL, Cell, CellKind, RawValue, Row
from mailtool_gui.sheets.source import StoredCell

_ROWS = 64  # of one page: decoding it must not be felt when a view paints
_CELLS = 2_048
_CACHED = 8  # pages
_IN_MEMORY = 1024 * 1024  # bytes before there is a file at all
_MARSHAL = 2  # without references, whose table takes longer than they save

_KINDS = tuple(CellKind)
_CODES = {kind: code for code, kind in enumerate(_KINDS)}
_BLANK, _ERROR = _CODES[CellKind.BLANK], _CODES[CellKind.ERROR]
_MOMENTS = frozenset({datetime, time})
_REMEMBERED = 4_096  # dates of columns that repeat them
_new_cell: Callable[[tuple[str, RawValue, CellKind, str | None]], Cell] = partial(tuple.__new__, Cell)

AnyCell = Cell | StoredCell
"""What is put away of a cell are the fields of a Cell; those are the first of a StoredCell, too."""

Looked = Callable[[int], None]
"""Told the number of rows that were looked at; may raise to end it."""


class Pages:
    """Pages of rows that are added at the end and read anywhere, from any thread."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed with these pages
        self._close = weakref.finalize(self, self._file.close)
        self._firsts, self._starts = array("Q", (0,)), array("Q", (0,))  # both end with where the next page begins
        self._cache: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        """The number of rows."""
        return self._firsts[-1]

    def rows_so_far(self) -> Sequence[Row]:
        """The rows there are now; it does not grow."""
        return StoredRows(self, range(len(self)))

    def add(self, page: bytes, rows: int) -> None:
        """One more page, of `rows` rows as `encode_page` gives it. Raises SheetError when the disk is full."""
        with self._lock:
            try:
                self._file.seek(self._starts[-1])
                self._file.write(page)
                self._file.flush()
            except OSError as error:
                raise _no_room(error) from None
            self._starts.append(self._starts[-1] + len(page))
            self._firsts.append(self._firsts[-1] + rows)

    def row(self, place: int) -> Row:
        """The row at a place from 0 on."""
        page = bisect_right(self._firsts, place) - 1
        with self._lock:
            rows = self._cache.get(page)
            if rows is None:
                rows = self._cache[page] = decode_page(self._bytes(page))
                if len(self._cache) > _CACHED:
                    self._cache.popitem(last=False)
            else:
                self._cache.move_to_end(page)
        return rows[place - self._firsts[page]]

    def rows(self, first: int, last: int) -> Iterator[Row]:
        """The rows from `first` to before `last`, one page after the other."""
        page = bisect_right(self._firsts, first) - 1
        while first < last:
            with self._lock:
                encoded = self._bytes(page)
            start, page = self._firsts[page], page + 1
            yield from islice(decode_page(encoded), first - start, last - start)
            first = self._firsts[page]

    def places_with(self, text: str, looked: Looked) -> Iterator[int]:
        """The places of the rows in which a cell shows the casefolded `text`; `looked` is told the rows looked at.

        A page whose letters do not hold it is not taken apart: its texts lie there as UTF-8, each in one piece.
        """
        for page in range(len(self._firsts) - 1):
            first, after = self._firsts[page], self._firsts[page + 1]
            with self._lock:
                encoded = self._bytes(page)
            if text in encoded.decode("utf-8", "ignore").casefold():
                rows = enumerate(decode_page(encoded), start=first)
                yield from (place for place, row in rows if any(text in cell.shown.casefold() for cell in row.cells))
            looked(after)

    def _bytes(self, page: int) -> bytes:
        self._file.seek(self._starts[page])
        return self._file.read(self._starts[page + 1] - self._starts[page])


class StoredRows(Sequence[Row]):
    """The rows of `Pages` at some places, in their order; a slice of it copies no row."""

    def __init__(self, pages: Pages, places: Sequence[int]) -> None:
        self._pages = pages
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        """A row, or the rows of a slice."""
        if isinstance(place, slice):
            return StoredRows(self._pages, self._places[place])
        return self._pages.row(self._places[place])

    def __iter__(self) -> Iterator[Row]:
        places = self._places
        if isinstance(places, range) and places.step == 1:
            return self._pages.rows(places.start, places.stop)
        return map(self._pages.row, places)

    def places_with(self, text: str, looked: Looked) -> Iterator[int]:
        """The places of the rows in which a cell shows `text`, whatever the case; `looked` is told how far it is."""
        if self._places != range(len(self._pages)):
            raise ValueError("only all rows are searched")
        return self._pages.places_with(text.casefold(), looked)

    def left_there(self, looked: Looked) -> Sequence[Row]:
        """The same rows, each of which reads its cells whenever they are asked for: who keeps it keeps little.

        Good for walking through all and looking at some. Who walks through them tells `looked` so.
        """
        return _RowsLeftThere(self._pages, self._places, looked)

    def at(self, places: Sequence[int]) -> Sequence[Row]:
        """The rows at these places of these rows; none of them is read yet."""
        return StoredRows(self._pages, [self._places[place] for place in places])

    def __eq__(self, other: object) -> bool:
        """Equal to any sequence of equal rows."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # as any sequence that is compared by its items


class _RowLeftThere(Row):
    """A row that knows its number and where its cells are."""

    __slots__ = ("_pages", "_place")
    _pages: Pages
    _place: int

    def __init__(self, pages: Pages, place: int) -> None:
        object.__setattr__(self, "number", pages.row(place).number)
        object.__setattr__(self, "_pages", pages)
        object.__setattr__(self, "_place", place)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells, from disk or from the pages last looked at."""
        return self._pages.row(self._place).cells


class _RowsLeftThere(StoredRows):
    def __init__(self, pages: Pages, places: Sequence[int], looked: Looked) -> None:
        super().__init__(pages, places)
        self._looked = looked

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return _RowsLeftThere(self._pages, self._places[place], self._looked)
        return _RowLeftThere(self._pages, self._places[place])

    def __iter__(self) -> Iterator[Row]:
        for count, place in enumerate(self._places, start=1):
            yield _RowLeftThere(self._pages, place)
            if not count % _ROWS or count == len(self):
                self._looked(count)


class PageStore(Protocol):
    """Where the pages of a RowWriter go."""

    def __len__(self) -> int:
        """The number of rows."""
        ...

    def add(self, page: bytes, rows: int) -> None:
        """One more page. Raises SheetError when there is no room for it."""
        ...

    def rows_so_far(self) -> Sequence[Row]:
        """The rows there are now; it does not grow."""
        ...


class RowWriter:
    """Takes rows one by one and puts them away by pages; counts the cells put away that show an error."""

    def __init__(self, pages: PageStore) -> None:
        self.error_cells = 0
        self._pages = pages
        self._numbers: list[int] = []
        self._rows: list[Sequence[AnyCell]] = []

    def append(self, number: int, cells: Sequence[AnyCell]) -> None:
        """One more row: Excel's number, and its cells. Raises SheetError when the disk is full."""
        self._numbers.append(number)
        self._rows.append(cells)
        count = len(self._rows)
        if count >= _ROWS or count * len(cells) >= _CELLS:
            self.flush()

    def flush(self) -> None:
        """Puts away what is waiting. Raises SheetError when the disk is full."""
        if self._rows:
            page = encode_page(self._numbers, self._rows)
            self.error_cells += page.errors
            self._pages.add(page.encoded, len(self._rows))
            self._numbers, self._rows = [], []

    def rows(self) -> Sequence[Row]:
        """All rows so far; it does not grow with the writer."""
        self.flush()
        return self._pages.rows_so_far()


class Page(NamedTuple):
    """Rows as bytes, and how many of their cells show an error."""

    encoded: bytes
    errors: int


def encode_page(numbers: Sequence[int], rows: Sequence[Sequence[AnyCell]]) -> Page:
    """Rows as bytes: all shown texts, then all raw values and so on. `decode_page` gives the same rows again.

    What is done with a field is done for all cells at once: that takes a fraction of the time.
    """
    shown, raw, kinds, links, *_ = zip(*chain.from_iterable(rows), strict=True) if any(rows) else ((), (), (), ())
    stored: list[Any] = [... if value is text else value for text, value in zip(shown, raw, strict=True)]
    moments = not _MOMENTS.isdisjoint(map(type, stored))
    if moments:
        stored = [_plain(value) if type(value) in _MOMENTS else value for value in stored]
    codes = bytes(map(_CODES.__getitem__, kinds))
    linked = links if links.count(None) < len(links) else None
    widths = list(map(len, rows))
    fields: Any = (numbers, widths, shown, stored, moments, codes, linked)
    return Page(marshal.dumps(fields, _MARSHAL), codes.count(_ERROR))


def decode_page(page: bytes) -> Sequence[Row]:
    """The rows of a page that this program itself has written."""
    numbers, widths, shown, stored, moments, codes, links = marshal.loads(page)
    if moments:
        stored = [_moment(*value) if type(value) is tuple else value for value in stored]
    raw = [text if value is ... else value for text, value in zip(shown, stored, strict=True)]
    cells = list(map(_new_cell, zip(shown, raw, map(_KINDS.__getitem__, codes), links or repeat(None))))  # noqa: B905
    if _BLANK in codes:
        cells = [BLANK_CELL if cell == BLANK_CELL else cell for cell in cells]
    following = iter(cells)
    return [
        Row(number=number, cells=tuple(islice(following, width))) for number, width in zip(numbers, widths, strict=True)
    ]


@lru_cache(_REMEMBERED)
def _plain(moment: datetime | time) -> tuple[str, bool]:
    return moment.isoformat(), isinstance(moment, datetime)


@lru_cache(_REMEMBERED)
def _moment(text: str, is_date: bool) -> datetime | time:
    return datetime.fromisoformat(text) if is_date else time.fromisoformat(text)


def _no_room(error: OSError) -> SheetError:
    folder = tempfile.gettempdir()
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        message = "The disk has no room left for the rows of this worksheet. Make room there and open the file again."
        return SheetError(message, where=folder, code="disk-full")
    message = f"The rows of this worksheet cannot be kept ({error.strerror or error}). Check that folder and try again."
    return SheetError(message, where=folder, code="no-temporary-file")
