"""Sections that show a number by digit placeholders: whole, decimal, percent, scaled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mailtool_gui.sheets.number_formats.digits import Piece, fraction_text, leading_zeros, pieces_of, whole_text
from mailtool_gui.sheets.number_formats.rounding import fixed_digits, significant
from mailtool_gui.sheets.number_formats.tokens import Token, TokenKind

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.region import Region


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberSection:
    """A compiled number: the pieces before and after the decimal point, and what the number is multiplied by."""

    whole: tuple[Piece, ...]
    point: str | None
    fraction: tuple[Piece, ...]
    decimals: int
    power: int  # of ten, from percent signs and scaling commas
    group: str | None

    def __call__(self, value: float) -> str:
        """The shown text of a number >= 0."""
        exact = significant(value)
        return self.text(*fixed_digits(exact.scaleb(self.power) if self.power else exact, self.decimals))

    def text(self, whole: str, fraction: str) -> str:
        """The digits before and after the decimal point, laid over the pieces."""
        text = whole_text(self.whole, whole, self.group)
        return text if self.point is None else text + self.point + fraction_text(self.fraction, fraction)


def compile_number(tokens: Sequence[Token], region: Region) -> NumberSection:
    """The section of `tokens`; without placeholders it shows its literals alone."""
    plain, commas, grouped = _without_commas(tokens)
    point = next((index for index, token in enumerate(plain) if token.kind is TokenKind.POINT), len(plain))
    fraction = pieces_of(plain[point + 1 :])
    percents = sum(token.kind is TokenKind.PERCENT for token in tokens)
    return NumberSection(
        whole=leading_zeros(pieces_of(plain[:point])),
        point=region.decimal if point < len(plain) else None,
        fraction=fraction,
        decimals=sum(piece.placeholder for piece in fraction),
        power=2 * percents - 3 * commas,
        group=region.group if grouped else None,
    )


def _without_commas(tokens: Sequence[Token]) -> tuple[list[Token], int, bool]:
    """The tokens but for the commas that mean something; the number of scaling commas; whether there is grouping.

    A comma between placeholders groups by thousands, one after a placeholder divides by thousand, another is shown.
    """
    kept: list[Token] = []
    scaling = 0
    grouped = False
    for index, token in enumerate(tokens):
        after_digit = bool(kept) and kept[-1].kind is TokenKind.DIGIT
        if token.kind is not TokenKind.COMMA or not after_digit:
            kept.append(token)
        elif _digit_follows(tokens[index + 1 :]):
            grouped = True
        else:
            scaling += 1
    return kept, scaling, grouped


def _digit_follows(tokens: Sequence[Token]) -> bool:
    following = next((token for token in tokens if token.kind is not TokenKind.COMMA), None)
    return following is not None and following.kind is TokenKind.DIGIT
