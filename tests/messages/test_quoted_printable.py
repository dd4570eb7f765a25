from __future__ import annotations

import quopri
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mailtool_gui.messages.quoted_printable import LINE_LIMIT, encode_piece, encode_pieces, encode_text

TEXTS = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="ab. \t\r\n=From", max_size=300),
    st.text(alphabet=".\r\n", max_size=200),
    st.integers(60, 90).map(lambda count: "." * count + "From x" + " " * count + "\r"),
)


def lines_as_sent(text: str) -> str:
    return re.sub("\r\n|\r|\n", "\r\n", text)


def decoded(encoded: bytes) -> str:
    return quopri.decodestring(encoded).decode()


def assert_safe_lines(encoded: bytes) -> None:
    assert encoded.isascii()
    for line in encoded.split(b"\r\n"):
        assert len(line) <= LINE_LIMIT
        assert not line.startswith((b".", b"From "))
        assert not line.endswith((b" ", b"\t"))
        assert b"\r" not in line
        assert b"\n" not in line


@given(st.lists(TEXTS, max_size=4))
@example(["0" * 74 + " \r"])
@example(["." * 76])
def test_pieces_put_together_are_their_texts(texts: list[str]) -> None:
    encoded = b"".join(map(encode_piece, texts)) + encode_text("end")
    assert_safe_lines(encoded)
    assert decoded(encoded) == "".join(map(lines_as_sent, texts)) + "end\r\n"


@given(TEXTS)
@example("")
@example("a\r\n\r\n")
def test_a_text_ends_with_one_more_line_break_only_where_it_has_none(text: str) -> None:
    encoded = encode_text(text)
    assert_safe_lines(encoded)
    expected = lines_as_sent(text)
    assert decoded(encoded) == (expected if expected.endswith("\r\n") else expected + "\r\n")


@given(st.lists(TEXTS, max_size=4), st.integers(0, 3))
@example(["a\r", "\nb"], 0)
@example(["a\r\n", ""], 0)
@example(["=\r\n"], 0)
def test_pieces_of_a_text_are_as_the_text(texts: list[str], known: int) -> None:
    encoded = encode_pieces(texts, {text: encode_piece(text) for text in texts[:known]})
    assert_safe_lines(encoded)
    assert decoded(encoded) == decoded(encode_text("".join(texts)))


@pytest.mark.parametrize(
    ("text", "encoded"),
    [
        ("Dear ", b"Dear =\r\n"),
        ("", b""),
        ("line\n", b"line\r\n"),
        (".hidden", b"=2Ehidden=\r\n"),
        ("From here", b"=46rom here=\r\n"),
        ("é", b"=C3=A9=\r\n"),
        ("1=2", b"1=3D2=\r\n"),
    ],
)
def test_a_piece_ends_softly_unless_its_text_ends_a_line(text: str, encoded: bytes) -> None:
    assert encode_piece(text) == encoded


def test_a_line_grown_by_its_dot_is_broken_again() -> None:
    encoded = encode_text("." + "a" * 75)
    assert encoded.startswith(b"=2E=\r\n")
    assert_safe_lines(encoded)


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        encode_piece("\ud83d")
