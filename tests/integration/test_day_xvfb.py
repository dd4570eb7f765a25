"""A day at the desk: a person with a mouse, a keyboard and a workbook, and a machine that dies in the middle.

The program is a process of its own on a display with a window manager; the mail server is another. What is done is
done by mouse and keyboard, what is known is read from the screen, and at the end the mail at the server is counted.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from subprocess import Popen

import pytest
from openpyxl import load_workbook

from tests.support.desktop import Desktop, Person, own_desktop, running
from tests.support.notification_daemon import notified
from tests.support.office import Command, write_people
from tests.support.servers import wait_until
from tests.support.sink import SinkOptions, SinkProcess, addressees, duplicates

pytestmark = [pytest.mark.real, pytest.mark.timeout(300)]

PEOPLE = [f"person{number}@example.com" for number in range(200)]
REFUSED = [f"once-{number}@example.com" for number in range(5)]  # by the server, the first time
MISTAKEN = ["no address"]
EVERYBODY = [*PEOPLE[:100], *REFUSED, *PEOPLE[100:], *MISTAKEN]
IN_FLIGHT = 4
SHEET = "people.xlsx"
PACE = ("--in-flight", str(IN_FLIGHT), "--batch-size", "4", "--batch-delay-ms", "250")
WINDOW = [sys.executable, "-m", "mailtool_gui"]
FILES = [sys.executable, "-m", "tests.support.drag_source"]


@pytest.fixture
def desktop() -> Iterator[Desktop]:
    with own_desktop() as desktop:
        yield desktop


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SinkProcess]:
    with SinkProcess(tmp_path / "server.log", SinkOptions(dot_latency=0.2, jitter=0.5)) as server:
        yield server


@pytest.fixture
def desk(desktop: Desktop, server: SinkProcess, tmp_path: Path) -> Desk:
    Command(data=Path(os.environ["MAILTOOL_HOME"])).add_account(server.port, *PACE)
    return Desk(desktop, Path(write_people(tmp_path, EVERYBODY)[0]))


class Desk:
    """What the person does with the program."""

    def __init__(self, desktop: Desktop, workbook: Path) -> None:
        self.person: Person = desktop.person
        self._environment = desktop.environment
        self._workbook = workbook

    def starts(self) -> AbstractContextManager[Popen[bytes]]:
        """The program, killed (SIGKILL) where the block ends."""
        return running(WINDOW, self._environment)

    def starts_again(self) -> int:
        """While it runs; the exit code of the second one."""
        return subprocess.run(
            WINDOW, env=self._environment, stdin=subprocess.DEVNULL, check=False, timeout=60
        ).returncode

    def is_notified(self, log: Path) -> AbstractContextManager[object]:
        """Of what programs have to say, while the block lasts; the log holds it."""
        return running([sys.executable, "-m", "tests.support.notification_daemon", str(log)], self._environment)

    def has_tray(self) -> AbstractContextManager[object]:
        """A panel whose tray shows the program's icon."""
        return running(["trayer", "--edge", "bottom", "--align", "right", "--widthtype", "request"], self._environment)

    def drops_workbook(self) -> None:
        with running([*FILES, str(self._workbook)], self._environment):
            self.person.drags(
                ("label", self._workbook.name),
                ("label", "Drop a workbook here"),
                ("label", "Let go to open this workbook"),
            )
            self.person.waits_for("push button", "Next: the message")

    def writes_message(self) -> None:
        self.person.screen.press("alt+n")  # the window has the keyboard since the drop
        self.person.writes("text", "Subject", "News for {{ name }}")
        self.person.writes("text", "Text", "Dear ")
        self.person.clicks("push button", "Insert the field Name")
        self.person.screen.type(",")
        self.person.screen.press("Return")
        self.person.screen.type("all is well.")
        self.person.waits_for("label", f"News for {PEOPLE[0].partition('@')[0]}")  # in the preview

    def sends(self) -> None:
        self.person.clicks("push button", "Next: check every row")
        self.person.clicks("check box", "Skip the recipients with errors")
        self.person.clicks("push button", r"Send to \d+ recipients…")
        self.person.waits_for("label", r"Send to 205 recipients\?")
        self.person.writes("text", "To go on, type the number of recipients", "205")
        self.person.clicks("push button", "Send")
        self.person.waits_for("push button", "Undo")
        self.person.waits_until_gone("push button", "Undo")

    def opens_job(self) -> None:
        self.person.clicks("radio button", "Jobs")
        self.person.opens("cell", self._workbook.name)

    def settles_unsure(self, server: SinkProcess) -> int:
        """Says of each that is not certain whether it arrived, as the server's people know; how many there were."""
        chip, settled = r"Not certain (\d+)", 0
        self.person.clicks("check box", chip)
        while self.person.waits_for_number("check box", chip):
            address = self.person.waits_for("cell", ".+@.+").name
            self.person.opens("cell", address)
            self.person.clicks("push button", "It arrived" if addressees(server.log())[address] else "Send again")
            settled += 1
            self.person.waits_until_gone("cell", address)
        return settled

    def looks_elsewhere_until(self, title: str, log: Path) -> str:
        """With the window out of sight until a notification of this title comes; its words."""
        for window in self.person.screen.windows("^MailTool$"):
            self.person.screen.minimize(window)
        self.person.waits(lambda: title in dict(notified(log)), f"the notification {title}")
        assert self.starts_again() == 0
        return dict(notified(log))[title]

    def closes_window(self) -> None:
        self.person.screen.focus(self.person.screen.windows("^MailTool$")[0])
        self.person.screen.press("alt+F4")

    def exports(self, out: Path) -> None:
        self.person.clicks("push button", "Export workbook")
        self.person.waits_for("dialog", "Export workbook")
        self.person.screen.press("ctrl+a")
        self.person.screen.type(str(out))
        self.person.screen.press("Return")
        self.person.waits_for("label", f"Written: {out.name}.*")

    def accepted(self, at_least: int = 0) -> int:
        """How many the job's page says are accepted, as soon as it says so many."""
        return self.person.waits_for_number("filler", r"Accepted: (\d+)", at_least)

    def accepted_at_rest(self, server: SinkProcess) -> int:
        """How many the page says are accepted when nothing is on its way any more: as many as the server has."""
        wait_until(lambda: self.accepted() == len(server.log().messages), "The figure of the server")
        return self.accepted()


