from __future__ import annotations

import gc
import os
import tempfile
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.services.pasted import PastedCells
from mailtool_gui.services.sheets import Sheets

_FROM_EXCEL = 'Name\tMail\tBetrag\r\nJürgen\tj@x.example\t1.234,50 €\r\n"two\nlines"\tk@x.example\t00042\r\n'


def test_pasted_cells_are_read_as_they_were_shown() -> None:
    pasted = PastedCells()
    table = Sheets(locale="en-US").open(pasted.keep(_FROM_EXCEL))
    assert [column.header for column in table.columns] == ["Name", "Mail", "Betrag"]
    assert [[cell.shown for cell in row.cells] for row in table.rows] == [
        ["Jürgen", "j@x.example", "1.234,50 €"],
        ["two\nlines", "k@x.example", "00042"],
    ]


@pytest.mark.parametrize("text", ["", " \n ", "a word", "a word\n"])
def test_a_text_without_cells_is_refused(text: str) -> None:
    with pytest.raises(SheetError, match="no cells in the clipboard"):
        PastedCells().keep(text)


def test_a_table_of_a_web_page_is_enough() -> None:
    html = "<table><tr><td>Name<td>Mail<tr><td>Anna<td>a@x.example</table>"
    pasted = PastedCells()
    table = Sheets(locale="en-US").open(pasted.keep("Name Mail\nAnna a@x.example", html))
    assert [cell.shown for cell in table.rows[0].cells] == ["Anna", "a@x.example"]


def test_one_column_is_enough() -> None:
    assert PastedCells().keep("Mail\na@x.example").read_text(encoding="utf-8-sig") == '"Mail"\n"a@x.example"\n'


def test_every_paste_has_its_own_file() -> None:
    pasted = PastedCells()
    first, second = pasted.keep("A\tB\n1\t2"), pasted.keep("A\tB\n3\t4")
    assert (first.name, second.name) == ("Pasted cells.tsv", "Pasted cells 2.tsv")
    assert '"1"\t"2"' in first.read_text(encoding="utf-8-sig")


def test_nobody_else_can_read_them_and_they_go_with_the_program() -> None:
    pasted = PastedCells()
    folder = pasted.keep("A\tB\n1\t2").parent
    assert os.name == "nt" or folder.stat().st_mode & 0o077 == 0
    del pasted
    gc.collect()
    assert not folder.exists()


def test_no_room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(SheetError, match="cannot be kept") as caught:
        PastedCells().keep("A\tB\n1\t2")
    assert caught.value.where == str(tmp_path / "nowhere")
