"""How long numbers take to be shown: five columns of 100,000 rows, beside Python's own `format(x, ",.2f")`.

One process, one run: the processor's time of each, and their ratio.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from random import Random
from time import process_time

from mailtool_gui.sheets.number_formats.compiler import compile_format
from mailtool_gui.sheets.number_formats.regions import Region, find_region

MARK = 1.0  # second of processor time for the five columns
_TURNS = 3


def columns(rows: int) -> list[tuple[str, list[float]]]:
    """Format code and values of the five columns that the mark is about."""
    random = Random(1)
    return [
        ("0", [float(random.randrange(10**6)) for _ in range(rows)]),
        ("#,##0.00\\ [$€-407]", [round(random.uniform(-1e4, 1e5), 2) for _ in range(rows)]),
        ("0%", [random.random() for _ in range(rows)]),
        ("dd.mm.yyyy", [float(random.randrange(40_000, 47_000)) for _ in range(rows)]),
        ("General", [round(random.uniform(-1e4, 1e5), 3) for _ in range(rows)]),
    ]


def others(rows: int) -> list[tuple[str, list[float]]]:
    """Format codes met less often."""
    random = Random(2)
    amounts = [round(random.uniform(-1e4, 1e5), 2) for _ in range(rows)]
    moments = [random.uniform(40_000, 47_000) for _ in range(rows)]
    accounting = '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)'
    codes = ("#,##0.00", "0.0#", accounting, "0.00E+00", "# ?/?", "000-00-0000")
    return [*((code, amounts) for code in codes), ("yyyy-mm-dd hh:mm", moments), ("h:mm:ss AM/PM", moments)]


def seconds(fresh: Callable[[], Callable[[float], str]], values: Sequence[float]) -> float:
    """The best of several turns over all values, each with a function that has seen none of them."""
    return min(_turn(fresh(), values) for _ in range(_TURNS))


def compiled(code: str, region: Region) -> Callable[[], Callable[[float], str]]:
    """Compiles `code` anew whenever it is called."""
    return lambda: compile_format.__wrapped__(code, region).number


def _turn(shown: Callable[[float], str], values: Sequence[float]) -> float:
    start = process_time()
    for value in values:
        shown(value)
    return process_time() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--locale", default="de-DE")
    options = parser.parse_args()
    region, rows = find_region(options.locale), options.rows
    mark = columns(rows)
    bare = seconds(lambda: lambda value: format(value, ",.2f"), mark[1][1])
    print(f'{rows:,} rows, {region.tag}; format(x, ",.2f") alone: {bare:.3f} s')
    total = 0.0
    for code, values in mark:
        total += _line(code, seconds(compiled(code, region), values), bare, rows)
    print(f"the five columns: {total:.3f} s ({total / (5 * bare):.1f} times the bare loop); mark {MARK} s")
    for code, values in others(rows):
        _line(code, seconds(compiled(code, region), values), bare, rows)


def _line(code: str, took: float, bare: float, rows: int) -> float:
    print(f"  {code:56} {took:.3f} s  {took / rows * 1e6:5.2f} us a cell  {took / bare:5.1f} x")
    return took


if __name__ == "__main__":
    main()
