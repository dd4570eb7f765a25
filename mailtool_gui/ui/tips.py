"""Tool tips that say what others wrote."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """The tool tip that shows `text` letter by letter.

    Qt takes a tip that looks like HTML for HTML, and would fetch the pictures it names from the disk or, on Windows,
    from another computer.
    """
    if "<" not in text and "&lt;" not in text:
        return text
    return f"<span style='white-space: pre-wrap'>{escape(text)}</span>"
