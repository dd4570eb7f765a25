"""Sections with a vulgar fraction, such as `# ?/?` and `# ?/8`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from mailtool_gui.sheets.number_formats.digits import Piece, leading_zeros, pieces_of, whole_text
from mailtool_gui.sheets.number_formats.rounding import significant
from mailtool_gui.sheets.number_formats.tokens import Token, TokenKind

_MOST_DIGITS = 7  # of a denominator that is searched for


@dataclass(frozen=True, kw_only=True, slots=True)
class FractionSection:
    """A compiled fraction: before it, whole number (may be absent), what parts them, numerator, bar, denominator,
    after it. `fixed` is a denominator that the code itself gives."""

    before: str
    whole: tuple[Piece, ...]
    gap: str
    numerator: tuple[Piece, ...]
    bar: str
    denominator: tuple[Piece, ...]
    fixed: int | None
    after: str

    def __call__(self, value: float) -> str:
        """The shown text of a number >= 0."""
        numerator, denominator = self._nearest(Fraction(significant(value)))
        whole, numerator = divmod(numerator, denominator) if self.whole else (0, numerator)
        return self.before + self._mixed(whole, numerator, denominator) + self.after

    def _nearest(self, value: Fraction) -> tuple[int, int]:
        if self.fixed is not None:
            scaled = Decimal((value * self.fixed).numerator) / Decimal((value * self.fixed).denominator)
            return int(scaled.to_integral_value(ROUND_HALF_UP)), self.fixed
        digits = min(sum(piece.placeholder for piece in self.denominator), _MOST_DIGITS)
        nearest = value.limit_denominator(10**digits - 1)
        return nearest.numerator, nearest.denominator

    def _mixed(self, whole: int, numerator: int, denominator: int) -> str:
        part = self._part(numerator, denominator)
        if not self.whole:
            return part
        if numerator == 0 and not _holds(self.numerator, "0"):
            blank = " " * (len(self.gap) + len(part)) if self._padded() else ""
            return whole_text(self.whole, str(whole), None) + blank
        shown = bool(whole) or (numerator == 0 and self.whole[-1].text != "#")
        text = whole_text(self.whole, str(whole) if shown else "", None)
        return text + (self.gap if shown else self._gap()) + part

    def _gap(self) -> str:
        """What stands between a whole number that is not shown and its fraction is not shown either."""
        last = self.whole[-1].text
        if last == "0":
            return self.gap
        return " " * len(self.gap) if last == "?" or _holds(self.numerator, "?") else ""

    def _part(self, numerator: int, denominator: int) -> str:
        above = whole_text(self.numerator, str(numerator) if numerator else "0", None)
        if self.fixed is not None:
            return above + self.bar + str(self.fixed)
        return above + self.bar + _left_aligned(self.denominator, str(denominator))

    def _padded(self) -> bool:
        return any(_holds(pieces, "?") for pieces in (self.whole, self.numerator, self.denominator))


def is_fraction(tokens: Sequence[Token]) -> bool:
    """Whether a slash stands between placeholders, or a placeholder and a number."""
    slash = _slash(tokens)
    if slash is None:
        return False
    return any(_is_digit(token) for token in tokens[:slash]) and any(
        _is_digit(token) or token.text.isdigit() for token in tokens[slash + 1 :]
    )


def compile_fraction(tokens: Sequence[Token]) -> FractionSection:
    """The section of `tokens`, of which `is_fraction` holds."""
    slash = _slash(tokens)
    assert slash is not None
    above_end = 1 + max(index for index in range(slash) if _is_digit(tokens[index]))
    above = above_end - 1
    while above and _is_digit(tokens[above - 1]):
        above -= 1
    below = next(index for index in range(slash + 1, len(tokens)) if _is_number(tokens[index]))
    below_end = below
    while below_end < len(tokens) and _is_number(tokens[below_end]):
        below_end += 1
    first, last = _whole_range(tokens[:above])
    return FractionSection(
        before=_text(tokens[:first]),
        whole=leading_zeros(pieces_of(tokens[first:last])),
        gap=_text(tokens[last:above]),
        numerator=leading_zeros(pieces_of(tokens[above:above_end])),
        bar=_text(tokens[above_end:below]),
        denominator=pieces_of(tokens[below:below_end]),
        fixed=_fixed(tokens[below:below_end]),
        after=_text(tokens[below_end:]),
    )


def _whole_range(tokens: Sequence[Token]) -> tuple[int, int]:
    digits = [index for index, token in enumerate(tokens) if _is_digit(token)]
    return (digits[0], digits[-1] + 1) if digits else (len(tokens), len(tokens))


def _fixed(tokens: Sequence[Token]) -> int | None:
    text = _text(tokens)
    return int(text) if text.isdigit() and int(text) else None


def _left_aligned(pieces: Sequence[Piece], digits: str) -> str:
    """A denominator keeps its place under the bar: what is missing is filled on its right, or by zeros on its left."""
    missing = max(len(pieces) - len(digits), 0)
    if _holds(pieces, "0"):
        return "0" * missing + digits
    return digits + " " * sum(piece.text == "?" for piece in pieces[len(pieces) - missing :])


def _slash(tokens: Sequence[Token]) -> int | None:
    return next((index for index, token in enumerate(tokens) if token.kind is TokenKind.SLASH), None)


def _is_digit(token: Token) -> bool:
    return token.kind is TokenKind.DIGIT


def _is_number(token: Token) -> bool:
    return _is_digit(token) or (token.kind is TokenKind.LITERAL and token.text.isascii() and token.text.isdigit())


def _holds(pieces: Sequence[Piece], placeholder: str) -> bool:
    return any(piece.placeholder and piece.text == placeholder for piece in pieces)


def _text(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)