def by_row(workbook: Path) -> dict[str, str]:
    """The status of every row, by its address."""
    sheet = load_workbook(workbook).active
    assert sheet is not None
    heads, *rows = sheet.iter_rows(values_only=True)
    address, status = heads.index("E-mail"), heads.index("MailTool status")
    return {str(row[address]): str(row[status]) for row in rows}


def test_a_day_at_the_desk(desk: Desk, server: SinkProcess, tmp_path: Path) -> None:
    out, log = tmp_path / "results.xlsx", tmp_path / "notifications"
    with desk.starts():
        desk.drops_workbook()
        desk.writes_message()
        desk.sends()
        desk.accepted(20)
        desk.person.clicks("push button", "Pause")
        desk.person.waits_for("push button", "Resume")
        before = desk.accepted_at_rest(server)
    with desk.starts() as program:
        desk.opens_job()
        assert desk.accepted() == before == len(server.log().messages)
        desk.person.clicks("push button", "Resume")
        desk.accepted(before + 40)
        program.kill()
    with desk.is_notified(log), desk.starts() as program:
        desk.opens_job()
        words = desk.looks_elsewhere_until(f"“{SHEET}” has ended", log)
        assert f"{len(REFUSED)} failed" in words
        desk.person.waits_for("filler", "Done")
        desk.person.clicks("push button", rf"Retry failed \({len(REFUSED)}\)")
        desk.person.waits_until_gone("push button", "Retry failed.*")
        assert desk.settles_unsure(server) <= IN_FLIGHT
        desk.accepted(len(REFUSED + PEOPLE))
        desk.exports(out)
        program.terminate()
        assert program.wait(30) == 0
    assert by_row(out) == dict.fromkeys(REFUSED + PEOPLE, "sent") | dict.fromkeys(MISTAKEN, "skipped")
    assert addressees(server.log()) == Counter(REFUSED + PEOPLE)
    assert duplicates(server.log()) == {}


def test_sending_goes_on_from_the_tray_until_the_window_is_wanted_again(desk: Desk, server: SinkProcess) -> None:
    with desk.has_tray(), desk.starts() as program:
        desk.drops_workbook()
        desk.writes_message()
        desk.sends()
        desk.accepted(5)
        desk.closes_window()
        desk.person.clicks("push button", "Keep sending from the tray")
        desk.person.waits_until_gone("frame", "MailTool")
        hidden = len(server.log().messages)
        wait_until(lambda: len(server.log().messages) >= hidden + 2 * IN_FLIGHT, "Sending from the tray")
        assert desk.person.sees("frame", "MailTool") is None
        assert desk.starts_again() == 0
        desk.person.waits_for("filler", "Done")
        assert desk.accepted() == len(PEOPLE) == len(server.log().messages)
        desk.person.waits_for("filler", "Resting")
        desk.closes_window()
        desk.person.waits(lambda: program.poll() is not None, "the program's end")
    assert program.returncode == 0
