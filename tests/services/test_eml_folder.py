"""Folders of .eml files: whole, or not there at all."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import UsageError
from mailtool_gui.services.eml_folder import UNFINISHED, EmlFolder, stepwise, summary

RESERVED = set('<>:"/\\|?*') | {chr(code) for code in range(32)}


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def interrupted(out: Path, error: BaseException) -> None:
    """Two messages are written, then something happens."""
    with EmlFolder(out, last_row=9) as folder:
        folder.add(1, "a@x", b"")
        folder.add(2, "a@x", b"")
        raise error


def test_files_sort_by_row_and_keep_their_hash(tmp_path: Path) -> None:
    with EmlFolder(tmp_path / "out", last_row=1200) as folder:
        name, digest = folder.add(7, "anna@example.com", b"one")
        assert (name, digest) == ("0007-anna@example.com.eml", sha256(b"one").hexdigest())
        folder.add(1200, "a", b"two")
        assert UNFINISHED in names(tmp_path / "out")
        folder.add_file("list.txt", b"three")
    assert names(tmp_path / "out") == ["0007-anna@example.com.eml", "1200-a.eml", "list.txt"]
    assert [name for _, name in folder.hashes] == names(tmp_path / "out")


def test_two_messages_of_one_row_get_two_names_also_on_windows(tmp_path: Path) -> None:
    with EmlFolder(tmp_path / "out", last_row=9) as folder:
        made = [folder.add(2, address, b"")[0] for address in ("A@x", "a@x", "ä@x", "ö@x")]
    assert made == ["2-A@x.eml", "2-a@x-2.eml", "2-_@x.eml", "2-_@x-2.eml"]


@given(address=st.text(max_size=300), row=st.integers(1, 1_048_576))
def test_any_address_makes_a_name_that_windows_takes(address: str, row: int) -> None:
    folder = EmlFolder(Path("nowhere"), last_row=1_048_576)
    name = folder._free_name(f"{row:07}-{folder.safe(address)}")
    assert not RESERVED & set(name)
    assert (len(name) <= 120, name.isascii(), name.endswith(".eml"), name[:7].isdigit()) == (True, True, True, True)


def test_an_empty_folder_is_taken_and_stays_when_it_goes_wrong(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(KeyboardInterrupt):
        interrupted(out, KeyboardInterrupt())
    assert names(out) == []


def test_a_new_folder_goes_again_when_it_goes_wrong(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        interrupted(tmp_path / "out", RuntimeError())
    assert names(tmp_path) == []


def test_a_disk_that_fills_up_is_told_and_nothing_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if "2-" in self.name:
            raise OSError(28, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(UsageError, match="No space left") as caught:
        interrupted(tmp_path / "out", RuntimeError())
    assert (caught.value.code, names(tmp_path)) == ("cannot-write", [])


def test_what_cannot_be_a_new_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("")
    for path, code in (("file", "no-folder"), ("full", "not-empty"), ("nix/out", "no-such-folder")):
        with pytest.raises(UsageError) as caught, EmlFolder(tmp_path / path, last_row=1):
            pytest.fail("it was taken")
        assert caught.value.code == code
    assert names(tmp_path / "full") == ["mine.txt"]


def test_a_folder_that_was_not_finished_says_so(tmp_path: Path) -> None:
    (tmp_path / UNFINISHED).write_text("")
    with pytest.raises(UsageError, match="not finished the last time"), EmlFolder(tmp_path, last_row=1):
        pytest.fail("it was taken")


def test_a_summary_holds_no_formulas() -> None:
    made = summary(("A", "B"), [("=1+1", "Bình, the 2nd"), ("@x", "")]).decode("utf-8-sig")
    assert made == "A,B\r\n'=1+1,\"Bình, the 2nd\"\r\n'@x,\r\n"


def test_every_fiftieth_and_the_last_are_told() -> None:
    told: list[int] = []
    for done in range(1, 121):
        stepwise(lambda done, _total: told.append(done), done, 120)
    assert told == [50, 100, 120]
