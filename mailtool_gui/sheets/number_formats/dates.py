"""Sections that show a date or a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mailtool_gui.sheets.number_formats.calendars import (
    Calendar,
    buddhist_year,
    calendar_of_language,
    era_name,
    era_year,
)
from mailtool_gui.sheets.number_formats.languages import ENGLISH
from mailtool_gui.sheets.number_formats.serials import Moment, moment_of, shows_as_date
from mailtool_gui.sheets.number_formats.tokens import Section, Token, TokenKind

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.region import Region

Part = Callable[[Moment], str]
OUT_OF_RANGE = "########"
_CLOCK_LETTERS = "hs"
_MILLISECONDS = 3
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class DateSection:
    """A compiled date or time: its parts in order, and to how many decimals of a second it rounds first."""

    parts: tuple[Part, ...]
    digits: int
    date1904: bool
    shows_clock: bool

    def compiled(self) -> Callable[[float], str]:
        """The function that shows a serial; days without a clock are remembered, as a sheet repeats them."""
        if self.shows_clock:
            return self
        known: dict[float, str] = {}

        def shown(serial: float) -> str:
            """The serial as shown, remembered if there is room."""
            text = known.get(serial)
            if text is None:
                text = self(serial)
                if len(known) < _REMEMBERED:
                    known[serial] = text
            return text

        return shown

    def __call__(self, serial: float) -> str:
        """The shown text; Excel fills the cell with # where the serial is no date.

        Counted from 1904, a negative one is a duration and has a minus.
        """
        if serial < 0 and self.date1904:
            return f"-{self(-serial)}"
        if not shows_as_date(serial, date1904=self.date1904):
            return OUT_OF_RANGE
        moment = moment_of(serial, self.digits, date1904=self.date1904)
        return "".join([part(moment) for part in self.parts])


def is_date_section(tokens: Sequence[Token]) -> bool:
    """Whether any token is of a date or a time."""
    return any(token.kind in {TokenKind.DATE, TokenKind.ELAPSED, TokenKind.HALF_DAY} for token in tokens)


def has_date_letters(tokens: Sequence[Token]) -> bool:
    """Whether a day, a month or a year is shown, not only a time."""
    return any(
        token.kind is TokenKind.DATE and token.text[0] not in _CLOCK_LETTERS and not minutes
        for token, minutes in zip(tokens, _minute_flags(tokens), strict=True)
    )


def compile_date(section: Section, region: Region, *, date1904: bool) -> DateSection:
    """The compiled `section`; its separators, and the names it does not choose itself, are those of `region`."""
    compiler = _Compiler(section, region)
    return DateSection(tuple(compiler.parts()), compiler.digits(), date1904, compiler.shows_clock)


class _Compiler:
    def __init__(self, section: Section, region: Region) -> None:
        tokens = section.tokens
        self._tokens = tokens
        self._minutes = _minute_flags(tokens)
        self._region = region
        self._own = section.names or region.language
        self._names = ENGLISH if section.names is None and self._own.latin_letters else self._own
        self._calendar = section.calendar or calendar_of_language(self._own.tag)
        self._of_day = section.of_day or (self._own.always_of_day and _shows_day(tokens))
        self._twelve_hours = any(token.kind is TokenKind.HALF_DAY for token in tokens)
        self._fractions = _fraction_lengths(tokens)
        self.shows_clock = any(_is_clock(token, flag) for token, flag in zip(tokens, self._minutes, strict=True))
        self._counted = {token.text[0] for token in tokens if token.kind is TokenKind.ELAPSED}

    def digits(self) -> int:
        """How many digits of a second are shown: serials are rounded to that."""
        return max(self._fractions.values(), default=0) if self.shows_clock else _MILLISECONDS

    def parts(self) -> list[Part]:
        """What the tokens show, one after the other."""
        parts: list[Part] = []
        skip = 0
        for index, token in enumerate(self._tokens):
            if skip:
                skip -= 1
            elif index in self._fractions:
                skip = self._fractions[index]
                parts.append(_fraction(self._region.decimal, skip, self.digits()))
            else:
                parts.append(self._part(token, minutes=self._minutes[index]))
        return parts

    def _part(self, token: Token, *, minutes: bool) -> Part:
        match token.kind:
            case TokenKind.ELAPSED:
                return _elapsed(token.text)
            case TokenKind.HALF_DAY:
                return self._half_day(token.text)
            case TokenKind.SLASH:
                return _literal(self._region.date_separator)
            case TokenKind.COLON:
                return _literal(self._region.time_separator)
            case TokenKind.DATE:
                return self._letters(token.text, minutes=minutes)
            case _:
                return _literal(token.text)

    def _letters(self, text: str, *, minutes: bool) -> Part:
        width = min(len(text), 2)
        if text[0] in self._counted and (minutes or text[0] != "m"):
            return _elapsed(text)  # beside [h], an h counts all hours too
        match text[0]:
            case "h" if self._twelve_hours:
                return lambda moment: f"{moment.hour % 12 or 12:0{width}d}"
            case "h":
                return lambda moment: f"{moment.hour:0{width}d}"
            case "s":
                return lambda moment: f"{moment.second:0{width}d}"
            case "m" if minutes:
                return lambda moment: f"{moment.minute:0{width}d}"
            case "m":
                return self._month(len(text))
            case "d":
                return self._day(len(text))
            case "a":
                return _named_day(self._own.short_days if len(text) == 3 else self._own.days)
            case _:
                return self._year(text)

    def _year(self, text: str) -> Part:
        calendar, length = self._calendar, len(text)
        match text[0]:
            case "b":
                return _year_part(length, buddhist_year)
            case "e":
                width = min(length, 2)
                return lambda moment: f"{era_year(calendar, moment):0{width}d}"
            case "g":
                return lambda moment: era_name(calendar, moment, length)
            case _:
                thai = calendar is Calendar.THAI
                return _year_part(length, buddhist_year if thai else lambda moment: moment.year)

    def _month(self, length: int) -> Part:
        names = self._names
        months = names.month_of_day if self._of_day and names.month_of_day else names.months
        match length:
            case 1 | 2:
                return lambda moment: f"{moment.month:0{length}d}"
            case 3:
                return lambda moment: names.short_months[moment.month - 1]
            case 5:
                return lambda moment: months[moment.month - 1][0]
            case _:
                return lambda moment: months[moment.month - 1]

    def _day(self, length: int) -> Part:
        names = self._names
        match length:
            case 1 | 2:
                return lambda moment: f"{moment.day:0{length}d}"
            case 3:
                return _named_day(names.short_days)
            case _:
                return _named_day(names.days)

    def _half_day(self, text: str) -> Part:
        am, _, pm = text.partition("/")
        if text.upper() == "AM/PM":
            am, pm = self._names.am, self._names.pm
        return lambda moment: am if moment.hour < 12 else pm


def _literal(text: str) -> Part:
    return lambda _: text


def _named_day(names: Sequence[str]) -> Part:
    return lambda moment: names[moment.weekday]


def _year_part(length: int, year: Callable[[Moment], int]) -> Part:
    if length <= 2:
        return lambda moment: f"{year(moment) % 100:02d}"
    return lambda moment: f"{year(moment):04d}"


def _shows_day(tokens: Sequence[Token]) -> bool:
    return any(token.kind is TokenKind.DATE and token.text in {"d", "dd"} for token in tokens)


def _elapsed(text: str) -> Part:
    divisor = {"h": 3600, "m": 60, "s": 1}[text[0]]
    width = len(text)
    return lambda moment: f"{moment.seconds // divisor:0{width}d}"


def _fraction(decimal: str, length: int, digits: int) -> Part:
    return lambda moment: decimal + f"{moment.fraction:0{digits}d}"[:length]


def _minute_flags(tokens: Sequence[Token]) -> list[bool]:
    """Which tokens are minutes: `m` or `mm` behind hours or before seconds, literals in between or not."""
    clock = [
        (index, token.text) for index, token in enumerate(tokens) if token.kind in {TokenKind.DATE, TokenKind.ELAPSED}
    ]
    flags = [False] * len(tokens)
    for place, (index, text) in enumerate(clock):
        before = clock[place - 1][1] if place else ""
        after = clock[place + 1][1] if place + 1 < len(clock) else ""
        near = before.startswith("h") or after.startswith("s") or before[:1] + after[:1] == "sh"
        flags[index] = text in {"m", "mm"} and near and tokens[index].kind is TokenKind.DATE
    return flags


def _fraction_lengths(tokens: Sequence[Token]) -> dict[int, int]:
    """Where fractions of a second stand: index of the point -> number of zeros after it (at most three)."""
    found: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.kind is TokenKind.POINT:
            zeros = 0
            while index + zeros + 1 < len(tokens) and tokens[index + zeros + 1].text == "0":
                zeros += 1
            if zeros:
                found[index] = zeros
    return found


def _is_clock(token: Token, minutes: bool) -> bool:
    seconds_or_hours = token.kind is TokenKind.DATE and token.text[0] in _CLOCK_LETTERS
    return minutes or seconds_or_hours or token.kind is TokenKind.ELAPSED
