"""The demonstration's one click: its sample is checked and put in, without further questions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from mailtool_gui.ui.latest import Latest
from mailtool_gui.ui.widgets.card import restyle
from mailtool_gui.ui.widgets.demo_card import DemoCard

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.services.draft import Draft
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.tasks import Progress


class Demonstration(QObject):
    """Offers the sample in a card. `put_in` carries the job's id."""

    put_in = Signal(str)

    def __init__(self, context: Context, account: Account, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._account = account
        self._latest = Latest(context.tasks, self)
        self._draft: Draft | None = None
        self._sent = False
        self.card = DemoCard(context.theme)
        self.card.send.setEnabled(False)
        self.card.send.clicked.connect(self.send)

    def offer(self, draft: Draft) -> None:
        """The sample is there: the button sends it."""
        self._draft = draft
        self.card.tell_ready(sent_before=False)

    def show_for(self, sheet: Path | None, other: QPushButton) -> None:
        """Shows the card while the sample is seen; the page's `other` button is primary while it is not."""
        offered = self._draft is not None and self._draft.sheet == sheet
        self.card.setVisible(offered)
        restyle(other, "primary", not offered)

    def primary(self, other: QPushButton) -> QPushButton:
        """The page's one primary button."""
        return other if self.card.isHidden() else self.card.send

    def send(self) -> None:
        """Checks every row and puts the job in; nothing leaves this machine, so nobody is asked again."""
        draft, account, campaigns = self._draft, self._account, self._context.desk.campaigns
        if draft is None or self._latest.is_busy:
            return
        self.card.tell_under_way()

        def work(report: Progress) -> str:
            """Beside the window: the job's id."""
            from mailtool_gui.services.wish import Wish

            proofed = campaigns.checked(draft, account, report)
            return campaigns.put_in(proofed, Wish(account=account, skip_errors=True)).id

        self._latest.run(work, done=self._done, failed=self._failed)

    def _done(self, job: str) -> None:
        self._sent = True
        self.card.tell_ready(sent_before=True)
        self._context.wake()
        self.put_in.emit(job)

    def _failed(self, sentence: str) -> None:
        self.card.tell_ready(sent_before=self._sent)
        self._context.ways.say(sentence)
