from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.xlsx.positions import scan_bytes
from mailtool_gui.sheets.xlsx.xml import secure_parser


@dataclass
class Noted:
    """A part of which every event is noted."""

    encoding: str = "utf-8"
    events: list[str] = field(default_factory=list)

    def start(self, name: str, _attributes: dict[str, str], /) -> None:
        self.events.append(f"<{name}>")

    def end(self, name: str, /) -> None:
        self.events.append(f"</{name}>")

    def other(self, text: str, /) -> None:
        self.events.append(text)


def noted(part: bytes) -> Noted:
    found = Noted()
    scan_bytes(secure_parser("a.xlsx", namespaces=False), found, found, [part[:2], part[2:]], "a.xlsx")
    return found


def test_events_come_in_order_with_names_as_they_are_written() -> None:
    assert noted(b"<x:a>1<b/><!--c--></x:a>").events == ["<x:a>", "1", "<b>", "</b>", "<!--c-->", "</x:a>"]


@pytest.mark.parametrize(
    ("part", "encoding"),
    [
        (b"<a/>", "utf-8"),
        (b'<?xml version="1.0"?><a/>', "utf-8"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe4</a>', "iso-8859-1"),
        ('\ufeff<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16-le"), "utf-16-le"),
        ('\ufeff<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_the_encoding_is_noted(part: bytes, encoding: str) -> None:
    assert noted(part).encoding == encoding


def test_a_damaged_part_is_told_with_its_file() -> None:
    with pytest.raises(SheetError) as caught:
        noted(b"<a><b></a>")
    assert caught.value.where == "a.xlsx"
