"""The kinds of blocks as the user knows them: name, picture, what a new one holds, and how it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mailtool_gui.domain.document import (
    Block,
    Button,
    Columns,
    Divider,
    Heading,
    Image,
    Spacer,
    Text,
    kind_of,
)
from mailtool_gui.ui.editor.table_view import usual_table

if TYPE_CHECKING:
    from mailtool_gui.ui.editor.fields import Fields

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Kind:
    """One entry of the palette."""

    key: str
    name: Callable[[], str]
    icon: str
    new: Callable[[Fields], Block]


KINDS = (
    Kind("text", lambda: translate("Kinds", "Text"), "type", lambda _fields: Text()),
    Kind("heading", lambda: translate("Kinds", "Heading"), "heading", lambda _fields: Heading()),
    Kind("button", lambda: translate("Kinds", "Button"), "mouse-pointer-click", lambda _fields: Button()),
    Kind("image", lambda: translate("Kinds", "Picture"), "image", lambda _fields: Image()),
    Kind("table", lambda: translate("Kinds", "Order table"), "table", usual_table),
    Kind("divider", lambda: translate("Kinds", "Line"), "minus", lambda _fields: Divider()),
    Kind(
        "columns",
        lambda: translate("Kinds", "Columns"),
        "columns-2",
        lambda _fields: Columns(left=(Text(),), right=(Text(),)),
    ),
    Kind("spacer", lambda: translate("Kinds", "Space"), "separator-horizontal", lambda _fields: Spacer()),
)
"""All kinds, in the palette's order."""

BY_KEY = {kind.key: kind for kind in KINDS}
"""The kinds by their names in documents."""


def name_of(block: Block) -> str:
    """What the user calls a block's kind."""
    return BY_KEY[kind_of(block)].name()
