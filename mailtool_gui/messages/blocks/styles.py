"""The looks of mail-safe HTML: inline, and what only a style sheet can say (phones, dark paper)."""

from __future__ import annotations

from mailtool_gui.domain.document import INK, Ink

WIDTH = 600
"""Pixels of the whole mail; a phone shows it as wide as it is itself."""
SIDE = 32
"""Pixels between the paper's edge and what is written on it."""
FONT = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
LINE = "#E4E7EC"
HEADINGS = {1: (24, 32), 2: (19, 26), 3: (16, 23)}
"""Letters and line of each level, in pixels."""

_GROUND, _PAPER = ("#F3F4F6", "#14171C"), ("#FFFFFF", "#1B2027")
_DARK_LINE = "#3A424E"
_PHONE = """@media only screen and (max-width: 480px) {
.side { padding-left: 20px !important; padding-right: 20px !important; }
.ground { padding: 0 !important; }
.half { display: block !important; width: 100% !important; padding: 0 !important; }
.cell { padding-left: 4px !important; padding-right: 4px !important; }
}"""


def ground() -> str:
    """The colour round the paper, on a light ground."""
    return _GROUND[0]


def paper() -> str:
    """The paper's colour, on a light ground."""
    return _PAPER[0]


def colour(ink: Ink) -> str:
    """An ink on light paper."""
    return INK[ink][0]


def letters(size: int = 15, line: int = 23) -> str:
    """The look of running text."""
    return f"font-family:{FONT};font-size:{size}px;line-height:{line}px;color:{colour(Ink.PLAIN)};"


def style_sheet() -> str:
    """For readers that know media queries; all others have the inline styles."""
    rules = [
        f".mail {{ background-color: {_GROUND[1]} !important; }}",
        f".paper {{ background-color: {_PAPER[1]} !important; }}",
        f".line {{ border-color: {_DARK_LINE} !important; }}",
        *(f".ink-{ink} {{ color: {dark} !important; }}" for ink, (_, dark) in INK.items()),
    ]
    inside = "\n".join(rules)
    return (
        ":root { color-scheme: light dark; supported-color-schemes: light dark; }\n"
        f"{_PHONE}\n@media (prefers-color-scheme: dark) {{\n{inside}\n}}"
    )
