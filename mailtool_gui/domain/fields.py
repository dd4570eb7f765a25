"""How a template's field finds its column: case, spaces, accents, `snake` and `camel` do not matter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

# Letters that Unicode does not decompose, though readers see a base letter with a mark.
_PLAIN = str.maketrans(
    {
        "đ": "d",
        "Đ": "d",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "ı": "i",
        "ð": "d",
        "Ð": "d",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "þ": "th",
        "Þ": "th",
    }
)
# Accents and points that readers leave out; the marks of other scripts (Thai, Hindi, Japanese) make other words.
_LEFT_OUT = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")


def field_key(name: str) -> str:
    """The form in which names are compared: `First Name`, `firstName` and `first_name` are `firstname`."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    bare = _LEFT_OUT.sub("", decomposed).casefold()
    return "".join(c for c in bare if c.isalnum() or unicodedata.category(c).startswith("M"))


def nearest_field(name: str, fields: Iterable[str]) -> str | None:
    """The field a user probably meant by `name`, or None where nothing is near."""
    by_key = {field_key(field): field for field in fields}
    found = get_close_matches(field_key(name), by_key, n=1, cutoff=0.6)
    return by_key[found[0]] if found else None
