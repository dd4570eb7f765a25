"""Cell formats of our own, added behind a workbook's (ECMA-376 18.8); none that is there changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mailtool_gui.sheets.xlsx.splices import Splice

if TYPE_CHECKING:
    from mailtool_gui.sheets.xlsx.outline import Element, Outline

_MOST_FORMATS = 64_000  # Excel's own limit
_TEXT = "49"  # the built-in number format @: what is typed into such a cell stays text
_BEFORE_FILLS = ("numFmts", "fonts")
_FIRST_FILLS = ("none", "gray125")  # the two that every workbook begins with


@dataclass(frozen=True, kw_only=True, slots=True)
class CellStyles:
    """Style indexes for new cells: `plain`, and those of texts that have a colour. None: no style at all."""

    plain: int | None = None
    toned: Mapping[str, int] = field(default_factory=dict)

    def of(self, text: str) -> int | None:
        """The style of a cell that holds `text`."""
        return self.toned.get(text, self.plain)


def added_styles(outline: Outline, tones: Mapping[str, str]) -> tuple[list[Splice], CellStyles]:
    """The changes to a styles part that give text cells a format, and the texts of `tones` their colour (RRGGBB)."""
    formats = outline.part("cellXfs")
    if formats is None or len(formats.children) + len(tones) >= _MOST_FORMATS:
        return [], CellStyles()
    colours = list(dict.fromkeys(tones.values()))
    splices, first_fill = _fills(outline, formats, colours)
    first = len(formats.children)
    items = [_format(formats, None), *(_format(formats, first_fill + place) for place in range(len(colours)))]
    splices += outline.appended(formats, items)
    toned = {text: first + 1 + colours.index(colour) for text, colour in tones.items()}
    return sorted(splices, key=lambda splice: splice.start), CellStyles(plain=first, toned=toned)


def _fills(outline: Outline, formats: Element, colours: list[str]) -> tuple[list[Splice], int]:
    """The new fills, and the index of the first of them."""
    p = formats.prefix
    made = [
        f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="FF{colour}"/>'
        f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
        for colour in colours
    ]
    fills = outline.part("fills")
    if fills is not None:
        return outline.appended(fills, made), len(fills.children)
    usual = [f'<{p}fill><{p}patternFill patternType="{kind}"/></{p}fill>' for kind in _FIRST_FILLS]
    whole = f'<{p}fills count="{len(usual) + len(made)}">{"".join(usual + made)}</{p}fills>'
    at = outline.place_after(_BEFORE_FILLS)
    return [Splice(at, at, outline.encode(whole))], len(usual)


def _format(formats: Element, fill: int | None) -> str:
    """A cell format like the workbook's first one, but for text, in the colour of `fill`."""
    first = formats.children[0].attributes if formats.children else {}
    attributes = {"numFmtId": _TEXT}
    attributes |= {name: first[name] for name in ("fontId", "borderId", "xfId") if name in first}
    attributes |= {"quotePrefix": "1", "applyNumberFormat": "1"}
    if fill is not None:
        attributes |= {"fillId": str(fill), "applyFill": "1"}
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{formats.prefix}xf{written}/>"
