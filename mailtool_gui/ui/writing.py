"""The message of the Send page: the step it is written in, made when it is first needed, and the preview in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mailtool_gui.ui.previewer import Previewer

if TYPE_CHECKING:
    from mailtool_gui.domain.account import Account
    from mailtool_gui.domain.message import Template
    from mailtool_gui.domain.recipient import Recipient
    from mailtool_gui.domain.sheet import Column, Table
    from mailtool_gui.ui.context import Context
    from mailtool_gui.ui.widgets.message_step import MessageStep


class Writing(QObject):
    """`made` carries the step; `changed`: subject or message is another; `opened` carries a template that was opened,
    `open_file`: the user wants an .html file. `along` gives a message that is saved its copies and attachments."""

    made = Signal(object)
    changed = Signal()
    opened = Signal(object)
    open_file = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._columns: Sequence[Column] = ()
        self._grouped = False
        self.previewer = Previewer(context, self)
        self.along: Callable[[Template], Template] = lambda template: template

    @cached_property
    def step(self) -> MessageStep:
        """The step, imported and made by whoever asks first: a workbook's rows are seen without it."""
        from mailtool_gui.ui.widgets.message_step import MessageStep

        step = MessageStep(self._context)
        step.along = self.along
        step.show_columns(self._columns, grouped=self._grouped)
        self._connect(step)
        self.previewer.tell_place()
        self.made.emit(step)
        return step

    @property
    def is_written(self) -> bool:
        """Whether there is a subject and a message."""
        return self._is_made and self.step.is_written

    def prepare(self) -> None:
        """The step's modules are imported beside the window: it will be asked for soon."""
        if not self._is_made:
            module = "mailtool_gui.ui.widgets.message_step"
            self._context.tasks.run(lambda _: import_module(module), done=lambda _: None, failed=lambda _: None)

    def show_columns(self, columns: Sequence[Column], *, grouped: bool) -> None:
        """The fields that can be inserted."""
        self._columns, self._grouped = columns, grouped
        if self._is_made:
            self.step.show_columns(columns, grouped=grouped)

    def show_recipients(self, table: Table, recipients: Sequence[Recipient]) -> None:
        """For whom it can be previewed."""
        self.previewer.show_recipients(table, recipients)

    def write_for(self, account: Account | None) -> None:
        """The account it leaves from."""
        self.previewer.account = account

    def preview(self, template: Template) -> None:
        """The preview follows what is written."""
        if self.is_written:
            self.previewer.write(template)
        else:
            self.previewer.stop()
            self.step.clear_preview()

    @property
    def _is_made(self) -> bool:
        return "step" in self.__dict__

    def _connect(self, step: MessageStep) -> None:
        step.changed.connect(self.changed)
        step.templates.opened.connect(self.opened)
        step.open_file.connect(self.open_file)
        self.previewer.shown.connect(step.show_preview)
        self.previewer.moved.connect(step.preview.show_place)
        step.preview.moved.connect(self.previewer.move)
        step.preview.searched.connect(self.previewer.find)
