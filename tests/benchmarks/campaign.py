"""What all benchmarks send, and the program they send it with."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

MAILTOOL = Path(sys.executable).with_name("mailtool")
UNPACED = ("--in-flight", "20", "--batch-size", "1000000", "--batch-delay-ms", "1")
SUBJECT = "{{ firstName }}, your order {{ orderNo }}"
TEXT = "Dear {{ firstName }},\n\nyour order {{ orderNo }} over {{ amount }} is on its way.\n"
_PARAGRAPH = "<p>We pack it with care in our store near the station – it leaves the house within three days.</p>\n"
_HEADERS = ("E-mail", "First Name", "Order No", "Amount")


@dataclass(frozen=True, kw_only=True, slots=True)
class Campaign:
    """The files of one mailing, and its rows as every program gets them."""

    sheet: Path
    html: Path
    text: Path
    rows: Sequence[dict[str, str]]
    attachment: Path | None = None

    @property
    def arguments(self) -> list[str]:
        """SHEET and MESSAGE of the command line."""
        message = ["--subject", SUBJECT, "--html", str(self.html), "--text", str(self.text)]
        return [str(self.sheet), *message, *(("--attach", str(self.attachment)) if self.attachment else ())]


def html_of(size: int) -> str:
    """A personalised HTML message of about `size` bytes."""
    head = "<html><body><h1>Thank you, {{ firstName }}</h1>\n<p>Order {{ orderNo }}, {{ amount }}.</p>\n"
    return head + _PARAGRAPH * (size // len(_PARAGRAPH.encode())) + "</body></html>\n"


def unpaced(connections: int) -> tuple[str, ...]:
    """An account's options: as fast as so many connections can."""
    return ("--in-flight", str(connections), *UNPACED[2:])


def make_campaign(folder: Path, *, rows: int, size: int = 8 * 1024, attachment: int = 0) -> Campaign:
    """Writes a mailing to `rows` distinct addresses, `size` bytes of HTML each, and a file of `attachment` bytes."""
    people = [
        {
            "email": f"customer{number}@example.com",
            "firstName": f"Jürgen {number}",
            "orderNo": f"B-{100_000 + number}",
            "amount": f"{number % 977}.50 €",
        }
        for number in range(1, rows + 1)
    ]
    file = folder / "terms.pdf" if attachment else None
    if file:
        file.write_bytes(b"%PDF-1.4\n" + Random(1).randbytes(attachment))
    campaign = Campaign(
        sheet=folder / "orders.xlsx",
        html=folder / "message.html",
        text=folder / "message.txt",
        rows=people,
        attachment=file,
    )
    campaign.html.write_text(html_of(size), encoding="utf-8")
    campaign.text.write_text(TEXT, encoding="utf-8")
    _write_sheet(campaign)
    return campaign


def _write_sheet(campaign: Campaign) -> None:
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Orders")
    sheet.append(_HEADERS)
    for row in campaign.rows:
        sheet.append(list(row.values()))
    workbook.save(campaign.sheet)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mailtool:
    """The installed program on a data folder of its own."""

    data: Path

    def run(self, *arguments: str) -> tuple[dict[str, Any], float]:
        """The JSON answer and the seconds it took, process start included. Exits where the program failed."""
        begun = time.perf_counter()
        command = [str(MAILTOOL), "--data-dir", str(self.data), "--json", *arguments]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        seconds = time.perf_counter() - begun
        if done.returncode:
            sys.exit(
                f"{' '.join(command)} gave {done.returncode}\n{done.stdout.decode()}\n{done.stderr.decode()[-3000:]}"
            )
        return (json.loads(done.stdout) if done.stdout.strip() else {}), seconds

    def add_account(self, port: int, *options: str) -> None:
        """An account named `sink` on this port of loopback."""
        server = ("--from", "shop@example.com", "--host", "127.0.0.1", "--port", str(port), "--tls", "none")
        self.run("account", "add", "sink", *server, *options)

    def send(self, campaign: Campaign, *options: str) -> tuple[dict[str, Any], float]:
        """`mailtool send`: the job and the seconds it took."""
        return self.run("send", *campaign.arguments, "--account", "sink", *options)
