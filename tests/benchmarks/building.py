"""Time to build one message, beside Python's email package and nodemailer's composer, in one run.

    .venv/bin/python -m tests.benchmarks.building [--messages 2000] [--size 8192] [--rounds 5]

A personalised message of 8 KB HTML and its text; the same with an attachment of 200 KB; and the same by a template with
logic (a loop, a condition, a filter). Each program has the rows and the template in memory and makes the finished
bytes; processor time of its own process, the best of several rounds. The text is what the program
makes of the HTML by itself. Needs node and npm (nodemailer goes into a temporary folder).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from pathlib import Path

from mailtool_gui.domain.identity import identity_of
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import Cell, CellKind, Column, Row
from mailtool_gui.messages.builder import MessageBuilder, Sender, compile_message
from mailtool_gui.messages.plain_text import plain_text
from tests.benchmarks.campaign import html_of

_SCRIPT = Path(__file__).with_name("nodemailer_compose.mjs")
_SUBJECT = "{{ firstName }}, your order {{ orderNo }}"
_FIELDS = ("email", "firstName", "orderNo", "amount")
_LOGIC = (
    "{% for row in rows %}<p>{{ row.orderNo }}: {{ row.amount | upper }}</p>{% endfor %}{% if amount %}!{% endif %}"
)
_DATE = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
_SENDER = "office@example.com"
_ATTACHED = 200 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """What every program builds."""

    rows: Sequence[dict[str, str]]
    html: str
    text: str
    file: Path | None = None


def rows_of(count: int) -> list[dict[str, str]]:
    """People with an order each."""
    return [
        {
            "email": f"customer{number}@example.org",
            "firstName": f"Jürgen {number}",
            "orderNo": f"B-{100_000 + number}",
            "amount": f"{number % 977}.50 €",
        }
        for number in range(1, count + 1)
    ]


def filled(template: str, row: dict[str, str], *, html: bool = False) -> str:
    """The plainest way to personalise."""
    for name, value in row.items():
        template = template.replace(f"{{{{ {name} }}}}", escape(value) if html else value)
    return template


def mailtool_builder(work: Work) -> MessageBuilder:
    """The program's own way, its template compiled once."""
    columns = [Column(letter="ABCD"[i], header=name, field=name, format="General") for i, name in enumerate(_FIELDS)]
    attachments = (str(work.file),) if work.file else ()
    template = Template(subject=_SUBJECT, html=work.html, text=work.text, attachments=attachments)
    return compile_message(template, columns, sender=Sender(_SENDER, "The Büro"), locale="en-US")


def recipient_of(number: int, row: dict[str, str]) -> Recipient:
    """A row as the engine has it."""
    cells = tuple(Cell(value, value, CellKind.TEXT) for value in row.values())
    return Recipient(address=row["email"], rows=(Row(number=number, cells=cells),))


def by_mailtool(work: Work) -> float:
    """Milliseconds a message."""
    builder = mailtool_builder(work)
    people = [recipient_of(number, row) for number, row in enumerate(work.rows, 2)]
    identities = [identity_of(seed="benchmark@example.com", position=n, revision=0) for n in range(len(people))]
    begun = time.process_time()
    for person, identity in zip(people, identities, strict=True):
        builder.build(person, identity=identity, date=_DATE)
    return (time.process_time() - begun) * 1000 / len(people)


def by_email_message(work: Work) -> float:
    """Milliseconds a message of the standard library's."""
    attached = work.file.read_bytes() if work.file else None
    begun = time.process_time()
    for number, row in enumerate(work.rows):
        message = EmailMessage(policy=SMTP)
        message["From"] = f"The Büro <{_SENDER}>"
        message["To"] = row["email"]
        message["Subject"] = filled(_SUBJECT, row)
        message["Date"] = format_datetime(_DATE)
        message["Message-ID"] = f"<{number}@example.com>"
        message.set_content(filled(work.text, row))
        message.add_alternative(filled(work.html, row, html=True), subtype="html")
        if attached is not None:
            message.add_attachment(attached, maintype="application", subtype="pdf", filename="offer.pdf")
        message.as_bytes()
    return (time.process_time() - begun) * 1000 / len(work.rows)


def by_nodemailer(work: Work, folder: Path) -> float:
    """Milliseconds a message of nodemailer's composer."""
    job = {"rows": list(work.rows), "subject": _SUBJECT, "html": work.html, "text": work.text}
    (folder / "work.json").write_text(json.dumps(job), encoding="utf-8")
    command = ["node", str(_SCRIPT), str(folder), str(folder / "work.json"), str(work.file or "")]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def best(measure: Callable[[], float], rounds: int) -> float:
    """The quickest of several rounds: whatever else the machine does only slows one down."""
    return min(measure() for _ in range(rounds))


def compare(name: str, own: float, others: Sequence[tuple[str, float, float]]) -> None:
    """One line a comparison: milliseconds each, how many times faster, and the mark."""
    print(f"{name}: {own:.4f} ms a message")
    for other, taken, mark in others:
        factor = taken / own
        print(f"    {other:<14} {taken:8.3f} ms  {factor:6.1f} times faster (mark: {mark:.0f}) {_met(factor, mark)}")


def _met(factor: float, mark: float) -> str:
    return "met" if factor >= mark else "MISSED"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument("--size", type=int, default=8 * 1024, help="bytes of HTML")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(["npm", "install", "--silent", "--no-fund", "--no-audit", "nodemailer"], cwd=folder, check=True)
        _run(folder, given.messages, given.size, given.rounds)


def _run(folder: Path, messages: int, size: int, rounds: int) -> None:
    html = html_of(size)
    text = plain_text(html)
    plain = Work(rows=rows_of(messages), html=html, text=text)
    few = plain.rows[: max(20, messages // 10)]
    (offer := folder / "offer.pdf").write_bytes(bytes(range(256)) * (_ATTACHED // 256))
    attached = Work(rows=few, html=html, text=text, file=offer)
    logic = Work(rows=plain.rows, html=html.replace("</body>", f"{_LOGIC}</body>"), text=text)
    email = best(lambda: by_email_message(Work(rows=few, html=html, text=text)), rounds)
    node = best(lambda: by_nodemailer(plain, folder), rounds)
    own = best(lambda: by_mailtool(plain), rounds)
    compare("8 KB of HTML and a text", own, [("EmailMessage", email, 50), ("nodemailer", node, 15)])
    own = best(lambda: by_mailtool(attached), rounds)
    compare("with 200 KB attached", own, [("EmailMessage", best(lambda: by_email_message(attached), rounds), 100)])
    compare("with logic", best(lambda: by_mailtool(logic), rounds), [("EmailMessage", email, 10)])


if __name__ == "__main__":
    main()
