from __future__ import annotations

from email import message_from_bytes, policy
from email.header import decode_header, make_header

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.messages.headers import (
    LINE_LIMIT,
    addresses,
    file_name_parameters,
    header_break,
    mailbox,
    refuse_break,
    unstructured,
)

WORDS = st.one_of(st.text(), st.text(alphabet='ab =?"\\.,<>@()éễ', max_size=200)).filter(
    lambda text: not header_break(text) and text.encode("utf-8", "ignore").decode() == text
)


def unfolded(header: bytes) -> str:
    return header.partition(b": ")[2].decode().replace("\r\n", "")


def assert_folded(header: bytes) -> None:
    assert header.endswith(b"\r\n")
    for line in header.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= LINE_LIMIT
        assert line.isascii()
        assert line.strip() or header.count(b"\r\n") == 1


@given(WORDS.map(str.strip))
def test_a_subject_reads_back_as_it_was(text: str) -> None:
    header = unstructured("Subject", text)
    assert_folded(header)
    assert message_from_bytes(header + b"\r\n", policy=policy.default)["subject"] == text


@given(WORDS.map(lambda text: " ".join(text.split())))
def test_a_display_name_reads_back_as_it_was(name: str) -> None:
    header = addresses("From", [mailbox(name, "a@example.com")])
    assert_folded(header)
    read = message_from_bytes(header + b"\r\n", policy=policy.default)["from"].addresses[0]
    assert read.addr_spec == "a@example.com"
    # The parser puts a blank between two encoded words of a name (python/cpython 3.11), others do not.
    assert read.display_name.replace(" ", "") == name.replace(" ", "")


def test_a_long_display_name_is_cut_between_characters_only() -> None:
    name = "Công ty Trách nhiệm Hữu hạn Thương mại và Dịch vụ Sông Hồng" * 2
    phrase = mailbox(name, "a@example.com").rpartition("<")[0].strip()
    assert str(make_header(decode_header(phrase))) == name


# The parser takes away quotes and angle brackets around a name, even encoded ones.
@given(WORDS.map(lambda text: text.strip().strip('"<')).filter(lambda name: name and name.strip() == name))
def test_a_file_name_reads_back_as_it_was(name: str) -> None:
    header = b"Content-Disposition: attachment" + file_name_parameters(name) + b"\r\n"
    assert_folded(header)
    assert message_from_bytes(header + b"\r\n", policy=policy.default).get_filename() == name


def test_a_file_name_has_a_plain_one_beside_it() -> None:
    assert file_name_parameters("Hóa đơn.pdf") == (
        b";\r\n filename*=UTF-8''H%C3%B3a%20%C4%91%C6%A1n.pdf;\r\n filename=\"H_a __n.pdf\""
    )
    assert file_name_parameters("offer.pdf") == b';\r\n filename="offer.pdf"'


def test_a_long_file_name_keeps_its_suffix_in_the_plain_one() -> None:
    assert file_name_parameters("a" * 100 + ".pdf").endswith(b'aaa.pdf"')


@pytest.mark.parametrize(
    ("value", "header"),
    [
        ("Order 42", b"Subject: Order 42\r\n"),
        ("", b"Subject: \r\n"),
        ("=?UTF-8?B?YQ==?=", b"Subject: =?UTF-8?B?PT9VVEYtOD9CP1lRPT0/PQ==?=\r\n"),
        ("two  blanks", b"Subject: =?UTF-8?B?dHdvICBibGFua3M=?=\r\n"),
    ],
)
def test_only_what_must_be_encoded_is(value: str, header: bytes) -> None:
    assert unstructured("Subject", value) == header


def test_a_long_plain_subject_is_folded_at_blanks() -> None:
    value = "every row accounted for " * 8 + "end"
    header = unstructured("Subject", value)
    assert_folded(header)
    assert b"=?" not in header
    assert unfolded(header) == value


def test_a_word_longer_than_a_line_is_encoded() -> None:
    assert_folded(unstructured("Subject", "a" * 300))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Lan", "Lan <a@b.de>"),
        ("Lan, Ltd.", '"Lan, Ltd." <a@b.de>'),
        ('Lan "L" \\', '"Lan \\"L\\" \\\\" <a@b.de>'),
        ("  ", "a@b.de"),
        ("Büro", "=?UTF-8?B?QsO8cm8=?= <a@b.de>"),
    ],
)
def test_display_names_are_quoted_right(name: str, shown: str) -> None:
    assert mailbox(name, "a@b.de") == shown


def test_addresses_stand_one_a_line() -> None:
    assert addresses("Cc", ["a@b.de", "é@b.de"]) == "Cc: a@b.de,\r\n é@b.de\r\n".encode()


@pytest.mark.parametrize("character", ["\r", "\n", "\x00", "\u2028", "\u2029"])
def test_a_line_break_is_refused_with_its_place(character: str) -> None:
    with pytest.raises(TemplateError, match="line break") as caught:
        refuse_break(f"a{character}Bcc: x@y.z", where="C12")
    assert (caught.value.code, caught.value.where) == ("header-break", "C12")


def test_other_text_is_not_refused() -> None:
    refuse_break("Grüße\t!", where="C12")
