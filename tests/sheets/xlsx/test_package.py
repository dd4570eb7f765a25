from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from mailtool_gui.domain.errors import SheetError
from mailtool_gui.sheets.limits import DEFAULT_LIMITS, ReadLimits
from mailtool_gui.sheets.xlsx.package import Package
from tests.sheets.workbooks import simple_workbook


def _zip(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _read(path: Path, limits: ReadLimits = DEFAULT_LIMITS, name: str = "part") -> bytes:
    with Package(path, limits) as package:
        return b"".join(package.chunks(name))


def test_parts_are_found_whatever_their_case(tmp_path: Path) -> None:
    path = simple_workbook(tmp_path / "a.xlsx", ["Name"])
    with Package(path, DEFAULT_LIMITS) as package:
        assert package.has("/XL/Workbook.xml")
        assert package.target("", "officeDocument") == "xl/workbook.xml"
        assert package.target("xl/workbook.xml", "styles") == "xl/styles.xml"
        assert package.target("xl/workbook.xml", "sharedStrings") is None


def test_targets_are_absolute_or_relative(tmp_path: Path) -> None:
    rels = b'<Relationships><Relationship Id="a" Type="x/one" Target="/xl/p.xml"/>'
    rels += b'<Relationship Id="b" Type="x/two" Target="../q.xml"/>'
    rels += b'<Relationship Id="c" Type="x/link" Target="http://example.com" TargetMode="External"/></Relationships>'
    path = _zip(tmp_path / "a.zip", **{"xl/sheets/_rels/s.xml.rels": rels})
    with Package(path, DEFAULT_LIMITS) as package:
        found = package.relationships("xl/sheets/s.xml")
    assert {key: (each.kind, each.target) for key, each in found.items()} == {
        "a": ("one", "xl/p.xml"),
        "b": ("two", "xl/q.xml"),
    }


def test_a_part_above_the_limit_is_refused(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", part=random.Random(1).randbytes(200_000))
    with pytest.raises(SheetError) as error:
        _read(path, ReadLimits(part_bytes=100_000))
    assert error.value.code == "too-large"


def test_a_worksheet_has_a_limit_of_its_own(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", part=random.Random(1).randbytes(200_000))
    with Package(path, ReadLimits(part_bytes=100_000)) as package:
        assert sum(map(len, package.sheet_chunks("part"))) == 200_000
    with Package(path, ReadLimits(sheet_bytes=100_000)) as package, pytest.raises(SheetError, match="larger than"):
        list(package.sheet_chunks("part"))


def test_a_part_that_unpacks_to_a_multiple_is_refused(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", part=b"\0" * 8_000_000)
    with pytest.raises(SheetError, match="may be an attack") as error:
        _read(path)
    assert error.value.code == "hostile-file"
    assert len(_read(path, ReadLimits(ratio=2000))) == 8_000_000


def test_a_missing_part_is_damage(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="missing") as error:
        _read(_zip(tmp_path / "a.zip", other=b""))
    assert error.value.code == "damaged-file"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_uncommon_compression_is_refused(tmp_path: Path, method: int) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", method) as archive:
        archive.writestr("part", b"x" * 100)
    with pytest.raises(SheetError, match="compressed"):
        _read(tmp_path / "a.zip")


def test_a_flipped_byte_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("part", b"x" * 100)
    data = bytearray(path.read_bytes())
    data[data.index(b"xxxx") + 50] ^= 1
    path.write_bytes(data)
    with pytest.raises(SheetError) as error:
        _read(path)
    assert error.value.code == "damaged-file"


def test_an_encrypted_member_is_a_password(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", part=b"x")
    data = bytearray(path.read_bytes())
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(SheetError) as error:
        _read(path)
    assert error.value.code == "password-protected"


def test_no_zip_is_damage(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and nothing more")
    with pytest.raises(SheetError) as error:
        Package(tmp_path / "a.zip", DEFAULT_LIMITS)
    assert error.value.code == "damaged-file"
