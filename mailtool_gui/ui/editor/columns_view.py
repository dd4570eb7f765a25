"""Two columns beside each other, each a list of blocks of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from mailtool_gui.domain.document import Block, Columns
from mailtool_gui.ui.editor.block_list import BlockList
from mailtool_gui.ui.editor.views import BlockView
from mailtool_gui.ui.widgets.card import button

if TYPE_CHECKING:
    from mailtool_gui.ui.editor.rich_edit import RichEdit, Shared

MakeList = Callable[[BlockView, int], BlockList]
FillMenu = Callable[[QMenu, BlockView, int], None]


class ColumnsView(BlockView):
    """`make` gives the list of one side, `fill` writes what can be added to it into a menu."""

    def __init__(self, shared: Shared, make: MakeList, fill: FillMenu) -> None:
        super().__init__(shared)
        self.sides = (make(self, 0), make(self, 1))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        names = (self.tr("Add to the left column"), self.tr("Add to the right column"))
        for place, side in enumerate(self.sides):
            column, inside = QWidget(), QVBoxLayout()
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(4)
            column.setLayout(inside)
            add = button("+", kind="quiet")
            add.setProperty("mini", True)
            add.setAccessibleName(names[place])
            add.setToolTip(names[place])
            menu = QMenu(add)
            fill(menu, self, place)
            add.setMenu(menu)
            inside.addWidget(side)
            inside.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
            inside.addStretch(1)
            layout.addWidget(column, 1)

    def block(self) -> Columns:
        """What stands in them now."""
        left, right = self.sides
        return Columns(left=left.blocks(), right=right.blocks())

    def show_block(self, block: Block) -> None:
        """Other columns; what is the same stays as it is."""
        assert isinstance(block, Columns)
        self.sides[0].show_blocks(block.left)
        self.sides[1].show_blocks(block.right)

    @property
    def texts(self) -> list[RichEdit]:
        """Those of the blocks inside."""
        return [text for side in self.sides for frame in side.frames for text in frame.view.texts]

    def focus(self) -> None:
        """The first block has the cursor."""
        for frame in (*self.sides[0].frames, *self.sides[1].frames):
            frame.view.focus()
            return
