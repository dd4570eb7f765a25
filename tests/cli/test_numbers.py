from __future__ import annotations

import click
import pytest

from mailtool_gui.cli.numbers import Seconds, Whole
from tests.support.desk import Desk


@pytest.mark.parametrize(("text", "number"), [("7", 7), (" 7 ", 7), ("-7", -7), ("007", 7), (100, 100)])
def test_whole_numbers(text: object, number: int) -> None:
    assert Whole().convert(text, None, None) == number


@pytest.mark.parametrize("text", ["", "x", "1.5", "1_000", "٣", "1e3"])
def test_other_texts_are_no_whole_numbers(text: str) -> None:
    with pytest.raises(click.BadParameter, match=f"“{text}” is not a whole number"):
        Whole().convert(text, None, None)


def test_a_number_may_be_too_small() -> None:
    assert Whole(1).convert("1", None, None) == 1
    with pytest.raises(click.BadParameter, match="“0” is not a whole number of 1 or more"):
        Whole(1).convert("0", None, None)


@pytest.mark.parametrize(("text", "seconds"), [("30", 30.0), ("2.5", 2.5), (4.0, 4.0)])
def test_seconds(text: object, seconds: float) -> None:
    assert Seconds().convert(text, None, None) == seconds


@pytest.mark.parametrize("text", ["", "soon", "nan", "inf"])
def test_other_texts_are_no_seconds(text: str) -> None:
    with pytest.raises(click.BadParameter, match="is not a number of seconds"):
        Seconds().convert(text, None, None)


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (
            ("jobs", "--limit", "x"),
            "mailtool jobs: Invalid value for '--limit': “x” is not a whole number of 0 or more.",
        ),
        (("demo", "--rows", "0"), "mailtool demo: Invalid value for '--rows': “0” is not a whole number of 1 or more."),
        (("account", "add", "a", "--port", "x"), "'--port': “x” is not a whole number."),
        (("account", "add", "a", "--dot-timeout", "x"), "'--dot-timeout': “x” is not a number of seconds"),
    ],
)
def test_a_user_reads_no_programmers_words(desk: Desk, args: tuple[str, ...], sentence: str) -> None:
    ran = desk.run(*args)
    assert ran.code == 2
    assert sentence in ran.err
