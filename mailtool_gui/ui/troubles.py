"""What troubles all of it: told in the banner for as long as it lasts, and counted in the sidebar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mailtool_gui.ui.banner import About, Banner
from mailtool_gui.ui.phrases import clock_time, filled
from mailtool_gui.ui.polling import Polling
from mailtool_gui.ui.sentences import said

if TYPE_CHECKING:
    from mailtool_gui.services.desk import Desk
    from mailtool_gui.services.offline import Outage
    from mailtool_gui.services.standing import Standing
    from mailtool_gui.ui.tasks import Tasks

EVERY = 1.0  # seconds between two looks


class Troubles(QObject):
    """`seen` carries a Standing after each look; `to_the_accounts` is the way that the banner offers."""

    seen = Signal(object)

    def __init__(
        self, desk: Desk, tasks: Tasks, banner: Banner, to_the_accounts: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._banner = banner
        self._to_the_accounts = to_the_accounts
        self._polling = Polling(tasks, every=EVERY, parent=self)
        self.standing: Standing | None = None

    def look(self) -> None:
        """Looks, if it is time for it; a ledger that cannot be read is told by others."""
        self._polling.poll(lambda: _standing(self._desk), done=self._seen, failed=lambda _: None)

    def stop(self) -> None:
        """Looks no more."""
        self._polling.stop()

    @property
    def is_offline(self) -> bool:
        """Whether something waits for a server that is not reached."""
        return self.standing is not None and bool(self.standing.outages)

    def _seen(self, standing: Standing) -> None:
        self.standing = standing
        paused = " ".join(map(self._of_paused, standing.paused[:1])) + self._others(standing.paused)
        self._banner.tell(About.ACCOUNT, paused, offer=self.tr("To the account"), wish=self._to_the_accounts)
        self._banner.tell(
            About.NETWORK, " ".join(map(self._of_outage, standing.outages[:1])) + self._others(standing.outages)
        )
        self.seen.emit(standing)

    def _of_paused(self, paused: Outage) -> str:
        told = self.tr("“%1” needs you: %2 Then choose Resume. Messages waiting: %3.")
        return filled(told, paused.account, said(paused.reason), paused.waiting)

    def _of_outage(self, outage: Outage) -> str:
        now = datetime.now(UTC)
        since, following = outage.since or now, outage.next_try
        reached = self.tr("“%1” has reached no server since %2.")
        words = [filled(reached, outage.account, clock_time(since, now))]
        if following and following > now:
            words.append(filled(self.tr("Next try: %1."), clock_time(following, now)))
        else:
            words.append(self.tr("Trying now."))
        words.append(filled(self.tr("Messages waiting: %1; none is lost, they go by themselves."), outage.waiting))
        return " ".join(words)

    def _others(self, found: Sequence[Outage]) -> str:
        more = len(found) - 1
        return " " + filled(self.tr("Other accounts with the same trouble: %1."), more) if more > 0 else ""


def _standing(desk: Desk) -> Standing:
    from mailtool_gui.services.standing import standing

    return standing(desk.parts.records)
