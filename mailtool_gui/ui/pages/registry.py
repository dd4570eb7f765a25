"""The pages of the window: one line each. A page's own file is imported when the page is made."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mailtool_gui.ui.pages.page import Page

if TYPE_CHECKING:
    from mailtool_gui.services.desk import Desk
    from mailtool_gui.ui.context import Context


@dataclass(frozen=True)
class Entry:
    """A page before it is made: `SendPage` in `pages/send.py` has the key `send`. `name` is its English title."""

    key: str
    icon: str
    name: str

    @property
    def page(self) -> type[Page]:
        """The page's class, imported now."""
        found = getattr(import_module(f"mailtool_gui.ui.pages.{self.key}"), self._class)
        assert isinstance(found, type)
        assert issubclass(found, Page)
        return found

    def title(self) -> str:
        """As the page's own file has it translated."""
        return QCoreApplication.translate(self._class, self.name)

    def prepare(self, desk: Desk) -> None:
        """The page's file is imported, and what the page asks for at once is put together."""
        self.page.prepare(desk)

    def __call__(self, context: Context, /) -> Page:
        """The page, made now."""
        return self.page(context)

    @property
    def _class(self) -> str:
        return f"{self.key.capitalize()}Page"


PAGES = (
    Entry("send", "send", "Send"),
    Entry("jobs", "list", "Jobs"),
    Entry("failed", "mail-x", "Failed"),
    Entry("suppressions", "user-x", "Never mailed again"),
    Entry("accounts", "user", "Accounts"),
    Entry("diagnostics", "info", "Diagnostics"),
)
RECEIVED = Entry("received", "inbox", "Received")
"""Only in the demonstration."""
