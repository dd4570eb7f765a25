"""Another program's opinion: how headless LibreOffice shows numbers.

Needs `soffice` (Debian: libreoffice-calc-nogui). `python -m tests.support.libreoffice` writes its answers to all our
cases into `tests/sheets/number_formats/libreoffice.jsonl`, which the tests compare with: they need no LibreOffice.
"""

from __future__ import annotations

import csv
import json
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.sheets.number_formats.cases import CASES, HERE, Case

ANSWERS = "libreoffice.jsonl"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>{}</value></prop>
</item></oor:items>
"""
# Comma, double quotes, UTF-8, as shown.
_FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
_INVISIBLE = "\u00a0\u202f"


def shown_by_libreoffice(cases: Sequence[Case], locale: str) -> list[str]:
    """What LibreOffice shows of each, its own locale being `locale`."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _write_workbook(cases, place / "cases.xlsx")
        settings = place / "profile/user/registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS.format(locale), encoding="utf-8")
        command = ["soffice", "--headless", f"-env:UserInstallation={(place / 'profile').as_uri()}"]
        command += ["--convert-to", _FILTER, "--outdir", folder, str(place / "cases.xlsx")]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        with (place / "cases.csv").open(encoding="utf-8", newline="") as file:
            return [row[0] for row in csv.reader(file)]


def _write_workbook(cases: Sequence[Case], path: Path) -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row, case in enumerate(cases, start=1):
        sheet.cell(row, 1, case.value).number_format = case.code
        sheet.cell(row, 2, "end")  # so that no row is taken for empty
    workbook.save(path)


def answers(cases: Iterable[Case]) -> list[Case]:
    """The cases as LibreOffice shows them, one start of the program for each locale."""
    by_locale: dict[str, list[Case]] = {}
    for case in cases:
        by_locale.setdefault(case.locale, []).append(case)
    return [
        Case(case.code, case.value, locale, shown)
        for locale, group in by_locale.items()
        for case, shown in zip(group, shown_by_libreoffice(group, locale), strict=True)
    ]


def _line(case: Case) -> str:
    text = json.dumps(case[:4], ensure_ascii=False)
    return "".join(f"\\u{ord(each):04x}" if each in _INVISIBLE else each for each in text)


def main() -> None:
    lines = [_line(case) for case in answers(CASES)]
    (HERE / ANSWERS).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
