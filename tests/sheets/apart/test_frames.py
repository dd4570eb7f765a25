from __future__ import annotations

import io
from dataclasses import fields
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.domain.sheet import Column, ReadOptions, Table
from mailtool_gui.sheets.apart.frames import (
    Frame,
    FrameKind,
    decode_refusal,
    decode_request,
    decode_table,
    encode_refusal,
    encode_request,
    encode_table,
    frames,
)
from mailtool_gui.sheets.limits import ReadLimits
from mailtool_gui.sheets.source import ReadRequest

_TABLE = Table(
    source=Path("/a b/Grüße \udcff.xlsx"),
    worksheet="Q1",
    worksheets=("Q1", "Q2"),
    header_row=3,
    columns=(Column(letter="B", header="Tên", field="ten", format="0.00"),),
    rows=(),
    locale="vi-VN",
    hidden_worksheets=frozenset({"Q2"}),
    areas=("Orders",),
    hidden_rows=7,
    error_cells=2,
    notes=("a note",),
    options=ReadOptions(worksheet="Q1", area="Orders", header_row=3, hidden_rows=True, encoding="utf-8", delimiter=";"),
)


def test_a_table_arrives_as_it_was() -> None:
    assert decode_table(encode_table(_TABLE), ()) == _TABLE


def test_every_field_of_a_table_is_tried() -> None:
    plain = Table(source=Path(), worksheet="", worksheets=(), header_row=0, columns=(), rows=(), locale="")
    unchanged = {field.name for field in fields(Table) if getattr(plain, field.name) == getattr(_TABLE, field.name)}
    assert unchanged == {"rows"}


def test_a_request_arrives_as_it_was() -> None:
    limits = ReadLimits(rows=5, stalled_seconds=0.5)
    request = ReadRequest(path=Path("/a\udcff.xlsx"), options=ReadOptions(area="A1:B2"), locale="de-DE", limits=limits)
    assert decode_request(encode_request(request)) == request


def test_a_relative_path_means_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "there").mkdir()
    monkeypatch.chdir(tmp_path / "there")
    body = encode_request(ReadRequest(path=Path("a.xlsx"), options=ReadOptions(), locale="en-US", limits=ReadLimits()))
    monkeypatch.chdir(tmp_path)
    assert decode_request(body).path.absolute() == tmp_path / "there" / "a.xlsx"


def test_a_refusal_arrives_as_it_was() -> None:
    error = decode_refusal(encode_refusal(SheetError("Wrong.", where="C4", code="bad")))
    assert (error.message, error.where, error.code) == ("Wrong.", "C4", "bad")


_FRAMES = [Frame(FrameKind.BEAT), Frame(FrameKind.PAGE, b"\x00" * 300, 64), Frame(FrameKind.WHOLE, b"{}", 64)]


def test_frames_arrive_as_they_were() -> None:
    assert list(frames(io.BytesIO(b"".join(frame.encoded() for frame in _FRAMES)))) == _FRAMES


@pytest.mark.parametrize("missing", [1, 2, 5, 9, 11])
def test_a_frame_that_breaks_off_is_not_told(missing: int) -> None:
    stream = b"".join(frame.encoded() for frame in _FRAMES)
    assert list(frames(io.BytesIO(stream[:-missing]))) == _FRAMES[:-1]
