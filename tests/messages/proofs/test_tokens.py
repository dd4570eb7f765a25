from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.messages.proofs.tokens import Key, KeyIndex, atoms, hits


def index(**keys: str) -> KeyIndex:
    made = KeyIndex()
    for owner, shown in keys.items():
        made.add(owner, Key(shown, f"A{len(made.owners) + 2}", "No"))
    return made


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("10001", "Your number is 10001."),
        ("10001", "invoice_10001_2026"),
        ("KH-10001", "Customer KH-10001"),
        ("KH-10001", "customer kh 10001"),
        ("KH-10001", "KH10001.pdf"),
        ("10,001", "number 10001"),
        ("MÄ-2026-7", "mä-2026-7"),
        ("00042", "<a href='https://x.de/?no=00042'>"),
    ],
)
def test_whole_tokens_are_found(key: str, text: str) -> None:
    made = index(ann=key)
    assert hits(made, "ann", made.found(text)).own
    assert hits(made, "bob", made.found(text)).others[0].shown == key


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("10001", "110001"),
        ("10001", "100011"),
        ("10001", "1000"),
        ("KH-10001", "10001"),
        ("KH-10001", "KH-1000 1"),
        ("1234", "1234"),
        ("A-1", "A-1"),
        ("", ""),
        ("1-2-3-4-5-6", "1-2-3-4-5-6"),
    ],
)
def test_parts_of_tokens_and_short_keys_are_not(key: str, text: str) -> None:
    made = index(ann=key)
    assert made.found(text) == set()


def test_lines_without_keys_are_remembered_and_those_with_keys_found_again() -> None:
    made = index(ann="10001")
    for _ in range(3):
        assert made.found("Dear Ann\nyour number is 10001\n") == {"10001"}
        assert made.found("Dear Ann\n") == set()


def test_a_key_of_two_is_both_their_own() -> None:
    made = index(ann="10001", bob="10001", cy="20002")
    found = made.found("10001")
    assert [hits(made, who, found).own for who in ("ann", "bob", "cy")] == [True, True, False]
    assert [len(hits(made, who, found).others) for who in ("ann", "bob", "cy")] == [0, 0, 1]


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_may_be_a_key(key: str, text: str) -> None:
    made = index(ann=key)
    assert made.found(text) <= set(made.owners)
    if made.owners:
        assert hits(made, "ann", made.found(f" {key} ")).own or "\n" in key or ">" in key


@given(st.text(max_size=60))
def test_atoms_hold_letters_and_digits_alone(text: str) -> None:
    assert all(atom.isalnum() or not atom.isascii() for atom in atoms(text))
