"""Laying digits over the placeholders `0`, `#` and `?`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mailtool_gui.sheets.number_formats.tokens import Token, TokenKind

_GROUP = 3
_ABSENT = {"0": "0", "#": "", "?": " "}


@dataclass(frozen=True, slots=True)
class Piece:
    """A placeholder, or a literal that is shown as it stands."""

    text: str
    placeholder: bool


def pieces_of(tokens: Sequence[Token]) -> tuple[Piece, ...]:
    """The tokens of a number as pieces."""
    return tuple(Piece(token.text, placeholder=token.kind is TokenKind.DIGIT) for token in tokens)


def leading_zeros(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """`0#` means `00`: behind the first `0` of a whole number every placeholder shows a digit."""
    made: list[Piece] = []
    zero = False
    for piece in pieces:
        zero = zero or (piece.placeholder and piece.text == "0")
        made.append(Piece("0", True) if zero and piece.placeholder else piece)
    return tuple(made)


def whole_text(pieces: Sequence[Piece], digits: str, group: str | None) -> str:
    """`digits` (no leading zeros) from right to left; the first placeholder takes all that are left."""
    first = next((index for index, piece in enumerate(pieces) if piece.placeholder), len(pieces))
    out: list[str] = []
    place = 0
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if not piece.placeholder:
            out.append(piece.text)
            continue
        wanted = max(len(digits) - place, 1) if index == first else 1
        for _ in range(wanted):
            has_digit = place < len(digits)
            shown = digits[-1 - place] if has_digit else _ABSENT[piece.text]
            if group and place and place % _GROUP == 0 and shown.strip():
                out.append(group)
            elif group and place and place % _GROUP == 0 and shown:
                out.append(" ")
            out.append(shown)
            place += 1
    return "".join(reversed(out))


def fraction_text(pieces: Sequence[Piece], digits: str) -> str:
    """`digits` from left to right, as many as placeholders; zeros at the end vanish under `#` and `?`."""
    needed = len(digits.rstrip("0"))
    out: list[str] = []
    place = 0
    for piece in pieces:
        if not piece.placeholder:
            out.append(piece.text)
            continue
        out.append(digits[place] if place < needed else _ABSENT[piece.text])
        place += 1
    return "".join(out)
