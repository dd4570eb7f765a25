from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.text import lines as module
from mailtool_gui.sheets.text.lines import Lines
from tests.sheets.text.vietnamese import in_windows_1258


def _read(path: Path, content: bytes, encoding: str = "utf-8") -> list[str]:
    path.write_bytes(content)
    with Lines(path, encoding) as lines:
        found = list(lines)
        assert lines.ended
        assert lines.number == len(found)
    return found


def _error(path: Path, content: bytes, encoding: str = "utf-8") -> SheetError:
    with pytest.raises(SheetError) as caught:
        _read(path, content, encoding)
    assert caught.value.where == str(path)
    return caught.value


def test_lines_end_in_three_ways(tmp_path: Path) -> None:
    assert _read(tmp_path / "a", b"a\r\nb\rc\n\nd") == ["a\r\n", "b\r", "c\n", "\n", "d"]


def test_other_separators_are_part_of_a_line(tmp_path: Path) -> None:
    assert _read(tmp_path / "a", "a\u2028b\x0bc\x85d\n".encode()) == ["a\u2028b\x0bc\x85d\n"]


def test_the_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    assert _read(tmp_path / "a", "\ufeffName\n\ufeffx".encode("utf-16-le"), "utf-16-le") == ["Name\n", "\ufeffx"]


def test_vietnamese_marks_are_composed(tmp_path: Path) -> None:
    assert _read(tmp_path / "a", in_windows_1258("Nguyễn Thị Bưởi\n"), "windows-1258") == ["Nguyễn Thị Bưởi\n"]


@pytest.mark.parametrize("before", [b"", b"x\n", b"x\r\ny\rz\n", b"long line\n" * 20_000])
def test_a_broken_byte_is_named_by_its_line(tmp_path: Path, before: bytes) -> None:
    error = _error(tmp_path / "a", before + b"M\xfcller\nrest")
    line = before.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert error.code == "broken-encoding"
    assert error.message.startswith(f"Line {line:,} holds a byte that is not utf-8 (FC).")


def test_a_broken_pair_of_bytes_is_named_by_its_line(tmp_path: Path) -> None:
    assert "Line 2 " in _error(tmp_path / "a", "a\nb".encode("utf-16-le") + b"\x00\xdc", "utf-16-le").message


def test_a_nul_is_named_by_its_line(tmp_path: Path) -> None:
    assert _error(tmp_path / "a", b"a\nb\0\n").message.startswith("Line 2 holds a NUL")


def test_an_endless_line_is_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_LINE", 100)
    assert _error(tmp_path / "a", b"a\n" + b"x" * 1000).code == "too-large"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.sampled_from("a\r\n\u2028é")))
def test_nothing_is_lost(tmp_path: Path, text: str) -> None:
    assert "".join(_read(tmp_path / "a", text.encode())) == text
