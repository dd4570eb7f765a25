"""Sections with an exponent, such as `0.00E+00` and `##0.0E+0`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from mailtool_gui.sheets.number_formats.digits import Piece, fraction_text, leading_zeros, whole_text
from mailtool_gui.sheets.number_formats.regions import Region
from mailtool_gui.sheets.number_formats.rounding import fixed_digits, significant
from mailtool_gui.sheets.number_formats.tokens import Token, TokenKind


@dataclass(frozen=True, kw_only=True, slots=True)
class ScientificSection:
    """A compiled mantissa and exponent. `step`: the exponent is a multiple of the placeholders before the point."""

    whole: tuple[Piece, ...]
    point: str | None
    fraction: tuple[Piece, ...]
    decimals: int
    step: int
    letter: str
    always_signed: bool
    exponent: tuple[Piece, ...]

    def __call__(self, value: float) -> str:
        """The shown text of a number >= 0."""
        exact = significant(value)
        power = self._power(exact)
        whole, fraction = fixed_digits(exact.scaleb(-power), self.decimals)
        if len(whole) > max(self.step, 1):  # 9.99 rounded up to 10.0
            power += self.step or 1
            whole, fraction = fixed_digits(exact.scaleb(-power), self.decimals)
        mantissa = whole_text(self.whole, whole or ("0" if value == 0 else ""), None)
        if self.point is not None:
            mantissa += self.point + fraction_text(self.fraction, fraction)
        return mantissa + self.letter + self._exponent_text(power)

    def _power(self, value: Decimal) -> int:
        if not value:
            return 0
        if self.step == 0:
            return value.adjusted() + 1
        return value.adjusted() // self.step * self.step

    def _exponent_text(self, power: int) -> str:
        sign = "-" if power < 0 else "+" if self.always_signed else ""
        first = next((index for index, piece in enumerate(self.exponent) if piece.placeholder), 0)
        before = "".join(piece.text for piece in self.exponent[:first])
        return before + sign + whole_text(self.exponent[first:], str(abs(power)), None)


def compile_scientific(tokens: Sequence[Token], region: Region) -> ScientificSection:
    """The section of `tokens`, which hold one exponent mark."""
    mark = next(index for index, token in enumerate(tokens) if token.kind is TokenKind.EXPONENT)
    mantissa = [token for token in tokens[:mark] if token.kind is not TokenKind.COMMA]
    point = next((index for index, token in enumerate(mantissa) if token.kind is TokenKind.POINT), len(mantissa))
    whole, fraction = _pieces(mantissa[:point]), _pieces(mantissa[point + 1 :])
    return ScientificSection(
        whole=leading_zeros(whole),
        point=region.decimal if point < len(mantissa) else None,
        fraction=fraction,
        decimals=sum(piece.placeholder for piece in fraction),
        step=sum(piece.placeholder for piece in whole),
        letter=tokens[mark].text[0],
        always_signed=tokens[mark].text[1] == "+",
        exponent=leading_zeros(_pieces(tokens[mark + 1 :])),
    )


def _pieces(tokens: Sequence[Token]) -> tuple[Piece, ...]:
    return tuple(Piece(token.text, placeholder=token.kind is TokenKind.DIGIT) for token in tokens)
