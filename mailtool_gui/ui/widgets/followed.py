"""Rows that were mailed before: by which jobs, and whether to leave them out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mailtool_gui.domain.job import ENDED
from mailtool_gui.services.sent_before import Earlier, Only, SentBefore
from mailtool_gui.ui.phrases import filled
from mailtool_gui.ui.widgets.card import captioned, text_label
from mailtool_gui.ui.widgets.choice import Choice

_NAMED = 2  # jobs that are named, the ones with the most rows


class SentBeforeBar(QWidget):
    """Hidden where nothing was mailed before. `chosen` tells that the user wants other rows to be sent."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: Path | None = None
        self.words = text_label(wraps=True)
        self.choice = Choice(
            (
                (Only.ALL.value, self.tr("all rows")),
                (Only.NEW.value, self.tr("new rows only")),
                (Only.NEW_OR_CHANGED.value, self.tr("new and changed rows only")),
            )
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(16)
        layout.addWidget(self.words, 1)
        layout.addLayout(captioned(self.tr("Rows to send"), self.choice))
        self.choice.activated.connect(self.chosen)
        self.hide()

    def only_for(self, sheet: Path) -> Only:
        """Which rows of the sheet are to be sent: all, where the choice was another sheet's."""
        if sheet != self._sheet:
            self._sheet = sheet
            self._reset()
        return Only(self.choice.chosen)

    def tell(self, before: SentBefore | None) -> None:
        """What the ledger knows of the rows."""
        if before is None or not before.earlier:
            self._reset()
            return
        lines = [self._line(each, before.total) for each in before.earlier[:_NAMED]]
        lines.append(filled(self.tr("New: %1. Changed since: %2."), before.new, len(before.changed)))
        self.words.setText("\n".join(lines))
        self.show()

    def _reset(self) -> None:
        self.choice.choose(Only.ALL.value)
        self.hide()

    def _line(self, earlier: Earlier, total: int) -> str:
        local = earlier.when.astimezone()
        day = QLocale().toString(QDate(local.year, local.month, local.day), QLocale.FormatType.ShortFormat)
        # The subject last and by itself: it is the user's own text, and may hold a place of its own.
        return filled(self._sentence(earlier), earlier.rows, total, day).replace("%4", earlier.subject)

    def _sentence(self, earlier: Earlier) -> str:
        if earlier.job.status not in ENDED:
            return self.tr("%1 of these %2 rows are on their way since %3, with “%4”.")
        if earlier.same_subject:
            return self.tr("%1 of these %2 rows were mailed on %3, with “%4”.")
        return self.tr("%1 of these %2 rows were mailed on %3, with another message: “%4”.")
