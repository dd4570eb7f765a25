"""Sections with an exponent, such as `0.00E+00` and `##0.0E+0`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from mailtool_gui.sheets.number_formats.digits import Piece, leading_zeros, pieces_of, whole_text
from mailtool_gui.sheets.number_formats.numbers import NumberSection, compile_number
from mailtool_gui.sheets.number_formats.rounding import fixed_digits, significant
from mailtool_gui.sheets.number_formats.tokens import Token, TokenKind

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.region import Region


@dataclass(frozen=True, kw_only=True, slots=True)
class ScientificSection:
    """A compiled mantissa and exponent. `step`: the exponent is a multiple of the placeholders before the point."""

    mantissa: NumberSection
    nought: NumberSection
    step: int
    letter: str
    always_signed: bool
    exponent: tuple[Piece, ...]

    def __call__(self, value: float) -> str:
        """The shown text of a number >= 0."""
        exact = significant(value)
        power = self._power(exact)
        digits = fixed_digits(exact.scaleb(-power), self.mantissa.decimals)
        if len(digits[0]) > self.step:  # 9.99 rounded up to 10.0
            power += self.step or 1
            digits = fixed_digits(exact.scaleb(-power), self.mantissa.decimals)
        mantissa = self.mantissa if value else self.nought
        return mantissa.text(*digits) + self.letter + self._exponent_text(power)

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
    mantissa = compile_number(tokens[:mark], region)
    exponent = [token for token in tokens[mark + 1 :] if token.kind is not TokenKind.COMMA]
    return ScientificSection(
        mantissa=mantissa,
        # Zero fills every place before the point: `##0.0E+0` shows 000.0E+0.
        nought=replace(mantissa, whole=tuple(Piece("0", True) if p.placeholder else p for p in mantissa.whole)),
        step=sum(piece.placeholder for piece in mantissa.whole),
        letter=tokens[mark].text[0],
        always_signed=tokens[mark].text[1] == "+",
        exponent=leading_zeros(pieces_of(exponent)),
    )
