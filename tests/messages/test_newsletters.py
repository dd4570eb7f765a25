"""Three newsletters such as offices have them, as a trial of everything that makes a message."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from mailtool_gui.domain.message import InlineImage, Template
from mailtool_gui.messages.builder import compile_message
from mailtool_gui.messages.cleaning import cleaned
from mailtool_gui.messages.inlining import inlined
from mailtool_gui.messages.proof import proof
from tests.support.letters import ADDRESS, DATE, IDENTITY, SENDER, columns, content, recipient, row

VIOLET, WHITE = b"\x8a\x5c\xd6", b"\xff\xff\xff"
FOLDER = Path(__file__).parent / "newsletters"
NEWSLETTERS: Mapping[str, Mapping[str, str | float | None]] = {
    "library": {"Email": ADDRESS, "First Name": "Lan", "Branch": "Mill Lane", "Loans": 3},
    "cafe": {"Email": ADDRESS, "First Name": "Lan", "Booking Link": "https://cafe.test/7", "Points": 80},
    "release": {"Email": ADDRESS, "First Name": "Lan", "Release": "4.2", "Plan": "Team", "Team ID": "T-17",
                "Settings Link": "https://app.test/mail"},
}  # fmt: skip


def cup(folder: Path) -> InlineImage:
    """A picture: a violet disc in a white square."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    side = 144
    reach = range(-side // 2, side // 2)
    lines = (b"\0" + b"".join(VIOLET if x * x + y * y < 44**2 else WHITE for x in reach) for y in reach)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    path = folder / "cup.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"".join(lines))) + chunk(b"IEND", b""))
    return InlineImage(cid="cup.png", path=path)


def made(name: str, folder: Path) -> tuple[Template, list[str], str, str]:
    """A newsletter's template, what the proof run finds, its HTML and its text."""
    html = (FOLDER / f"{name}.html").read_text(encoding="utf-8")
    inline = (cup(folder),) if "cid:" in html else ()
    template = Template(subject=f"News for {{{{ first_name }}}} from {name}", html=html, inline=inline)
    values = NEWSLETTERS[name]
    shown = columns(tuple(values))
    builder = compile_message(template, shown, sender=SENDER, locale="en-US")
    to = recipient(row(2, *values.values(), width=len(values)))
    problems = [problem.message for problem in proof(builder, [to], template=template, columns=shown)]
    message = builder.build(to, identity=IDENTITY, date=DATE)
    return template, problems, content(message, "html"), content(message, "plain")


@pytest.mark.parametrize("name", NEWSLETTERS)
def test_each_proofs_clean(name: str, tmp_path: Path) -> None:
    assert made(name, tmp_path)[1] == []


@pytest.mark.parametrize("name", NEWSLETTERS)
def test_each_has_its_styles_in_its_tags(name: str, tmp_path: Path) -> None:
    template, _, html, text = made(name, tmp_path)
    assert cleaned(template.html).html == template.html
    assert inlined(template.html).count('style="') > template.html.count('style="')
    ruled = set(re.findall(r'class="([^" ]+)', html)) & {"masthead", "issue", "dish", "price", "badge", "side", "code"}
    assert ruled
    for each in ruled:
        assert re.search(rf'<\w+ style="[^"]+" [^>]*class="{each}|class="{each}[^>]*style="', html), each
    assert "Lan" in text
    assert "<" not in text


def test_the_text_keeps_the_links(tmp_path: Path) -> None:
    assert "[Keep a table for me](https://cafe.test/7)" in made("cafe", tmp_path)[3]
    assert "mailto:library@example.org" in made("library", tmp_path)[3]


def test_what_depends_on_a_row_is_there(tmp_path: Path) -> None:
    assert "3 books at home" in made("library", tmp_path)[3]
    assert "report --team T-17 --since monday" in made("release", tmp_path)[3]
