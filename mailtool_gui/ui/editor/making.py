"""Frames for blocks, connected with the editor they belong to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from mailtool_gui.domain.document import (
    Block,
    Button,
    Columns,
    Divider,
    Heading,
    Image,
    OrderTable,
    Spacer,
    Text,
)
from mailtool_gui.ui.editor.block_list import BlockList
from mailtool_gui.ui.editor.columns_view import ColumnsView
from mailtool_gui.ui.editor.frame import BlockFrame
from mailtool_gui.ui.editor.image_view import ImageView
from mailtool_gui.ui.editor.kinds import KINDS
from mailtool_gui.ui.editor.table_view import TableView
from mailtool_gui.ui.editor.views import BlockView, ButtonView, DividerView, HeadingView, SpacerView, TextView

if TYPE_CHECKING:
    from mailtool_gui.ui.editor.block_editor import BlockEditor
    from mailtool_gui.ui.editor.edits import Place
    from mailtool_gui.ui.editor.rich_edit import RichEdit

translate = QCoreApplication.translate


class Maker:
    """Makes the frames and lists of one editor."""

    def __init__(self, editor: BlockEditor) -> None:
        self._editor = editor

    def frame(self, block: Block) -> BlockFrame:
        """A frame that shows a block."""
        editor = self._editor
        view = self._view(block)
        frame = BlockFrame(block, view)
        frame.changed.connect(editor.edited)
        frame.handle.dragged.connect(lambda: editor.drag(frame))
        frame.handle.deleted.connect(lambda: editor.remove(frame))
        frame.handle.menu().aboutToShow.connect(lambda: self._fill_menu(frame))
        if not isinstance(view, ColumnsView):
            for text in view.texts:
                self._connect(text, frame)
        if isinstance(view, HeadingView):
            view.finished.connect(lambda: editor.add("text", below=frame))
        return frame

    def list(self, owner: BlockView | None = None, side: int = 0) -> BlockList:
        """A list of blocks; with `owner` that of one side of two columns."""
        editor = self._editor

        def place() -> Place:
            """Where the list itself stands by now."""
            frame = owner.parentWidget() if owner is not None else None
            return (*editor.place_of(frame), side) if isinstance(frame, BlockFrame) else ()

        made = BlockList(self.frame, place)
        made.block_dropped.connect(editor.drop)
        made.picture_dropped.connect(editor.drop_picture)
        made.dragged_over.connect(editor.scroll_for)
        return made

    def _view(self, block: Block) -> BlockView:
        shared = self._editor.shared
        if isinstance(block, Columns):
            return ColumnsView(shared, self.list, self._fill_add_menu)
        if isinstance(block, Image):
            return ImageView(shared, self._editor.pictures)
        kinds: dict[type[Block], type[BlockView]] = {
            Text: TextView,
            Heading: HeadingView,
            Button: ButtonView,
            OrderTable: TableView,
            Divider: DividerView,
            Spacer: SpacerView,
        }
        return kinds[type(block)](shared)

    def _connect(self, text: RichEdit, frame: BlockFrame) -> None:
        editor = self._editor
        text.undo_asked.connect(editor.undo)
        text.redo_asked.connect(editor.redo)
        text.left.connect(lambda by: editor.go_on(frame, by))
        text.link_asked.connect(editor.ask_for_link)
        text.cursorPositionChanged.connect(lambda: editor.follow(text))

    def _fill_menu(self, frame: BlockFrame) -> None:
        editor, menu = self._editor, frame.handle.menu()
        menu.clear()
        above, under = (
            QMenu(translate("BlockFrame", "Add above"), menu),
            QMenu(translate("BlockFrame", "Add below"), menu),
        )
        nested = len(editor.place_of(frame)) > 1
        for kind in KINDS:
            if not (nested and kind.key == "columns"):
                _entry(above, kind.name(), partial(editor.add, kind.key, above=frame))
                _entry(under, kind.name(), partial(editor.add, kind.key, below=frame))
        menu.addMenu(above)
        menu.addMenu(under)
        menu.addSeparator()
        _entry(menu, translate("BlockFrame", "Move up"), partial(editor.shift, -1, frame), "Alt+Up")
        _entry(menu, translate("BlockFrame", "Move down"), partial(editor.shift, 1, frame), "Alt+Down")
        _entry(menu, translate("BlockFrame", "Duplicate"), partial(editor.duplicate, frame), "Ctrl+Shift+D")
        _entry(menu, translate("BlockFrame", "Delete"), partial(editor.remove, frame), "Del")

    def _fill_add_menu(self, menu: QMenu, owner: BlockView, side: int) -> None:
        for kind in KINDS:
            if kind.key != "columns":
                _entry(menu, kind.name(), partial(self._editor.add_to_side, kind.key, owner, side))


def _entry(menu: QMenu, name: str, then: partial[None], keys: str = "") -> QAction:
    """An entry of a menu; the keys beside it are only named, they are the editor's."""
    action = menu.addAction(f"{name}\t{keys}" if keys else name)
    action.triggered.connect(lambda _checked=False: then())
    return action
