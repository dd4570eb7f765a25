from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from mailtool_gui.domain.sheet import ReadOptions
from mailtool_gui.sheets.apart import COMMAND
from mailtool_gui.sheets.apart.child import too_much_memory
from mailtool_gui.sheets.apart.frames import FrameKind, decode_refusal, decode_table, encode_request, frames
from mailtool_gui.sheets.limits import DEFAULT_LIMITS
from mailtool_gui.sheets.rows_on_disk import decode_page
from mailtool_gui.sheets.source import ReadRequest
from tests.sheets.workbooks import sheet_xml, text_rows, write_workbook

ROOT = Path(__file__).parents[3]


def _request(path: Path) -> ReadRequest:
    return ReadRequest(path=path, options=ReadOptions(), locale="en-US", limits=DEFAULT_LIMITS)


def _run(*arguments: str, request: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, input=request, capture_output=True, cwd=ROOT, timeout=60, check=False)


def test_pages_come_before_what_tells_of_them(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(text_rows(["Name"], *([f"n{row}"] for row in range(210)))))
    done = _run("-m", "mailtool_gui", COMMAND, request=encode_request(_request(path)))
    assert (done.returncode, done.stderr) == (0, b"")
    with (tmp_path / "answers").open("w+b") as file:
        file.write(done.stdout)
        file.seek(0)
        answers = list(frames(file))
    rows = 0
    for frame in answers:
        if frame.kind is FrameKind.PAGE:
            assert len(decode_page(frame.body)) == frame.rows
            rows += frame.rows
        elif frame.kind is not FrameKind.BEAT:
            assert frame.rows == rows
    assert [frame.kind for frame in answers][-1] is FrameKind.WHOLE
    assert rows == 210
    assert decode_table(answers[-1].body, ()).columns[0].header == "Name"


def test_a_refusal_is_told(tmp_path: Path) -> None:
    done = _run("-m", "mailtool_gui", COMMAND, request=encode_request(_request(tmp_path / "none.xlsx")))
    with (tmp_path / "answers").open("w+b") as file:
        file.write(done.stdout)
        file.seek(0)
        *_, answer = frames(file)
    assert answer.kind is FrameKind.REFUSED
    assert decode_refusal(answer.body).code == "no-such-file"


def test_it_knows_neither_the_window_nor_the_ledger() -> None:
    script = "import mailtool_gui.sheets.apart.child, sys; print([m for m in sys.modules if m in {0!r}])"
    done = _run("-c", script.format({"PySide6", "peewee", "click", "sqlite3", "openpyxl", "keyring", "jinja2"}))
    assert done.stdout.strip() == b"[]"


def test_memory_is_limited() -> None:
    script = (
        "from mailtool_gui.sheets.apart.child import limit_memory\n"
        "from mailtool_gui.sheets.limits import ReadLimits\n"
        "limit_memory(ReadLimits(memory=200 * 2**20))\n"
        "try:\n    bytearray(300 * 2**20)\nexcept MemoryError:\n    print('refused')"
    )
    assert _run("-c", script).stdout.strip() == b"refused"


def test_time_is_limited() -> None:
    script = (
        "from mailtool_gui.sheets.apart.child import allow_time\n"
        "allow_time(0.05)\n"
        "for _ in range(3):\n    allow_time(0.05)\n"
        "while True:\n    pass"
    )
    assert _run("-c", script).returncode == -signal.SIGPROF


def test_too_much_memory_names_file_and_limit(tmp_path: Path) -> None:
    error = too_much_memory(_request(tmp_path / "a.xlsx"))
    assert (error.where, error.code) == (str(tmp_path / "a.xlsx"), "too-large")
    assert "600 MB" in error.message
