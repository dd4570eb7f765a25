"""A window that loses its display, or has no data folder: it ends, or says so; and leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from mailtool_gui.store.data_folder import DataFolder

ROOT = Path(__file__).parent.parent.parent
LOSES = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from mailtool_gui.app import show_window
from mailtool_gui.ui import start

class Losing(start.MainWindow):
    def start(self):
        super().start()
        self._host.changed.connect(self.lose)
        self._host.refused.connect(self.tell)

    def lose(self):
        if self._host.hosts:
            print("hosted", flush=True)
            QApplication.exit(1)  # as Qt does when the connection to the display breaks

    def tell(self):
        print(self.banner._label.text(), flush=True)
        self.leaving.stop()

start.MainWindow = Losing
sys.exit(show_window(Path(sys.argv[1]), locale="en-US"))
"""


def ended(data: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LOSES, str(data)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_when_the_display_goes_the_engine_stops_and_the_program_ends(tmp_path: Path) -> None:
    result = ended(tmp_path / "data")
    assert (result.returncode, result.stdout) == (1, "hosted\n"), result.stderr
    with DataFolder(tmp_path / "data").lock():
        pass


def test_a_data_folder_that_cannot_be_is_told_in_the_window(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    result = ended(tmp_path / "data")
    assert result.returncode == 0, result.stderr
    assert "The data folder cannot be used" in result.stdout
