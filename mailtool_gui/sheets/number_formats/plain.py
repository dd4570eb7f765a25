"""A short cut for the most common number formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mailtool_gui.sheets.number_formats.digits import Piece
from mailtool_gui.sheets.number_formats.numbers import NumberSection
from mailtool_gui.sheets.number_formats.rounding import fixed_digits, significant

_EXACT = 1e15  # below it a double tells all the decimal digits it was written with
_GROUP = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainSection:
    """The most common numbers, such as `#,##0.00 "€"`: literals around whole digits and as many decimals as zeros.

    The same texts as NumberSection's, several times faster.
    """

    before: str
    zeros: int  # digits that the whole part has at least
    decimals: int
    power: int
    group: str | None
    point: str
    after: str

    def __call__(self, value: float) -> str:
        """The shown text of a number >= 0."""
        text = f"{value:.{self.decimals}f}"
        if self.power or value >= _EXACT or float(text) != value:
            exact = significant(value).scaleb(self.power)
            whole, fraction = fixed_digits(exact, self.decimals)
        else:
            whole, _, fraction = text.partition(".")
        whole = whole.lstrip("0").rjust(self.zeros, "0")
        if self.group is not None and len(whole) > _GROUP:
            whole = f"{int(whole):,}".replace(",", self.group)
        return f"{self.before}{whole}{self.point}{fraction}{self.after}"


def plain_section(section: NumberSection) -> PlainSection | None:
    """The section as a plain one, or None where it is more than that."""
    before, digits, between = _around(section.whole)
    fraction, after = _leading(section.fraction)
    codes = "".join(piece.text for piece in digits)
    zeros = codes.count("0")
    literal_between = bool(between) and section.point is not None
    if not digits or "?" in codes or literal_between or fraction.strip("0") or any(p.placeholder for p in after):
        return None
    if section.group is not None and zeros > _GROUP:
        return None
    return PlainSection(
        before=_text(before),
        zeros=zeros,
        decimals=len(fraction),
        power=section.power,
        group=section.group,
        point=section.point or "",
        after=_text(between) + _text(after),
    )


def _around(pieces: Sequence[Piece]) -> tuple[Sequence[Piece], Sequence[Piece], Sequence[Piece]]:
    """What stands before the placeholders, they, and what stands after; none where they do not stand together."""
    places = [index for index, piece in enumerate(pieces) if piece.placeholder]
    if not places or places[-1] - places[0] + 1 != len(places):
        return pieces, (), ()
    return pieces[: places[0]], pieces[places[0] : places[-1] + 1], pieces[places[-1] + 1 :]


def _leading(pieces: Sequence[Piece]) -> tuple[str, Sequence[Piece]]:
    """The placeholders at the beginning, and the rest."""
    count = next((index for index, piece in enumerate(pieces) if not piece.placeholder), len(pieces))
    return _text(pieces[:count]), pieces[count:]


def _text(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)
