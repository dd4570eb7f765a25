"""What a page is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from mailtool_gui.services.desk import Desk
    from mailtool_gui.ui.context import Context


class Page(QWidget):
    """A page of the window. Made when first shown; `key`, `icon` and `title` are known before."""

    key: str
    icon: str

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setObjectName("page")
        self.context = context

    @classmethod
    def title(cls) -> str:
        """Its name in the sidebar, in the user's language."""
        return cls.key

    @classmethod
    def prepare(cls, desk: Desk) -> None:
        """Before the page is made, beside the window: what it asks for at once is put together."""
        desk.prepare()

    def shown(self) -> None:
        """The page comes into sight."""

    def chosen_again(self) -> None:
        """The user chooses the page in the sidebar while it is in sight: it shows what it begins with."""

    def hidden(self) -> None:
        """The page goes out of sight: it reads nothing any more."""


class PageKind(Protocol):
    """What makes a page, and what is known of it before."""

    @property
    def key(self) -> str:
        """Its name in the program."""
        ...

    @property
    def icon(self) -> str:
        """Its picture."""
        ...

    def title(self) -> str:
        """Its name for people."""
        ...

    def prepare(self, desk: Desk) -> None:
        """What the page needs is imported and put together: beside the window, which it keeps waiting otherwise."""
        ...

    def __call__(self, context: Context, /) -> Page:
        """The page, made now."""
        ...
