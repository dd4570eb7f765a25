from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.transports.smtp.features import Features, parse_features


def test_what_a_server_offers() -> None:
    lines = ["PIPELINING", "SIZE 35882577", "8bitmime", "STARTTLS", "SMTPUTF8", "AUTH PLAIN LOGIN XOAUTH2", "DSN"]
    assert parse_features(lines) == Features(
        starttls=True,
        pipelining=True,
        eight_bit=True,
        smtputf8=True,
        size_offered=True,
        size=35882577,
        auth=frozenset({"PLAIN", "LOGIN", "XOAUTH2"}),
    )


def test_nothing_offered() -> None:
    assert parse_features([]) == Features()


def test_the_old_spelling_of_auth() -> None:
    assert parse_features(["AUTH=LOGIN PLAIN", "AUTH CRAM-MD5"]).auth == {"LOGIN", "PLAIN", "CRAM-MD5"}


@pytest.mark.parametrize("line", ["SIZE", "SIZE 0", "SIZE many", "SIZE -5", "SIZE ٣", "SIZE " + "9" * 5000])
def test_no_sensible_size_is_no_limit(line: str) -> None:
    features = parse_features([line])
    assert features.size is None
    assert features.size_offered


@given(st.lists(st.text()))
def test_any_lines_are_parsed(lines: list[str]) -> None:
    assert isinstance(parse_features(lines), Features)
