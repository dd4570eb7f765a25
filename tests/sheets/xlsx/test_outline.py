from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.xlsx.outline import Element, Outline, outline
from mailtool_gui.sheets.xlsx.splices import spliced

PART = (
    '<?xml version="1.0"?>\n<r a="1"><!-- c --><x:one n="é"/> '
    '<two count="2"><i k="1"/><i>text<j/></i></two><three></three></r>'
)


def _outline(xml: str, encoding: str = "utf-8") -> Outline:
    return outline([xml.encode(encoding)], "a.xlsx")


def _bytes(xml: str, element: Element) -> str:
    return xml.encode()[element.start : element.end].decode()


def test_elements_are_found_to_the_byte() -> None:
    found = _outline(PART)
    assert [_bytes(PART, each) for each in found.root.children] == [
        '<x:one n="é"/>',
        '<two count="2"><i k="1"/><i>text<j/></i></two>',
        "<three></three>",
    ]
    two = found.part("two")
    assert two is not None
    assert [_bytes(PART, each) for each in two.children] == ['<i k="1"/>', "<i>text<j/></i>"]
    one = found.part("one")
    assert one is not None
    assert (one.local, one.prefix, one.attributes) == ("one", "x:", {"n": "é"})
    assert found.part("four") is None


@given(st.integers(1, 40))
def test_chunks_do_not_matter(size: int) -> None:
    data = PART.encode()
    chunks = [data[start : start + size] for start in range(0, len(data), size)]
    assert outline(chunks, "a.xlsx") == _outline(PART)


@pytest.mark.parametrize(
    ("part", "after"),
    [
        ('<r><fills count="1"><f/></fills></r>', '<r><fills count="3"><f/><g/><h/></fills></r>'),
        ("<r><fills><f/></fills></r>", "<r><fills><f/><g/><h/></fills></r>"),
        ('<r><fills count="0"/></r>', '<r><fills count="2"><g/><h/></fills></r>'),
        ("<r><x:fills></x:fills><o/></r>", "<r><x:fills><g/><h/></x:fills><o/></r>"),
    ],
)
def test_items_go_to_the_end(part: str, after: str) -> None:
    found = _outline(part)
    fills = found.part("fills")
    assert fills is not None
    assert b"".join(spliced([part.encode()], found.appended(fills, ["<g/>", "<h/>"]))).decode() == after


@pytest.mark.parametrize(
    ("part", "place"),
    [("<r><a/><b/><c/></r>", "<c/></r>"), ("<r><c/></r>", "<c/></r>"), ("<r></r>", "</r>"), ("<r><a/></r>", "</r>")],
)
def test_a_place_behind_others(part: str, place: str) -> None:
    assert part[_outline(part).place_after(["a", "b"]) :] == place


def test_encodings_are_noted() -> None:
    assert _outline('<?xml version="1.0" encoding="ISO-8859-1"?><r/>', "latin-1").encoding == "iso-8859-1"
    assert _outline("<r/>", "utf-16").encoding == "utf-16-le"
    assert _outline("<r/>").encode("ø") == b"\xc3\xb8"


def test_damage_is_named() -> None:
    with pytest.raises(SheetError, match="damaged"):
        _outline("<r><a></r>")
