"""What mail can be sent to, and what cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.address import needs_smtputf8, parse_address, same_mailbox_key
from mailtool_gui.domain.errors import AddressError


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("a@example.com", "a@example.com"),
        ("  a@example.com\u00a0", "a@example.com"),
        ("First.Last+tag@EXAMPLE.Com", "First.Last+tag@example.com"),
        ("o'neil@example.com", "o'neil@example.com"),
        ("jürgen@example.com", "jürgen@example.com"),
        ("a@bücher.example", "a@xn--bcher-kva.example"),
        ("a@faß.example", "a@xn--fa-hia.example"),  # not fass.example: that is somebody else
        ("a@FAẞ\u3002example", "a@xn--fa-hia.example"),
        ("a@Straße-MÜNCHEN.example", "a@xn--strae-mnchen-o9a32b.example"),
        ("a@βόλος.example", "a@xn--nxasmm1c.example"),
        ('"odd name"@example.com', '"odd name"@example.com'),
        ("a@localhost", "a@localhost"),
        ("a@[192.0.2.1]", "a@[192.0.2.1]"),
        ("a@[IPv6:2001:db8::1]", "a@[IPv6:2001:db8::1]"),
    ],
)
def test_addresses(text: str, address: str) -> None:
    assert parse_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "@example.com",
        "a@",
        "a b@example.com",
        "a@b",
        "a@exa mple.com",
        "a@-example.com",
        "a@example..com",
        ".a@example.com",
        "a..b@example.com",
        "a@b@example.com",
        "Anna <a@example.com>",
        "a@example.com, b@example.com",
        "a@[x> <y]",
        "a@[300.1.1.1]",
        "x" * 65 + "@example.com",
        "a@" + "x" * 64 + ".com",
    ],
)
def test_what_is_no_address_is_refused_by_a_sentence(text: str) -> None:
    with pytest.raises(AddressError) as refusal:
        parse_address(text, where="C12")
    assert refusal.value.code == "bad-address"
    assert str(refusal.value).startswith("C12: ")


@pytest.mark.parametrize("hidden", ["\r", "\n", "\0", "\u2028", "\u2029", "\x85", "\u200b", "\ufeff", "\u202e"])
@pytest.mark.parametrize("where", ["a{}b@example.com", "a@exam{}ple.com", "{}a@example.com"])
def test_hidden_characters_are_named(hidden: str, where: str) -> None:
    with pytest.raises(AddressError, match=r"Retype it"):
        parse_address(where.format(hidden))


def test_nothing_is_its_own_case() -> None:
    with pytest.raises(AddressError) as refusal:
        parse_address("   ")
    assert refusal.value.code == "empty-address"


@given(st.text(max_size=80))
def test_whatever_is_accepted_is_one_line_with_an_ascii_domain(text: str) -> None:
    try:
        address = parse_address(text)
    except AddressError:
        return
    assert address.isprintable()
    assert address.rpartition("@")[2].isascii()
    assert parse_address(address) == address


def test_who_needs_smtputf8() -> None:
    assert needs_smtputf8("jürgen@example.com")
    assert not needs_smtputf8("jurgen@xn--bcher-kva.example")


def test_case_does_not_make_another_mailbox() -> None:
    assert same_mailbox_key("Anna@Example.com") == same_mailbox_key("anna@example.com")
