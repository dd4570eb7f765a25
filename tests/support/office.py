"""The program as a user has it: the installed command on a data folder of its own, against a sink."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a command gave back."""

    exit_code: int
    json: Any
    stderr: str


@dataclass(frozen=True, kw_only=True)
class Command:
    """Runs `mailtool` on one data folder: `program` is what Python is told to run, `under` a program around it."""

    data: Path
    program: tuple[str, ...] = ("-m", "mailtool_gui")
    under: tuple[str, ...] = ()

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Starts a command and leaves it running; its output is thrown away."""
        return subprocess.Popen(
            self.line(*arguments),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self.environment(),
        )

    def __call__(self, *arguments: str, timeout: float = 120) -> Answer:
        """Runs a command to its end."""
        done = subprocess.run(
            self.line(*arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=self.environment(),
            timeout=timeout,
            check=False,
        )
        text = done.stdout.strip()
        return Answer(exit_code=done.returncode, json=json.loads(text) if text else None, stderr=done.stderr.decode())

    def add_account(self, port: int, *options: str, name: str = "work") -> None:
        """An account at a server on loopback, unpaced unless told otherwise."""
        pace = options or ("--in-flight", "10", "--batch-size", "100000", "--batch-delay-ms", "1")
        server = ("--from", "office@example.com", "--host", "127.0.0.1", "--port", str(port), "--tls", "none")
        assert self("account", "add", name, *server, *pace).exit_code == 0

    def deliveries(self, job: str) -> list[dict[str, Any]]:
        """Every delivery of a job."""
        answer = self("job", job, "--deliveries", "--limit", "100000")
        assert answer.exit_code == 0
        found: list[dict[str, Any]] = answer.json["deliveries"]
        return found

    def line(self, *arguments: str, plain: bool = False) -> list[str]:
        """The command line; `plain` as people type it, without `--json`."""
        options = ["--locale", "en-US"] if plain else ["--json", "--locale", "en-US"]
        return [*self.under, sys.executable, *self.program, *options, *arguments]

    def environment(self) -> dict[str, str]:
        """What it finds in its environment."""
        return os.environ | {"MAILTOOL_HOME": str(self.data)}


def write_people(folder: Path, addresses: list[str]) -> list[str]:
    """A workbook with one row an address, and a message; the SHEET and MESSAGE of a command line."""
    from openpyxl import Workbook

    folder.mkdir(parents=True, exist_ok=True)
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("People")
    sheet.append(["Name", "E-mail"])
    for address in addresses:
        sheet.append([address.partition("@")[0], address])
    workbook.save(folder / "people.xlsx")
    (folder / "message.html").write_text("<p>Dear {{ name }},</p><p>all is well.</p>", encoding="utf-8")
    return [str(folder / "people.xlsx"), "--subject", "For {{ name }}", "--html", str(folder / "message.html")]
