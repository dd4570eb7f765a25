"""Keeps the preview true while the user writes: rendered beside the window, a moment after the last letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mailtool_gui.domain.message import Template
from mailtool_gui.services.sheets import recipient_with
from mailtool_gui.ui.latest import Latest

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.fixes import Fix
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.domain.sheet import Table
    from mailtool_gui.services.previews import Preview
    from mailtool_gui.ui.context import Context

DEBOUNCE = 250  # ms


class Previewer(QObject):
    """Renders the template for one of the recipients.

    `shown` carries the preview, `moved` the recipient's place, the number of all, and the address.
    """

    shown = Signal(object)
    moved = Signal(int, int, str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._reading, self._finding = Latest(context.tasks, self), Latest(context.tasks, self)
        self._typing = QTimer(self, singleShot=True, interval=DEBOUNCE)
        self._typing.timeout.connect(self._render)
        self._table: Table | None = None
        self._recipients: Sequence[Recipient] = ()
        self._fixes: Sequence[Fix] = ()
        self._template = Template(subject="", html="")
        self._place = 0
        self.account: Account | None = None

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is what was written last."""
        return not (self._typing.isActive() or self._reading.is_busy)

    def show_recipients(self, table: Table, recipients: Sequence[Recipient]) -> None:
        """Another sheet, or other choices in it."""
        self._table, self._recipients = table, recipients
        self._place = min(self._place, max(0, len(recipients) - 1))
        self.tell_place()

    def correct(self, fixes: Sequence[Fix]) -> None:
        """These cells are corrected, whether or not the rows have been looked through since."""
        self._fixes = fixes

    def write(self, template: Template) -> None:
        """The user has changed the template."""
        self._template = template
        self._typing.start()

    def move(self, by: int) -> None:
        """The recipient so many places further; after the last one comes the first."""
        if self._recipients:
            self._go_to((self._place + by) % len(self._recipients))

    def find(self, text: str) -> None:
        """The next recipient whose address or rows show `text`."""
        recipients, place, ways = self._recipients, self._place, self._context.ways
        if not text:
            return

        def done(found: int | None) -> None:
            """Goes to who was found."""
            if found is None:
                ways.say(self.tr("No recipient has “{0}”.").format(text))
            else:
                self._go_to(found)

        self._finding.run(lambda _report: recipient_with(recipients, text, after=place), done=done, failed=ways.say)

    def stop(self) -> None:
        """The preview is out of sight."""
        self._typing.stop()
        self._reading.cancel()
        self._finding.cancel()

    def _go_to(self, place: int) -> None:
        self._place = place
        self.tell_place()
        self._render()

    def tell_place(self) -> None:
        """Says again whose message is shown."""
        who = self._recipients[self._place].address if self._recipients else ""
        self.moved.emit(self._place, len(self._recipients), who)

    def _render(self) -> None:
        self._typing.stop()
        template, table, account = self._template, self._table, self.account
        recipient = self._recipients[self._place] if self._recipients else None
        previews, fixes, place = self._context.desk.previews, self._fixes, self._place

        def work(_report: object) -> tuple[Preview, Recipient | None]:
            """Beside the window: the message as this recipient gets it."""
            columns, locale = (table.columns, table.locale) if table else ((), None)
            corrected = recipient
            if recipient and table and (fixes or (template.split_addresses and recipient.error)):
                corrected = _corrected(recipient, table, template, fixes)
            return previews.preview(template, columns, corrected, account, locale=locale), corrected

        def done(found: tuple[Preview, Recipient | None]) -> None:
            """Shows it, and whose it is where that was corrected."""
            preview, corrected = found
            self.shown.emit(preview)
            if corrected is not recipient and corrected:
                self.moved.emit(place, len(self._recipients), corrected.address)

        self._reading.run(work, done=done, failed=self._context.ways.say)


def _corrected(recipient: Recipient, table: Table, template: Template, fixes: Sequence[Fix]) -> Recipient:
    from mailtool_gui.services.fixes import addressed_anew, put_right

    now, split = put_right(recipient, table.columns, fixes), template.split_addresses
    return addressed_anew(now, recipient, table, template.to_column, split=split)
