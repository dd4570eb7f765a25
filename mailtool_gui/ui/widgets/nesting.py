"""Tables in tables in tables: Qt lays each out twice within the other, so that each one more doubles the time."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextDocument, QTextTable

DEEPEST = 10  # tables in each other, of which a mail is laid out within some milliseconds

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<(/?)(table|tbody|thead|tfoot|tr|td|th)\b", re.IGNORECASE)


def shallow(html: str) -> str | None:
    """The mail with its innermost tables as plain blocks, where they lie too deep; None where even that is too deep."""
    if len(re.findall("<table", html, re.IGNORECASE)) <= DEEPEST or _depth(html) <= DEEPEST:
        return html
    flat = _flattened(html)
    return flat if _depth(flat) <= DEEPEST else None


def _flattened(html: str) -> str:
    depth = 0

    def renamed(tag: re.Match[str]) -> str:
        """A tag of tables as it is, or as a `div` where it lies too deep."""
        nonlocal depth
        end, name = tag[1], tag[2].lower()
        depth += name == "table" and not end
        whole = f"<{end}div" if depth > DEEPEST else tag[0]
        depth -= bool(name == "table" and end and depth)
        return whole

    return _TAG.sub(renamed, _COMMENT.sub("", html))


def _depth(html: str) -> int:
    """How deep the tables lie, as Qt reads it; nothing is laid out."""
    document = QTextDocument()
    document.setHtml(html)
    deepest, frames = 0, [(0, document.rootFrame())]
    while frames:
        depth, frame = frames.pop()
        depth += isinstance(frame, QTextTable)
        deepest = max(deepest, depth)
        frames += [(depth, child) for child in frame.childFrames()]
    return deepest
