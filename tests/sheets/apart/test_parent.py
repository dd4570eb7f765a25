from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path
from threading import active_count
from time import monotonic

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import ReadOptions, Table
from mailtool_gui.sheets.apart import COMMAND, parent
from mailtool_gui.sheets.apart.frames import Frame, FrameKind
from mailtool_gui.sheets.limits import DEFAULT_LIMITS, ReadLimits
from mailtool_gui.sheets.open import open_table
from mailtool_gui.sheets.source import ReadRequest
from tests.sheets.workbooks import CORPUS, number_cell, sheet_xml, simple_workbook, text_rows, write_workbook


def _read(path: Path, limits: ReadLimits = DEFAULT_LIMITS) -> Table:
    return open_table(path, apart=True, limits=limits)


def _refused(path: Path, limits: ReadLimits = DEFAULT_LIMITS) -> SheetError:
    with pytest.raises(SheetError) as caught:
        _read(path, limits)
    assert caught.value.where == str(path)
    return caught.value


def _many(path: Path, rows: int) -> Path:
    return write_workbook(path, sheet_xml(text_rows(["Name", "City"], *([f"n{row}", "Ulm"] for row in range(rows)))))


def _instead(monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    """What runs in place of the reading process; the path of a workbook for it."""
    monkeypatch.setattr(parent, "command", lambda: [sys.executable, "-c", script])
    return Path("a.xlsx")


def test_the_table_is_the_same(tmp_path: Path) -> None:
    path = _many(tmp_path / "a.xlsx", 300)
    here, apart = open_table(path, apart=False), _read(path)
    assert apart == here
    assert len(apart.rows) == 300


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.xlsx"))[::12], ids=lambda path: path.name)
def test_files_of_the_corpus_give_the_same_table_or_the_same_refusal(path: Path) -> None:
    answers = []
    for apart in (False, True):
        try:
            table: object = open_table(path, apart=apart)
        except SheetError as error:
            table = (str(error), error.code)
        answers.append(table)
    assert answers[0] == answers[1]


def test_the_table_is_seen_while_it_grows(tmp_path: Path) -> None:
    seen: list[tuple[int, str]] = []
    path = _many(tmp_path / "a.xlsx", 300)
    open_table(path, apart=True, watch=lambda table: seen.append((len(table.rows), table.rows[-1].cells[0].shown)))
    assert seen[0] == (200, "n199")


def test_who_watches_may_end_it(tmp_path: Path) -> None:
    def enough(_table: Table) -> None:
        raise KeyError

    path = _many(tmp_path / "a.xlsx", 300)
    before = active_count()
    with pytest.raises(KeyError):
        open_table(path, apart=True, watch=enough)
    assert active_count() == before


def test_a_relative_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    simple_workbook(tmp_path / "a.xlsx", ["Name"], ["Anna"])
    monkeypatch.chdir(tmp_path)
    assert _read(Path("a.xlsx")).source == Path("a.xlsx")


def test_options_and_refusals_travel(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"], ["Anna"])
    with pytest.raises(SheetError, match="Nowhere") as caught:
        open_table(path, apart=True, options=ReadOptions(worksheet="Nowhere"))
    assert caught.value.code == "no-such-worksheet"


def test_numbers_are_shown_as_the_region_has_them(tmp_path: Path) -> None:
    rows = '<row r="1">{}</row><row r="2">{}</row>'.format(
        '<c r="A1" t="inlineStr"><is><t>Amount</t></is></c>', number_cell("A2", 1234.5, 1)
    )
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(rows), formats=["#,##0.00"])
    assert open_table(path, apart=True, locale="de-DE").rows[0].cells[0].shown == "1.234,50"


def test_work_without_progress_is_ended(tmp_path: Path) -> None:
    path = _many(tmp_path / "a.xlsx", 3_000)
    assert _refused(path, ReadLimits(stalled_seconds=0.002)).code == "too-slow"


def test_a_process_that_is_silent_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    path = _instead(monkeypatch, "import time; time.sleep(60)")
    begun = monotonic()
    assert _refused(path, ReadLimits(stalled_seconds=0.1)).code == "too-slow"
    assert monotonic() - begun < 30


@pytest.mark.parametrize("script", ["import os; os.abort()", "raise SystemExit(3)", "pass"])
def test_a_process_that_ends_without_an_answer(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    error = _refused(_instead(monkeypatch, script))
    assert error.code == "damaged-file"
    assert "save it as" in error.message


def test_a_page_and_then_nothing_is_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Frame(FrameKind.PAGE, b"abc", 64).encoded()
    script = f"import os; os.write(1, {page!r}); os.abort()"
    assert _refused(_instead(monkeypatch, script)).code == "damaged-file"


def test_who_wants_it_no_more_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    path = _instead(monkeypatch, "import time; time.sleep(60)")
    begun, looks = monotonic(), count()
    with pytest.raises(SheetError) as caught:
        open_table(path, apart=True, wanted=lambda: next(looks) < 2)
    assert caught.value.code == "stopped"
    assert next(looks) == 3
    assert monotonic() - begun < 30


def test_more_memory_than_allowed_is_refused(tmp_path: Path) -> None:
    strings = [f"<t>Person {number}</t>" for number in range(200_000)]
    path = write_workbook(tmp_path / "a.xlsx", sheet_xml(text_rows(["Name"], ["Anna"])), strings=strings)
    assert _refused(path, ReadLimits(memory=24 * 1024 * 1024)).code == "too-large"


def test_large_files_are_read_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"], ["Anna"])
    monkeypatch.setattr(parent, "command", lambda: [sys.executable, "-c", "pass"])
    assert len(open_table(path).rows) == 1
    monkeypatch.setattr("mailtool_gui.sheets.open._LARGE", 10)
    with pytest.raises(SheetError):
        open_table(path)


def test_what_cannot_be_opened_is_refused_without_a_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parent, "command", lambda: ["/nowhere"])
    for path in (tmp_path, tmp_path / "none.xlsx"):
        with pytest.raises(SheetError) as caught:
            open_table(path)
        assert caught.value.code in {"is-a-folder", "no-such-file"}


def test_nothing_of_the_program_is_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "open").open("w") as file:
        os.set_inheritable(file.fileno(), True)
        script = f"import os, sys; os.write(1, b'x'); os.fstat({file.fileno()}); import time; time.sleep(60)"
        assert _refused(_instead(monkeypatch, script)).code == "damaged-file"


def test_the_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert parent.command() == [sys.executable, "-m", "mailtool_gui", COMMAND]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert parent.command() == [sys.executable, COMMAND]


def test_a_request_that_nobody_reads_is_no_error_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    path = _instead(monkeypatch, "import os; os.close(0)")
    long = ReadOptions(area="x" * 1_000_000)
    request = ReadRequest(path=path, options=long, locale="en-US", limits=DEFAULT_LIMITS)
    with pytest.raises(SheetError) as caught:
        parent.read_apart(request, watch=None, wanted=lambda: True)
    assert caught.value.code == "damaged-file"
