"""A format code cut into sections and tokens (ECMA-376 18.8.31)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from mailtool_gui.sheets.number_formats.calendars import Calendar
from mailtool_gui.sheets.number_formats.regions import language_of_code, language_of_lcid

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.languages import Language


class TokenKind(Enum):
    """What a token does."""

    LITERAL = auto()
    DIGIT = auto()  # one of 0 # ?
    POINT = auto()
    COMMA = auto()
    PERCENT = auto()
    EXPONENT = auto()  # E+ or E-
    SLASH = auto()
    COLON = auto()
    AT = auto()
    GENERAL = auto()
    DATE = auto()  # a run of one letter: y m d h s e g b a
    ELAPSED = auto()  # [h] [mm] [s]
    HALF_DAY = auto()  # AM/PM, A/P, or the two words of an East Asian language


@dataclass(frozen=True, slots=True)
class Token:
    """A token and its text; for a literal the text that is shown."""

    kind: TokenKind
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """`[<100]`: the numbers a section is for."""

    operator: str
    limit: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """One of up to four parts of a format code. `names` is the language that its names of months and days come from.

    `of_day` tells that months have the form they take behind a day (`[$-FC19]`); `calendar` is the one asked for.
    """

    tokens: tuple[Token, ...]
    condition: Condition | None = None
    names: Language | None = None
    of_day: bool = False
    calendar: Calendar | None = None
    system: str | None = None  # `date` or `time` for [$-F800] and [$-F400]: the system's long form


_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"?
    | [\\!](?P<escaped>.)
    | _(?P<width>.)
    | \*(?P<fill>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>general)
    | (?P<half>am/pm|a/p|上午/下午|午前/午後|오전/오후)
    | (?P<exponent>e[+-])
    | (?P<date>y+|m+|d+|h+|s+|e+|g+|b+|a{3,4})
    | (?P<digit>[0\#?])
    | (?P<plain>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_MARKS = {
    ".": TokenKind.POINT,
    ",": TokenKind.COMMA,
    "%": TokenKind.PERCENT,
    "/": TokenKind.SLASH,
    ":": TokenKind.COLON,
    "@": TokenKind.AT,
}
_SPLIT = re.compile(r"\"[^\"]*\"?|[\\!_*].|\[[^\]]*\]|(;)|.", re.DOTALL)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+(?:E[+-]?[0-9]+)?)\Z", re.IGNORECASE)
_ELAPSED = re.compile(r"(h+|m+|s+)\Z", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]*)(?:-(.*))?", re.DOTALL)
_HEXADECIMAL = re.compile(r"[0-9A-F]+\Z", re.IGNORECASE)
_SYSTEM = {0xF800: "date", 0xF400: "time"}
_SYSTEM_NAMES = {"x-sysdate": "date", "x-systime": "time"}  # how newer versions of Excel write them
_OF_DAY = 0xFC00
_CALENDARS = {calendar.value: calendar for calendar in Calendar}


def split_sections(code: str) -> list[str]:
    """The texts between the semicolons of `code` that are neither quoted nor escaped."""
    cuts = [match.start() for match in _SPLIT.finditer(code) if match[1]]
    return [code[start + 1 : end] for start, end in zip([-1, *cuts], [*cuts, len(code)], strict=True)]


def read_section(text: str) -> Section:
    """The tokens of one section's text, with its condition and its region."""
    reader = _SectionReader()
    for match in _TOKEN.finditer(text):
        reader.take(match)
    return reader.section()


class _SectionReader:
    def __init__(self) -> None:
        self._tokens: list[Token] = []
        self._condition: Condition | None = None
        self._names: Language | None = None
        self._of_day = False
        self._calendar: Calendar | None = None
        self._system: str | None = None

    def section(self) -> Section:
        """The section that was read."""
        return Section(
            tokens=tuple(self._tokens),
            condition=self._condition,
            names=self._names,
            of_day=self._of_day,
            calendar=self._calendar,
            system=self._system,
        )

    def take(self, match: re.Match[str]) -> None:
        """Takes in the next piece of the format code."""
        text = match[match.lastgroup or 0]
        match match.lastgroup:
            case "quoted" | "escaped":
                self._add(TokenKind.LITERAL, text)
            case "width":
                self._add(TokenKind.LITERAL, " ")
            case "fill":
                pass  # fills what is left of the cell: nothing in a text
            case "bracket":
                self._bracket(text)
            case "general":
                self._add(TokenKind.GENERAL, text)
            case "half":
                self._add(TokenKind.HALF_DAY, text)
            case "exponent":
                self._exponent(text)
            case "date":
                self._add(TokenKind.DATE, text.lower())
            case "digit":
                self._add(TokenKind.DIGIT, text)
            case _:
                self._add(_MARKS.get(text, TokenKind.LITERAL), text)

    def _add(self, kind: TokenKind, text: str) -> None:
        self._tokens.append(Token(kind, text))

    def _exponent(self, text: str) -> None:
        """`E+` is an exponent only after a digit; in a date, `e` is the year."""
        if any(token.kind is TokenKind.DIGIT for token in self._tokens):
            self._add(TokenKind.EXPONENT, text)
        else:
            self._add(TokenKind.DATE, "e")
            self._add(TokenKind.LITERAL, text[1])

    def _bracket(self, text: str) -> None:
        if condition := _CONDITION.match(text):
            self._condition = Condition(condition[1], float(condition[2]))
        elif _ELAPSED.match(text):
            self._add(TokenKind.ELAPSED, text.lower())
        elif currency := _CURRENCY.match(text):
            if currency[1]:
                self._add(TokenKind.LITERAL, currency[1])
            if currency[2]:
                self._language(currency[2])

    def _language(self, text: str) -> None:
        """`407` (a language identifier, with a calendar before it), or a name such as `de-DE` or `x-sysdate`."""
        if not _HEXADECIMAL.match(text):
            self._system = _SYSTEM_NAMES.get(text.lower(), self._system)
            self._names = language_of_code(text.partition(",")[0]) or self._names
            return
        lcid = int(text, 16)
        self._system = _SYSTEM.get(lcid, self._system)
        self._names = language_of_lcid(lcid) or self._names
        self._of_day = lcid & _OF_DAY == _OF_DAY
        self._calendar = _CALENDARS.get(lcid >> 16 & 0xFF)
