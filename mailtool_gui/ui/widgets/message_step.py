"""The second step: subject and message with fields, and beside them how they look."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.message import InlineImage, SavedAs, Template
from mailtool_gui.services.previews import Preview
from mailtool_gui.services.templates import Saved, with_changes
from mailtool_gui.ui.editor.field_line import FieldLine
from mailtool_gui.ui.editor.fields import Fields
from mailtool_gui.ui.editor.pictures import Pictures
from mailtool_gui.ui.editor.rich_edit import Shared
from mailtool_gui.ui.editor.templates import TemplateButton
from mailtool_gui.ui.sentences import said
from mailtool_gui.ui.tokens import GAP
from mailtool_gui.ui.widgets.body_editor import BodyEditor
from mailtool_gui.ui.widgets.card import card, restyle, text_label
from mailtool_gui.ui.widgets.field_chips import FieldChips
from mailtool_gui.ui.widgets.preview_pane import PreviewPane

if TYPE_CHECKING:
    from mailtool_gui.domain.sheet import Column
    from mailtool_gui.ui.context import Context

_LINE = re.compile(r"(?:HTML|text) line \d+(?:, column \d+)?: ")
_NOTHING = Template(subject="", html="")


class MessageStep(QWidget):
    """`changed` tells that subject or message is another, `open_file` that the user wants an .html file.

    `along` gives a message that is saved what goes along with it: copies and attachments.
    """

    changed = Signal()
    open_file = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self.fields, self.pictures = Fields(self), Pictures(context.tasks, self)
        shared = Shared(fields=self.fields, theme=theme)
        self.subject = FieldLine(shared, placeholder=self.tr("What your recipients read first"))
        self.editor = BodyEditor(theme, self.fields, self.pictures)
        self.body, self.plain = self.editor.html, self.editor.plain
        self.problem = text_label(wraps=True)
        self.problem.setAccessibleName(self.tr("What is wrong with the message"))
        self.chips = FieldChips()
        self.preview = PreviewPane(theme)
        self.along: Callable[[Template], Template] = lambda template: template
        self.templates = TemplateButton(context, lambda: self.along(self._written()))
        self._context = context
        self._base = _NOTHING
        self._in_subject = False
        self._columns: Sequence[Column] = ()
        self._grouped = False
        self._lay_out()
        self._connect()
        self._tell("", None)

    @property
    def is_written(self) -> bool:
        """Whether there is a subject and a message."""
        return bool(self.subject.text().strip()) and not self.editor.is_blank

    def write(self, subject: str, html: str) -> None:
        """Puts a finished message into the editors."""
        self._base = _NOTHING
        self.templates.tell("")
        self.subject.setText(subject)
        self.editor.write(html)

    def show_template(self, template: Template) -> None:
        """Puts a kept message into the editors, as blocks where it was made of them; what cannot be read is said."""
        try:
            self.editor.show_template(template)
        except TemplateError as error:
            self._context.ways.say(said(str(error)))
            return
        self._base = template
        self.templates.tell(template.saved_as.name if template.saved_as else "")
        self.subject.setText(template.subject)
        self.preview.show_preview(Preview())  # the letter of the message before must not stay
        self._show_pictures()

    def template(self, *, to: str | None, group_by: str | None, split: bool = False) -> Template:
        """What is written, for these columns; `split` makes a message for each address of a cell."""
        return replace(self._written(), to_column=to, group_by=group_by, split_addresses=split)

    def show_columns(self, columns: Sequence[Column], *, grouped: bool) -> None:
        """The fields that can be inserted."""
        self._columns, self._grouped = columns, grouped
        self.fields.show_columns(columns, grouped=grouped)
        self._show_chips()

    def show_preview(self, preview: Preview) -> None:
        """What came of the template for one recipient."""
        self.preview.show_preview(preview)
        self.body.show_mistake(preview.mistake or "")
        if preview.mistake is None:
            self.editor.show_made(preview.text)
        if preview.mistake:
            self._tell(said(self._without_line(preview.mistake)), "failed")
        else:
            hints = dict.fromkeys(self._without_line(hint) for hint in preview.hints)
            self._tell("\n".join(said(hint) for hint in list(hints)[:3]), "trying")

    def take_focus(self) -> None:
        """The user begins with the subject."""
        self.subject.setFocus()
        self.subject.deselect()  # the first letter typed must not replace it all

    def clear_preview(self) -> None:
        """There is nothing to be rendered."""
        self.preview.show_preview(Preview())
        self._tell("", None)

    def insert(self, text: str) -> None:
        """Writes a field where the cursor was last."""
        if self._in_subject:
            self.subject.insert_source(" ".join(text.split()))
        else:
            self.editor.insert(text)

    def _written(self) -> Template:
        """What was opened, with everything that has been written since."""
        written = {
            "subject": self.subject.text(),
            "html": self.editor.source,
            "text": self.editor.text,
            "inline": self._inline(),
            "blocks": self.editor.kept_blocks,
        }
        return with_changes(self._base, written)

    def _inline(self) -> tuple[InlineImage, ...]:
        """The pictures of what was opened, and those of the blocks."""
        return tuple({image.cid: image for image in (*self._base.inline, *self.editor.inline)}.values())

    def _keep(self, saved: Saved) -> None:
        """What is written is the saved version now."""
        entry = saved.entry
        self._base = replace(self._written(), saved_as=SavedAs(name=entry.name, version=entry.version))

    def _without_line(self, sentence: str) -> str:
        """Who writes blocks has no lines of HTML."""
        return sentence if self.editor.by_hand else _LINE.sub("", sentence)

    def _show_chips(self) -> None:
        """A table of the rows is a block; only HTML needs it as a text."""
        self.chips.show_columns(self._columns, grouped=self._grouped, table=self.editor.by_hand)

    def _enter_subject(self) -> None:
        self._in_subject = True

    def _enter_body(self) -> None:
        self._in_subject = False

    def _show_pictures(self) -> None:
        """The preview shows the draft's own pictures, from memory; those not read yet come later."""
        found = {image.cid: self.pictures.get(str(image.path)) for image in self._inline()}
        self.preview.show_pictures({cid: image for cid, image in found.items() if image is not None})

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        subject, inside = card(across=True, inside=12)
        caption = text_label(self.tr("&Subject"), role="secondary")
        caption.setBuddy(self.subject)
        self.subject.setAccessibleName(self.tr("Subject"))
        inside.addWidget(caption)
        inside.addWidget(self.subject, 1)
        inside.addWidget(self.templates)
        left.addWidget(subject)
        body, inside = card()
        inside.addWidget(self.editor, 1)
        inside.addWidget(self.problem)
        left.addWidget(body, 1)
        fields, inside = card()
        inside.addWidget(self.chips)
        left.addWidget(fields)
        layout.addLayout(left, 57)
        layout.addWidget(self.preview, 43)

    def _connect(self) -> None:
        self.subject.entered.connect(self._enter_subject)
        self.editor.entered.connect(self._enter_body)
        self.subject.edited.connect(self.changed)
        self.editor.changed.connect(self._show_pictures)
        self.editor.changed.connect(self.changed)
        self.pictures.loaded.connect(self._show_pictures)
        self.editor.open_file.connect(self.open_file)
        self.editor.hand_changed.connect(self._show_chips)
        self.chips.picked.connect(self.insert)
        self.templates.opened.connect(self.show_template)
        self.templates.saved.connect(self._keep)

    def _tell(self, sentence: str, state: str | None) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        restyle(self.problem, "state", state)
