"""A format code compiled once into functions: the shown text of a number, the shown text of a text."""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from mailtool_gui.sheets.number_formats.dates import compile_date, has_date_letters, is_date_section
from mailtool_gui.sheets.number_formats.fractions import compile_fraction, is_fraction
from mailtool_gui.sheets.number_formats.general import general
from mailtool_gui.sheets.number_formats.numbers import compile_number
from mailtool_gui.sheets.number_formats.plain import plain_section
from mailtool_gui.sheets.number_formats.scientific import compile_scientific
from mailtool_gui.sheets.number_formats.tokens import Condition, Section, TokenKind, read_section, split_sections

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.region import Region

_LONGEST_CODE = 1024  # Excel's own limit is 255
_FALLBACK = "General"
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberFormat:
    """A compiled format code.

    `number` and `text` give the shown text of a number and of a text. `is_date` tells that numbers are dates or times
    by this format, `has_date_letters` that they are not times alone.
    """

    code: str
    number: Callable[[float], str]
    text: Callable[[str], str]
    is_date: bool
    has_date_letters: bool


@lru_cache(maxsize=4096)
def compile_format(code: str, region: Region, *, date1904: bool = False) -> NumberFormat:
    """The functions of `code` in `region`. A code that is empty or longer than any Excel writes counts as General."""
    if not code or len(code) > _LONGEST_CODE:
        code = _FALLBACK
    sections = [_system_section(read_section(text), region) for text in split_sections(code)][:4]
    numeric, text = _text_section_apart(sections)
    return NumberFormat(
        code=code,
        number=_number_function(numeric, region, date1904=date1904),
        text=_text_function(text),
        is_date=any(is_date_section(section.tokens) for section in numeric),
        has_date_letters=any(has_date_letters(section.tokens) for section in numeric),
    )


def _system_section(section: Section, region: Region) -> Section:
    """`[$-F800]` and `[$-F400]` stand for the system's own long date and time."""
    if section.system is None:
        return section
    return read_section(region.long_date if section.system == "date" else region.long_time)


def _text_section_apart(sections: Sequence[Section]) -> tuple[list[Section], Section | None]:
    """The sections for numbers, and the one for texts: the fourth, or a last one that holds an `@`."""
    *before, last = sections
    if len(sections) == 4 or any(token.kind is TokenKind.AT for token in last.tokens):
        return before, last
    return list(sections), None


def _text_function(section: Section | None) -> Callable[[str], str]:
    if section is None:
        return str
    pieces = [None if token.kind is TokenKind.AT else token.text for token in section.tokens]
    if pieces in ([None], ["General"]):
        return str
    return lambda text: "".join(text if piece is None else piece for piece in pieces)


Shown = Callable[[float], str]


def _number_function(sections: Sequence[Section], region: Region, *, date1904: bool) -> Shown:
    def fallback(value: float) -> str:
        """As `General` shows it."""
        return general(value, region.decimal)

    if not sections:
        return fallback
    shown = [_section_function(section, region, date1904=date1904) for section in sections]
    if len(sections) == 1 and sections[0].condition is None:
        return _signed(sections[0], shown[0])
    return _choosing(sections, shown, fallback)


def _section_function(section: Section, region: Region, *, date1904: bool) -> Shown:
    """Shows a number >= 0 by one section; a date section also knows what a negative serial is."""
    tokens = section.tokens
    if is_date_section(tokens):
        return compile_date(section, region, date1904=date1904).compiled()
    if any(token.kind is TokenKind.GENERAL for token in tokens):
        pieces = [None if token.kind is TokenKind.GENERAL else token.text for token in tokens]
        return lambda value: "".join(general(value, region.decimal) if p is None else p for p in pieces)
    if is_fraction(tokens):
        return compile_fraction(tokens)
    if any(token.kind is TokenKind.EXPONENT for token in tokens):
        return compile_scientific(tokens, region)
    section_of_digits = compile_number(tokens, region)
    plain = plain_section(section_of_digits)
    return plain.compiled() if plain else section_of_digits


def _signed(section: Section, shown: Shown) -> Shown:
    """A minus in front of a negative number."""
    if is_date_section(section.tokens):
        return shown
    return lambda value: shown(value) if value >= 0 else f"-{shown(-value)}"


def _choosing(sections: Sequence[Section], shown: Sequence[Shown], fallback: Shown) -> Shown:
    """The first section whose condition holds shows the number, `fallback` where none does.

    A section that is only for negative numbers shows them without their minus: it has its own sign, or brackets.
    """
    conditions = _conditions(sections)
    choices: list[tuple[Condition | None, Shown]] = []
    for section, condition, show in zip(sections, conditions, shown, strict=True):
        own_sign = len(sections) > 1 and _only_negative(condition, conditions)
        choices.append((condition, _unsigned(show) if own_sign else _signed(section, show)))

    def choose(value: float) -> str:
        """The number as the first section that takes it shows it."""
        for condition, show in choices:
            if condition is None or _COMPARE[condition.operator](value, condition.limit):
                return show(value)
        return fallback(value)

    return choose


def _unsigned(shown: Shown) -> Shown:
    return lambda value: shown(abs(value))


def _conditions(sections: Sequence[Section]) -> list[Condition | None]:
    """The sections' own conditions or the usual ones: positive, negative, the rest. None holds for every number."""
    given = [section.condition for section in sections]
    if len(given) == 1:
        return given
    first = given[0] or Condition(">=" if len(given) == 2 else ">", 0)
    second = given[1] or (None if len(given) == 2 else Condition("<", 0))
    return [first, second, *given[2:]]


def _only_negative(condition: Condition | None, conditions: Sequence[Condition | None]) -> bool:
    if condition is None:
        return conditions[0] in {Condition(">=", 0), Condition(">", 0)} and conditions[1] is None
    return (condition.operator == "<" and condition.limit <= 0) or (
        condition.operator in {"<=", "="} and condition.limit < 0
    )
