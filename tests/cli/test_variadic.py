from __future__ import annotations

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.cli.variadic import spread

PARAMS: list[click.Parameter] = [
    click.Argument(["sheet"]),
    click.Argument(["extra"], required=False),
    click.Option(["--attach"], multiple=True),
    click.Option(["--row", "-r"], multiple=True),
    click.Option(["--name"]),
    click.Option(["--yes"], is_flag=True),
]


@pytest.mark.parametrize(
    ("given", "spread_out"),
    [
        ("s.xlsx --attach a b --yes", "s.xlsx --attach a --attach b --yes"),
        ("s.xlsx --attach a --attach b", "s.xlsx --attach a --attach b"),
        ("s.xlsx --attach --row 5", "s.xlsx --attach {} --row 5"),
        ("s.xlsx -r 1 2 3", "s.xlsx -r 1 -r 2 -r 3"),
        ("s.xlsx --attach=a b", "s.xlsx --attach=a b"),
        ("--attach a s.xlsx", "--attach a s.xlsx"),
        ("--attach a b s.xlsx --name x", "--attach a --attach b s.xlsx --name x"),
        ("--name x --attach a s.xlsx", "--name x --attach a s.xlsx"),
        ("--attach only", "--attach only"),
        ("s.xlsx --attach a -- --b c", "s.xlsx --attach a -- --b c"),
        ("--attach a b -- s.xlsx", "--attach a --attach b -- s.xlsx"),
        ("s.xlsx --attach", "s.xlsx --attach {}"),
        ("s.xlsx --nonsense a b", "s.xlsx --nonsense a b"),
        ("", ""),
    ],
)
def test_values_are_spread_over_options(given: str, spread_out: str) -> None:
    expected = ["" if token == "{}" else token for token in spread_out.split()]
    assert spread(PARAMS, given.split()) == expected


def test_a_value_may_be_a_lone_dash() -> None:
    assert spread(PARAMS, ["s.xlsx", "--attach", "-", "b"]) == ["s.xlsx", "--attach", "-", "--attach", "b"]


@given(st.lists(st.sampled_from(["a", "b.pdf", "--attach", "--row", "--yes", "--name", "--attach=x", "-"]), max_size=8))
def test_nothing_said_is_ever_lost(words: list[str]) -> None:
    result = spread(PARAMS, words)
    for word in ("a", "b.pdf", "--attach=x", "-", "--yes"):
        assert result.count(word) == words.count(word)
    assert spread(PARAMS, result) == result or "" in result


@given(st.lists(st.text("abc", min_size=1), min_size=1, max_size=5))
def test_spreading_is_what_click_reads_as_several(values: list[str]) -> None:
    found: list[tuple[str, ...]] = []
    command = click.Command("x", params=PARAMS, callback=lambda **options: found.append(options["attach"]))
    command.main(spread(PARAMS, ["s.xlsx", "--attach", *values]), standalone_mode=False)
    assert found == [tuple(values)]
