from __future__ import annotations

from collections.abc import Iterator

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.xlsx.xml import damaged, feed, main_names, parse, relationship_id, secure_parser
from tests.sheets.workbooks import MAIN, OFFICE, STRICT, STRICT_OFFICE


def _elements(*chunks: bytes) -> list[str]:
    found: list[str] = []
    parse(chunks, lambda name, _: found.append(name), "a.xlsx")
    return found


def test_elements_are_told_with_their_namespace() -> None:
    assert _elements(b'<a xmlns="urn:x">', b"<b/></a>") == ["urn:x a", "urn:x b"]


@pytest.mark.parametrize("space", [MAIN, STRICT, None])
def test_both_dialects_and_none_have_the_same_names(space: str | None) -> None:
    names = main_names("row", "c")
    assert names["row" if space is None else f"{space} row"] == "row"
    assert "urn:x row" not in names


@pytest.mark.parametrize("space", [OFFICE, STRICT_OFFICE])
def test_relationship_ids_of_both_dialects(space: str) -> None:
    assert relationship_id({f"{space} id": "rId1", "id": "7"}) == "rId1"
    assert relationship_id({"id": "7"}) is None


@pytest.mark.parametrize(
    "document",
    [
        b"<!DOCTYPE a><a/>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b'<!DOCTYPE a [<!ENTITY % b SYSTEM "http://example.com/x">%b;]><a/>',
    ],
)
def test_document_types_are_refused(document: bytes) -> None:
    with pytest.raises(SheetError, match="declares XML entities") as error:
        _elements(document)
    assert error.value.code == "hostile-file"


@pytest.mark.parametrize("document", [b"", b"<a>", b"<a></b>", b"<a>&nbsp;</a>", b"\x00", b"<a/><b/>", b"<a>\x01</a>"])
def test_malformed_documents_are_damage_with_their_line(document: bytes) -> None:
    with pytest.raises(SheetError, match="line 1") as error:
        _elements(document)
    assert (error.value.code, error.value.where) == ("damaged-file", "a.xlsx")


@pytest.mark.parametrize("encoding", [b"TF-8", b"gb18030", b"hex", b"utf-7"])
def test_encodings_that_cannot_be_read_are_damage(encoding: bytes) -> None:
    with pytest.raises(SheetError) as error:
        _elements(b'<?xml version="1.0" encoding="' + encoding + b'"?><a/>')
    assert error.value.code == "damaged-file"


def test_a_document_is_read_no_further_than_it_is_asked_for() -> None:
    taken: list[int] = []

    def chunks() -> Iterator[bytes]:
        for number, chunk in enumerate((b"<a>", b"<b/>", b"</a>")):
            taken.append(number)
            yield chunk

    reading = feed(secure_parser("a.xlsx"), chunks(), "a.xlsx")
    next(reading)
    assert taken == [0]
    assert len(list(reading)) == 3
    assert taken == [0, 1, 2]


def test_a_damage_is_told_in_one_short_line() -> None:
    message = damaged("a.xlsx", "names differ:\n" + "x" * 5_000).message
    assert message.startswith("The workbook is damaged (names differ: xxx")
    assert message.endswith("…). Open it in Excel, save it again and try once more.")
    assert len(message) < 300
    assert "\n" not in message
