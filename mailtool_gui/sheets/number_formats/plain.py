"""A short cut for the most common number formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mailtool_gui.sheets.number_formats.rounding import CLEAR, HAIR, fixed_digits, significant

if TYPE_CHECKING:
    from mailtool_gui.sheets.number_formats.digits import Piece
    from mailtool_gui.sheets.number_formats.numbers import NumberSection

_GROUP = 3
_FAR = 30  # powers of ten beyond which no double is exact


@dataclass(frozen=True, kw_only=True, slots=True)
class PlainSection:
    """The most common numbers, such as `#,##0.0# "€"`: literals around whole digits and decimals.

    The same texts as NumberSection's, several times faster.
    """

    before: str
    zeros: int  # digits that the whole part has at least
    decimals: int
    optional: int  # of the decimals, those that vanish when they are noughts
    power: int
    group: str | None
    point: str
    after: str

    def compiled(self) -> Callable[[float], str]:
        """The function that shows a number >= 0: numbers far from a tie take Python's own formatting."""
        odd = bool(self.decimals) != bool(self.point) or (self.zeros > 1 and self.group is not None)
        if odd or self.decimals + abs(self.power) > _FAR:
            return self.exact
        spec = self._spec()
        factor, units = 10.0**self.power, 10.0 ** (self.power + self.decimals)
        before, after, exact, finished = self.before, self.after, self.exact, self._finish()
        smallest = 0.0 if self.zeros else 1.0  # `#` shows no nought before the point

        def shown(value: float) -> str:
            """The number as shown."""
            scaled, last = value * factor, value * units
            if scaled < smallest or last >= CLEAR or -HAIR < last % 1.0 - 0.5 < HAIR:  # is_clear, without its call
                return exact(value)
            return f"{before}{finished(format(scaled + 0.0, spec))}{after}"  # + 0.0: -0.0 is 0.0

        return shown

    def exact(self, value: float) -> str:
        """The shown text of a number >= 0, by decimal arithmetic."""
        whole, fraction = fixed_digits(significant(value).scaleb(self.power), self.decimals)
        whole = whole.rjust(self.zeros, "0")
        fraction = fraction[: self.decimals - self.optional] + fraction[self.decimals - self.optional :].rstrip("0")
        if self.group is not None and len(whole) > _GROUP:
            whole = f"{int(whole):,}".replace(",", self.group)
        return f"{self.before}{whole}{self.point}{fraction}{self.after}"

    def _spec(self) -> str:
        if self.group is not None:
            return f",.{self.decimals}f"
        width = self.zeros + (self.decimals + 1 if self.decimals else 0)
        return f"0{width}.{self.decimals}f" if self.zeros > 1 else f".{self.decimals}f"

    def _finish(self) -> Callable[[str], str]:
        """What is still to be done with Python's digits: noughts that vanish, the region's marks."""
        marked, optional = self._marks(), self.optional
        if not optional:
            return marked
        return lambda text: marked(text[:-optional] + text[-optional:].rstrip("0"))

    def _marks(self) -> Callable[[str], str]:
        """Puts the region's marks where Python has its comma and point."""
        group, point = self.group or ",", self.point or "."
        if (group, point) == (",", "."):
            return str
        if group == ",":
            return lambda text: text.replace(".", point)
        if point == "." or not self.decimals:
            return lambda text: text.replace(",", group)
        return lambda text: text.replace(".", "\0").replace(",", group).replace("\0", point)


def plain_section(section: NumberSection) -> PlainSection | None:
    """The section as a plain one, or None where it is more than that."""
    before, digits, between = _around(section.whole)
    fraction, after = _leading(section.fraction)
    codes = "".join(piece.text for piece in digits)
    zeros = codes.count("0")
    literal_between = bool(between) and section.point is not None
    late_zero = "0" in fraction.lstrip("0") or "?" in fraction
    if not digits or "?" in codes or literal_between or late_zero or any(p.placeholder for p in after):
        return None
    if section.group is not None and zeros > _GROUP:
        return None
    return PlainSection(
        before=_text(before),
        zeros=zeros,
        decimals=len(fraction),
        optional=fraction.count("#"),
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
