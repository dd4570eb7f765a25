"""How a text file parts its cells: the delimiter and the quotation mark, found in its first lines."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

DELIMITERS = (",", ";", "\t", "|")
_DIRECTIVE = re.compile(r"sep=(.)[\r\n]*\Z", re.IGNORECASE)
_CLEAR = 0.9  # of the records have the same number of cells


@dataclass(frozen=True, slots=True)
class Dialect:
    """The delimiter and the quotation mark (empty: none). `directive` tells that the first line is Excel's `sep=`."""

    delimiter: str
    quote: str
    directive: bool = False


def find_dialect(lines: Sequence[str], *, delimiter: str | None, quote: str | None, decimal: str) -> Dialect:
    """The dialect of the first `lines`; `delimiter` and `quote` are a user's choice.

    Where commas and semicolons are as likely, the region's `decimal` separator decides, as it does in Excel.
    """
    directive = _DIRECTIVE.match(lines[0]) if lines else None
    body = lines[1:] if directive else lines
    mark = _find_quote(body) if quote is None else quote
    found = delimiter or (directive[1] if directive else _find_delimiter(body, mark, decimal))
    return Dialect(found, mark, directive is not None)


def split_lines(lines: Sequence[str], dialect: Dialect) -> list[list[str]]:
    """The cells of some lines that belong together."""
    return [record for record in cell_reader(lines, dialect) if record]


def cell_reader(lines: Iterable[str], dialect: Dialect, *, strict: bool = False) -> Iterator[list[str]]:
    """The records of `lines`. Raises csv.Error, where `strict` also for text behind a closing quotation mark."""
    if not dialect.quote:
        return csv.reader(lines, delimiter=dialect.delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=dialect.delimiter, quotechar=dialect.quote, strict=strict)


def _find_quote(lines: Sequence[str]) -> str:
    """Single quotation marks only where cells begin and end with them, and double ones never do."""
    text = "".join(lines)
    marks = "".join(re.escape(each) for each in DELIMITERS)
    closed = re.compile(rf"(?:^|[{marks}])'[^'\r\n]*'(?=[{marks}\r\n])", re.MULTILINE)
    return "'" if '"' not in text and len(closed.findall(text)) >= max(len(lines), 2) else '"'


def _find_delimiter(lines: Sequence[str], quote: str, decimal: str) -> str:
    likely = (";", "\t", ",", "|") if decimal == "," else (",", "\t", ";", "|")
    scores = {each: _score(lines, Dialect(each, quote)) for each in likely}
    best = max(likely, key=lambda each: scores[each])  # the first of equals
    return best if scores[best] > 0 else likely[0]


def _score(lines: Sequence[str], dialect: Dialect) -> float:
    """How regular the records are: the share of those with the most common number of cells, wider ones before.

    Nothing for a delimiter that parts a minority, or a text now and then below a header that it does not part.
    """
    try:
        widths = [len(record) for record in split_lines(lines, dialect)]
    except csv.Error:
        return 0.0
    first = next((place for place, width in enumerate(widths) if width > 1), None)
    if first is None:
        return 0.0
    body = widths[first:]  # below titles
    width, count = Counter(each for each in body if each > 1).most_common(1)[0]
    regular = count / len(body)
    prose = first > 0 and width == 2 and dialect.delimiter == ","
    if prose or (regular < _CLEAR and (first > 0 or regular * 2 < 1)):
        return 0.0
    return count / len(widths) + min(width, 100) / 1000
