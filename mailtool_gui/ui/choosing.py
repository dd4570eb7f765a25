"""Files that the user is asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate
Then = Callable[[Path], None]


def ask_for_workbook(parent: QWidget, then: Then) -> None:
    """A workbook."""
    kinds = [translate("Choosing", "Workbooks and lists (*.xlsx *.xlsm *.xltx *.xltm *.xls *.xlsb *.ods *.csv *.tsv)")]
    _ask(parent, translate("Choosing", "Choose a workbook"), kinds, then)


def ask_for_addresses(parent: QWidget, then: Then) -> None:
    """A file of addresses: a line each, or a workbook."""
    kinds = [translate("Choosing", "Lists of addresses (*.txt *.csv *.tsv *.xlsx *.xlsm *.xls *.xlsb *.ods)")]
    _ask(parent, translate("Choosing", "Choose a file of addresses"), kinds, then)


def ask_for_html(parent: QWidget, then: Then) -> None:
    """An HTML file."""
    kinds = [translate("Choosing", "HTML files (*.html *.htm)")]
    _ask(parent, translate("Choosing", "Choose an HTML file"), kinds, then)


def ask_for_logo(parent: QWidget, then: Then) -> None:
    """A picture for a signature."""
    kinds = [translate("Choosing", "Pictures (*.png *.jpg *.jpeg *.gif)")]
    _ask(parent, translate("Choosing", "Choose a logo"), kinds, then)


def ask_for_folder(parent: QWidget, title: str, start: str, then: Then) -> None:
    """A folder, looked for from `start` on."""
    dialog = QFileDialog(parent, title, start)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()


def ask_for_files(parent: QWidget, title: str, then: Callable[..., None]) -> None:
    """Any files; `then` is given all of them at once."""
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: then(*map(Path, names)))
    dialog.open()


def _ask(parent: QWidget, title: str, kinds: list[str], then: Then) -> None:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([*kinds, translate("Choosing", "All files (*)")])
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
