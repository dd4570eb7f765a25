from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.ui.models.problem_model import SENTENCE, ProblemModel
from mailtool_gui.ui.tips import plain_tip
from mailtool_gui.ui.widgets.elided_label import ElidedLabel

HOSTILE = "no such user <img src='{0}'> <b>call us</b>\nat once"


class WatchedDocument(QTextDocument):
    """A document as a tool tip lays it out; tells what it wanted to load."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted: list[str] = []

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802
        self.wanted.append(str(name))
        return super().loadResource(kind, name)


@pytest.fixture
def hostile(qtbot: QtBot, tmp_path: Path) -> str:
    picture = tmp_path / "canary.png"
    assert QImage(4, 4, QImage.Format.Format_RGB32).save(str(picture))
    return HOSTILE.format(picture.as_uri())


def laid_out(tip: str) -> WatchedDocument:
    document = WatchedDocument()
    document.setHtml(tip)
    document.setTextWidth(300)
    document.size()
    return document


def test_markup_in_a_tip_is_shown_and_not_followed(hostile: str) -> None:
    assert laid_out(hostile).wanted  # as Qt would show it by itself
    document = laid_out(plain_tip(hostile))
    assert document.wanted == []
    assert document.toPlainText() == hostile


@pytest.mark.parametrize("text", ["", "Anna", "b & c", "two\nlines"])
def test_what_looks_like_no_markup_stays_as_it_is(text: str) -> None:
    assert plain_tip(text) == text


@pytest.mark.parametrize("text", ["a < b & c", "a &lt; b", "<i>\\n  two</i>"])
def test_every_letter_is_seen(qtbot: QtBot, text: str) -> None:
    assert laid_out(plain_tip(text)).toPlainText() == text


def test_labels_and_tables_have_plain_tips(qtbot: QtBot, hostile: str) -> None:
    label = ElidedLabel(hostile)
    qtbot.addWidget(label)
    assert label.toolTip() == plain_tip(hostile) != hostile
    model = ProblemModel()
    model.show([Problem(severity=Severity.ERROR, code="x", message=hostile)])
    assert model.index(0, SENTENCE).data(Qt.ItemDataRole.ToolTipRole) == plain_tip(hostile)
