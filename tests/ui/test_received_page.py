from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from mailtool_gui.demo.provider import Counts, ReceivedMessage
from mailtool_gui.services.received import Demo, Letter, Received
from mailtool_gui.ui.context import Context
from mailtool_gui.ui.models.letters import LettersModel
from mailtool_gui.ui.pages.received import ReceivedPage
from mailtool_gui.ui.pages.registry import PAGES, RECEIVED
from tests.support.samples import plain_account
from tests.ui.conftest import NotedWays

PATIENCE = 10_000
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform's


class Server:
    """Takes what it is given."""

    def __init__(self) -> None:
        self.kept: list[ReceivedMessage] = []

    @property
    def counts(self) -> Counts:
        return Counts(accepted=len(self.kept))

    def messages(self) -> tuple[ReceivedMessage, ...]:
        return tuple(self.kept)

    def take(self, recipient: str, html: str | None = None) -> None:
        message = EmailMessage()
        message["From"] = "shop@x.example"
        message["Subject"] = f"For {recipient}"
        message.set_content("Plain words")
        if html:
            message.add_alternative(html, subtype="html")
        self.kept.append(ReceivedMessage(sender="shop@x.example", recipients=(recipient,), data=message.as_bytes()))


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def page(qtbot: QtBot, context: Context, server: Server) -> Iterator[ReceivedPage]:
    def nothing() -> None:
        raise AssertionError("the sample is not this page's business")

    received = Received(server)
    demo = Demo(account=plain_account(), draft=nothing, received=received)  # type: ignore[arg-type]  # never called
    page = ReceivedPage(replace(context, demo=demo))
    qtbot.addWidget(page)
    page.resize(1076, 780)
    page.show()
    page.shown()
    yield page
    page.hidden()
    context.tasks.wait()


def test_before_anything_has_arrived_it_says_what_to_do(page: ReceivedPage) -> None:
    assert page._stack.currentIndex() == 0
    assert page.model.rowCount() == 0
    assert page.nothing.text().startswith("Nothing has arrived yet.")


def test_while_it_loads_it_says_so(qtbot: QtBot, page: ReceivedPage, server: Server) -> None:
    server.take("a@x.example")
    page.context.live.now()
    assert page.nothing.text() == "Loading the letters…"
    assert page.count.text() == ""
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=PATIENCE)
    assert page.count.text() != ""


def test_where_loading_fails_it_is_told(page: ReceivedPage, ways: NotedWays) -> None:
    page._failed("It is gone.")
    assert ways.went == [("say", "It is gone.")]
    assert page.nothing.text().startswith("Nothing has arrived yet.")


def test_letters_come_newest_first_and_the_newest_is_shown(qtbot: QtBot, page: ReceivedPage, server: Server) -> None:
    server.take("a@x.example", "<p>Hello A</p>")
    server.take("b@x.example", "<p>Hello B</p>")
    page.context.live.now()
    qtbot.waitUntil(lambda: "Hello B" in page.preview.toPlainText(), timeout=PATIENCE)
    assert [page.model.index(row, 1).data() for row in range(2)] == ["b@x.example", "a@x.example"]
    assert page.subject.text() == "For b@x.example"
    page.table.selectRow(1)
    qtbot.waitUntil(lambda: "Hello A" in page.preview.toPlainText(), timeout=PATIENCE)
    assert "shop@x.example" in page.people.text()


def test_new_letters_leave_the_chosen_one_alone(qtbot: QtBot, page: ReceivedPage, server: Server) -> None:
    server.take("a@x.example")
    page.context.live.now()
    qtbot.waitUntil(lambda: "Plain words" in page.preview.toPlainText(), timeout=PATIENCE)
    server.take("b@x.example")
    page.context.live.now()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=PATIENCE)
    assert page.table.currentIndex().row() == 1
    assert page.subject.text() == "For a@x.example"


def test_nothing_is_fetched_for_a_letter(qtbot: QtBot, page: ReceivedPage, server: Server) -> None:
    server.take("a@x.example", '<p>Look</p><img src="http://127.0.0.1:1/pixel.png"><a href="http://127.0.0.1:1/">x</a>')
    page.context.live.now()
    qtbot.waitUntil(lambda: "Look" in page.preview.toPlainText(), timeout=PATIENCE)
    assert not page.preview.openLinks()
    assert not page.preview.openExternalLinks()


def test_hidden_it_reads_nothing(qtbot: QtBot, page: ReceivedPage, server: Server) -> None:
    page.hidden()
    server.take("a@x.example")
    page.context.live.now()
    page.context.tasks.wait()
    assert page.model.rowCount() == 0
    page.shown()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=PATIENCE)


def test_the_model_keeps_qt_s_rules(qtmodeltester: ModelTester) -> None:
    model = LettersModel()
    model.add([Letter(number=n, recipient=f"p{n}@x.example", subject=f"S{n}", data=b"") for n in (1, 2, 3)])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # it has no types
    model.add([Letter(number=3, recipient="again", subject="again", data=b"")])
    assert (model.rowCount(), model.newest) == (3, 3)
    assert model.index(0, 0).data() == "3"


@pytest.mark.parametrize("entry", [*PAGES, RECEIVED], ids=lambda entry: entry.key)
def test_the_registry_says_what_the_pages_say(entry: object) -> None:
    from mailtool_gui.ui.pages.registry import Entry

    assert isinstance(entry, Entry)
    assert (entry.page.key, entry.page.icon, entry.page.title()) == (entry.key, entry.icon, entry.title())
