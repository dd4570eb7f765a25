"""Lists, names and slips: what is mended and said, what is refused with a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.address import parse_address
from mailtool_gui.domain.address_cell import likely_address, looks_like_address, read_addresses
from mailtool_gui.domain.errors import AddressError

ANN, BOB = "ann@example.com", "bob@example.com"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (ANN, ANN),
        ("Ann.Lee+x@EXAMPLE.com", "Ann.Lee+x@example.com"),
        ("Ann Lee <ann@example.com>", ANN),
        ('"Lee, Ann" <ann@example.com>', ANN),
        ("Lee, Ann <ann@example.com>", ANN),
        ('"odd name"@example.com', '"odd name"@example.com'),
        ("jürgen@bücher.example", "jürgen@xn--bcher-kva.example"),
        ("a/b@example.com", "a/b@example.com"),
        ("a@[192.0.2.1]", "a@[192.0.2.1]"),
    ],
)
def test_common_notations_need_no_word(text: str, address: str) -> None:
    (found,) = read_addresses(text)
    assert (found.address, found.note) == (address, None)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (f" {ANN}", f"“ {ANN}”"),
        (f"{ANN}\u00a0", f"“{ANN}␣”"),
        (f"{ANN}\n", f"“{ANN}␣”"),
        (f"\t{ANN}", f"“␣{ANN}”"),
        ("ann\u200b@example.com", "“ann‹U+200B›@example.com”"),
        (f"\ufeff{ANN}", f"“‹U+FEFF›{ANN}”"),
        ("ann@exam\u00adple.com", "“ann@exam‹U+00AD›ple.com”"),
        (f"\u202a{ANN}\u202c", f"“‹U+202A›{ANN}‹U+202C›”"),
        (f"\u2068{ANN}\u2069", f"“‹U+2068›{ANN}‹U+2069›”"),
        ("ann＠example.com", "“ann＠example.com”"),
        ("ａｎｎ@example．com", "“ａｎｎ@example．com”"),
        ("ann@example。com", "“ann@example。com”"),
        (f"{ANN},", f"“{ANN},”"),
        (f"; {ANN}", f"“; {ANN}”"),
        (f"{ANN}.", f"“{ANN}.”"),
        (f"<{ANN}>", f"“<{ANN}>”"),
        (f"'{ANN}'", f"“'{ANN}'”"),
        (f"mailto:{ANN}", f"“mailto:{ANN}”"),
        (f"MAILTO:{ANN}?subject=Hello", f"“MAILTO:{ANN}?subject=Hello”"),
    ],
)
def test_what_has_one_reading_is_mended_and_told(text: str, seen: str) -> None:
    (found,) = read_addresses(text)
    assert found.address == ANN
    assert found.note == f"{seen} is used as {ANN}."


@pytest.mark.parametrize(
    "text",
    [
        "ann@example,com",
        "ann,@example.com",
        "ann@example;com",
        "ann@@example.com",
        "ann @ example.com",
        "ann@example. com",
        "ann@example..com",
        "ann(at)example.com",
        "ann [at] example.com",
    ],
)
def test_a_guess_is_proposed_and_not_made(text: str) -> None:
    with pytest.raises(AddressError) as refusal:
        read_addresses(text, where="B2")
    assert str(refusal.value).startswith(f"B2: “{text}” is not an e-mail address.")
    assert "Did you mean ann" in refusal.value.message
    assert likely_address(text) is not None


@pytest.mark.parametrize(
    "text",
    ["ann", "ann smith@example.com", "ann@example", "a@b,c@d", "ann@example.com\nBcc: bob@example.com", "a\0@x.org"],
)
def test_what_nobody_can_guess_is_refused(text: str) -> None:
    with pytest.raises(AddressError) as refusal:
        read_addresses(text, where="B2")
    assert str(refusal.value).startswith("B2: ")
    assert "Did you mean" not in str(refusal.value)


@pytest.mark.parametrize("text", ["", "  ", "\u200b", " ;, "])
def test_nothing_is_its_own_case(text: str) -> None:
    with pytest.raises(AddressError) as refusal:
        read_addresses(text)
    assert refusal.value.code == "empty-address"


@pytest.mark.parametrize(
    "text",
    [
        f"{ANN};{BOB}",
        f"{ANN}, {BOB}",
        f"{ANN}\n{BOB}",
        f"{ANN}\r\n{BOB}\r\n",
        f"{ANN} {BOB}",
        f"{ANN} / {BOB}",
        f"{ANN};;{BOB};",
        f"{ANN}；{BOB}",
        f"{ANN}，{BOB}",
        f"Ann <{ANN}>; Bob <{BOB}>",
        f"Lee, Ann <{ANN}>; Ray, Bob <{BOB}>",
        f"mailto:{ANN}, {BOB}.",
    ],
)
def test_lists(text: str) -> None:
    assert [found.address for found in read_addresses(text)] == [ANN, BOB]
    assert looks_like_address(text)


def test_a_list_tells_what_nobody_sees() -> None:
    first, second = read_addresses(f"{ANN}\u200b; {BOB}")
    assert first.note == second.note
    assert first.note is not None
    assert "U+200B" in first.note


def test_one_wrong_address_spoils_the_list() -> None:
    with pytest.raises(AddressError, match="“bad” is not"):
        read_addresses(f"{ANN}; bad")


def test_a_text_longer_than_any_list_is_refused() -> None:
    with pytest.raises(AddressError, match="10,001 characters"):
        read_addresses('"\\' * 5000 + "x")


@pytest.mark.parametrize("text", ["", "Ann", "see example.com", "ann@example", "write to ann@example.com please"])
def test_what_does_not_look_like_an_address(text: str) -> None:
    assert not looks_like_address(text)


@given(st.text(alphabet="ab@.,;<> \"'\\\n\u200b＠(", max_size=30))
def test_whatever_is_read_is_an_address_and_whatever_is_mended_is_told(text: str) -> None:
    try:
        found = read_addresses(text)
    except AddressError:
        return
    for each in found:
        assert parse_address(each.address) == each.address
        assert each.address in text or each.note is not None or "\\" in text


@given(st.text(max_size=400))
def test_no_text_is_too_strange(text: str) -> None:
    assert isinstance(looks_like_address(text), bool)
    likely = likely_address(text)
    assert likely is None or parse_address(likely) == likely


@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("text", ["ann@example.com{}Bcc: bob@example.com", "ann{}@example.com", "ann@example.com{}x"])
def test_a_broken_address_is_refused_and_the_break_is_named(text: str, line_break: str) -> None:
    with pytest.raises(AddressError, match="line break"):
        read_addresses(text.format(line_break))


def test_a_break_around_an_address_is_no_break_in_it() -> None:
    with pytest.raises(AddressError) as error:
        read_addresses("nobody\r\n")
    assert "line break" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ann@example.com", [""]),
        ("Ann Lee <ann@example.com>", ["Ann Lee"]),
        ('"Lee, Ann" <ann@example.com>', ["Lee, Ann"]),
        ('"Ann \\"A\\" Lee" <ann@example.com>', ['Ann "A" Lee']),
        ("Lee, Ann <ann@example.com>", ["Lee, Ann"]),
        ("Ann <ann@example.com>; bob@example.com; Cy <cy@example.com>", ["Ann", "", "Cy"]),
        ("<ann@example.com>", [""]),
        ("boss@example.com <ann@example.com>", [""]),
        ("Ann\r\nBcc: x <ann@example.com>", [""]),
        ("Ann\u2028Bcc: x <ann@example.com>", [""]),
        ("A\x00nn <ann@example.com>", [""]),
        ("A" * 201 + " <ann@example.com>", [""]),
    ],
)
def test_the_name_before_an_address_is_read(text: str, names: list[str]) -> None:
    assert [found.name for found in read_addresses(text)] == names


@pytest.mark.parametrize(
    "text", ["boss@example.com <ann@example.com>", "A\x00nn <ann@example.com>", "A" * 201 + " <ann@example.com>"]
)
def test_a_name_that_is_left_out_is_told(text: str) -> None:
    (found,) = read_addresses(text)
    assert str(found.note).endswith("is used as ann@example.com, without the name before it.")


@pytest.mark.parametrize("text", ["<ann@example.com>", "Ann <ann@example.com>", '"" <ann@example.com>'])
def test_where_no_name_is_left_out_nothing_is_told(text: str) -> None:
    (found,) = read_addresses(text)
    assert found.note is None or "without the name" not in found.note
