"""The block editor as a person has it: on a display, with real keys, a real drag, and what a screen reader sees."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.support.desktop import Person, own_desktop, running

pytestmark = [pytest.mark.real, pytest.mark.timeout(240)]

HANDLE = "Move or remove: {0}, block {1} of {2}"


@pytest.fixture
def person() -> Iterator[Person]:
    with own_desktop() as desktop:
        command = [sys.executable, "-m", "mailtool_gui", "demo", "--rows", "9"]
        with running(command, desktop.environment):
            desktop.person.clicks("push button", "Next: the message")
            desktop.person.waits_for("button with drop down", HANDLE.format("Heading", 1, 5))
            yield desktop.person


def handle(kind: str, place: int, total: int = 5) -> tuple[str, str]:
    """The handle of a block, as a screen reader names it."""
    return "button with drop down", HANDLE.format(kind, place, total)


def test_a_field_is_typed_a_block_is_dragged_and_all_of_it_is_undone(person: Person) -> None:
    person.clicks("text", "Heading")
    person.screen.press("End")
    person.screen.type(" {{last")
    person.waits_for("list item", "Last Name")
    person.screen.press("Return")
    person.screen.type(" hello")
    person.waits_for("text", "Heading")
    sums = ("check box", "Add a row with a sum")
    person.drags(handle("Heading", 1), sums, ("panel", "Here it comes to stand"))
    person.waits_for(*handle("Heading", 3))
    person.screen.press("ctrl+z")
    person.waits_for(*handle("Heading", 1))
    person.screen.press("alt+Down")
    person.waits_for(*handle("Heading", 2))
    person.clicks("push button", "Add a block: Line")
    person.waits_for(*handle("Line", 3, 6))
    person.screen.press("ctrl+shift+Delete")
    person.waits_for(*handle("Heading", 2))
    person.writes("text", "Subject", " now")
    person.waits_for("label", ".*now.*")
    person.clicks("check box", "HTML")
    person.waits_for("text", r"Message \(HTML\)")
