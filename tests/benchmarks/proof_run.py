"""How long the proof run takes: against plain rendering of the same rows, in the same run.

    python -m tests.benchmarks.proof_run [ROWS]

Every row has a customer number in its cells and in the message, so that the swap check has all to do.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from time import perf_counter

from mailtool_gui.domain.identity import identity_of
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.sheet import Cell, CellKind, Column, Row
from mailtool_gui.messages.builder import MessageBuilder, Sender, compile_message
from mailtool_gui.messages.proof import proof
from tests.benchmarks.campaign import html_of

ROWS = 10_000
_DATE = datetime(2026, 11, 22, tzinfo=UTC)
_HEADERS = ("E-mail", "First Name", "Order No", "Amount", "Site")
_LINK = '<p><a href="https://shop.example/{{ site }}">Your page</a> <img src="https://shop.example/a.png" alt="A"></p>'
_LOOP = "<p>{% for row in rows %}{{ row.orderNo }}: {{ row.amount }}{% endfor %}</p>"


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of both ways through the same rows."""

    name: str
    rendering: float
    proofing: float
    problems: int

    @property
    def line(self) -> str:
        """What is printed."""
        ratio = self.proofing / self.rendering
        return (
            f"{self.name}: rendering {self.rendering:.2f} s, proof run {self.proofing:.2f} s "
            f"({ratio:.2f} of rendering), {self.problems} problems"
        )


def columns() -> tuple[Column, ...]:
    """The sheet's columns."""
    return tuple(
        Column(letter=letter, header=header, field=header, format="General")
        for letter, header in zip("ABCDE", _HEADERS, strict=True)
    )


def people(count: int) -> list[Recipient]:
    """`count` recipients of one row each."""
    return [_person(number) for number in range(2, count + 2)]


def _person(number: int) -> Recipient:
    address = f"customer{number}@shop.example"
    texts = (address, f"Jürgen {number}", f"B-{100_000 + number}", f"{number % 977}.50 €", f"page-{number}")
    row = Row(number=number, cells=tuple(Cell(text, text, CellKind.TEXT) for text in texts))
    return Recipient(address=address, rows=(row,))


def measure(name: str, template: Template, recipients: Sequence[Recipient]) -> Measured:
    """Renders all, then proofs all."""
    started = perf_counter()
    _render(_builder(template), recipients)
    rendered = perf_counter()
    found = list(proof(_builder(template), recipients, template=template, columns=columns()))
    return Measured(name, rendered - started, perf_counter() - rendered, len(found))


def _builder(template: Template) -> MessageBuilder:
    return compile_message(template, columns(), sender=Sender("office@shop.example"), locale="en-US")


def _render(builder: MessageBuilder, recipients: Sequence[Recipient]) -> None:
    for position, recipient in enumerate(recipients):
        builder.build(recipient, identity=identity_of(seed="s@x", position=position, revision=0), date=_DATE)


def main() -> None:
    """Prints a line for a template with fields alone, and one for a template with a loop."""
    recipients = people(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
    plain = html_of(8 * 1024).replace("</body>", f"{_LINK}</body>")
    subject = "{{ firstName }}, your order {{ orderNo }}"
    text = "Dear {{ firstName }}, your order {{ orderNo }}\n"
    for name, html in (("fields", plain), ("a loop", plain.replace("</body>", f"{_LOOP}</body>"))):
        print(measure(name, Template(subject=subject, html=html, text=text), recipients).line, flush=True)


if __name__ == "__main__":
    main()
