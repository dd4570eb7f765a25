"""Pictures of messages in light and dark, on a desktop and on a phone: `look.py OUT FILE.html...` (needs Chromium).

One picture a file: 1000 and 390 pixels wide, light above dark.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

_WIDTHS = (1000, 390)


def frames(html: str, height: int) -> str:
    """A page that shows `html` four times."""
    rows = []
    for scheme in ("light", "dark"):
        shown = "".join(
            f'<iframe style="color-scheme:{scheme};width:{width}px;height:{height}px;border:0;margin-right:8px" '
            f'srcdoc="{escape(html)}"></iframe>'
            for width in _WIDTHS
        )
        rows.append(f'<div style="white-space:nowrap;height:{height + 8}px">{shown}</div>')
    return f'<!doctype html><meta charset="utf-8"><body style="margin:0;background:#888">{"".join(rows)}'


def picture(html: str, out: Path, *, height: int = 900) -> None:
    """Writes a PNG of `html`."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(frames(html, height), encoding="utf-8")
        subprocess.run(
            [
                "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                "--disable-dev-shm-usage", f"--user-data-dir={folder}/profile",
                f"--window-size={sum(_WIDTHS) + 16},{2 * height + 16}", f"--screenshot={out}", page.as_uri(),
            ],
            check=True, capture_output=True, timeout=60,
        )  # fmt: skip


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[2:]:
        picture(Path(name).read_text(encoding="utf-8"), target / f"{Path(name).stem}.png")
