"""The `_xHHHH_` escapes of ST_Xstring (ECMA-376 22.9.2.19), and what XML 1.0 can hold at all."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_XML = "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # compiled where something is written
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "_x000D_"})


def unescape(text: str) -> str:
    """The text that `text` stands for: `_x000D_` is a carriage return, `_x005F_` an underscore."""
    if "_x" not in text:
        return text
    decoded = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    # Two escapes may be the halves of one character; a half alone cannot be written anywhere.
    return decoded.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def xml_text(text: str) -> str:
    """`text` as the content of a `<t>`: escaped, and without the characters that XML cannot hold."""
    return _LOOKS_ESCAPED.sub("_x005F_", re.sub(_NOT_XML, "", text)).translate(_MARKUP)
