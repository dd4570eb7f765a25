"""The names of OpenDocument (ODF 1.3 part 3) that are read, as expat tells them."""

from __future__ import annotations

from mailtool_gui.sheets.xlsx.xml import SEPARATOR

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    "office": f"{_URN}office:1.0",
    "table": f"{_URN}table:1.0",
    "text": f"{_URN}text:1.0",
    "style": f"{_URN}style:1.0",
    "manifest": f"{_URN}manifest:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}


def odf(name: str) -> str:
    """The form in which expat tells `table:name`."""
    prefix, _, local = name.partition(":")
    return f"{_SPACES[prefix]}{SEPARATOR}{local}"


def odf_names(*names: str) -> dict[str, str]:
    """Expat's form of each name -> the name."""
    return {odf(name): name for name in names}


def count(attributes: dict[str, str], name: str) -> int:
    """How often something is repeated: 1 where the attribute is missing or is no number."""
    text = attributes.get(name)
    if text is None:
        return 1
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 10 else 1
