"""The list of addresses that are never mailed again, as a page shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.services.suppressions import Suppressions
from tests.support.desk import Desk


class Stopped(Exception):
    """Somebody stops it."""


@pytest.fixture
def suppressions(desk: Desk) -> Suppressions:
    return Suppressions(desk.records, SystemClock())


def addresses(suppressions: Suppressions, text: str = "") -> list[str]:
    return sorted(entry.address for entry in suppressions.page(text, limit=99))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ANNA@", ["Anna@y.example"]),
        ("x.example", ["50%_off@x.example", "bob@x.example"]),
        ("%", ["50%_off@x.example"]),
        ("by PHONE", ["Anna@y.example", "bob@x.example"]),
        (" bob ", ["bob@x.example"]),
        ("nobody", []),
        ("", ["50%_off@x.example", "Anna@y.example", "bob@x.example"]),
    ],
)
def test_it_is_searched_by_address_and_reason(suppressions: Suppressions, text: str, found: list[str]) -> None:
    suppressions.add(["Anna@y.example", "bob@x.example"], "Asked by phone")
    suppressions.add(["50%_off@x.example"])
    assert addresses(suppressions, text) == found
    assert suppressions.count(text) == len(found)


def test_what_is_found_comes_by_pages(suppressions: Suppressions) -> None:
    suppressions.add([f"p{number}@x.example" for number in range(5)])
    suppressions.add(["other@y.example"])
    pages = [suppressions.page("X.EXAMPLE", limit=2, offset=offset) for offset in (0, 2, 4)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({entry.address for page in pages for entry in page}) == suppressions.count("x.example") == 5


def test_what_was_taken_off_is_put_back_as_it_was(suppressions: Suppressions) -> None:
    suppressions.add(["a@x.example"], "asked")
    before = suppressions.page(limit=9)
    taken = suppressions.remove(["A@x.example", "b@x.example"])
    assert suppressions.count() == 0
    assert suppressions.put_back(taken) == 1
    assert suppressions.page(limit=9) == before
    assert suppressions.put_back(taken) == 0


def test_a_file_tells_how_far_it_is_and_counts(suppressions: Suppressions, tmp_path: Path) -> None:
    suppressions.add(["p7@x.example"])
    file = tmp_path / "many.txt"
    file.write_text("".join(f"p{number}@x.example\n" for number in range(2500)) + "nonsense\n")
    told: list[int] = []
    added = suppressions.add_file(file, "asked", told=told.append)
    assert (added.new, added.known, len(added.problems), told) == (2499, 1, 1, [1000, 2000])


def test_a_file_that_is_stopped_adds_nothing(suppressions: Suppressions, tmp_path: Path) -> None:
    file = tmp_path / "many.txt"
    file.write_text("".join(f"p{number}@x.example\n" for number in range(2500)))

    def stop(_read: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        suppressions.add_file(file, told=stop)
    assert suppressions.count() == 0


def test_the_command_line_searches_too(desk: Desk, suppressions: Suppressions) -> None:
    suppressions.add(["a@x.example", "b@y.example"])
    ran = desk.run("suppress", "list", "--search", "@Y", "--json")
    assert (ran.code, [each["address"] for each in ran.json["suppressions"]], ran.json["total"]) == (
        0, ["b@y.example"], 1,
    )  # fmt: skip
    assert "None of them" in desk.run("suppress", "list", "--search", "nix").err
    assert desk.run("suppress", "list", "a@x.example", "--search", "a", "--json").code == 2
