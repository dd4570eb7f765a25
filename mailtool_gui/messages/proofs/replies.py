"""Answers: messages whose reply address is missing, and mailings that nobody can leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.messages.proofs.findings import Places, of_template, warning
from mailtool_gui.messages.record import cell_name

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Template
    from mailtool_gui.domain.recipient import Recipient

_MAILING = re.compile(
    r"\b(?:newsletter|unsubscribe|mailing list|abbestellen|abmelden|hủy đăng ký|bản tin)\b", re.IGNORECASE
)


class ReplyCheck:
    """Looks at the `column` of reply addresses; None where there is none."""

    def __init__(self, template: Template, places: Places, column: int | None) -> None:
        self._template = template
        self._places = places
        self._column = column

    def of_template(self) -> Iterator[Problem]:
        """What is so in every message."""
        template = self._template
        found = _MAILING.search(f"{template.subject}\n{template.html}\n{template.text or ''}")
        if found and not template.unsubscribe:
            message = (
                f"The message speaks of “{found[0]}”, but mail programs are not told where people unsubscribe "
                "(--unsubscribe). Large providers ask for it."
            )
            yield of_template(Severity.WARNING, "no-unsubscribe", message)
        if any(target.startswith("http:") for target in template.unsubscribe):
            message = "The address to unsubscribe at begins with http:. One click needs https:."
            yield of_template(Severity.WARNING, "unsubscribe-not-secure", message)

    def problems(self, recipient: Recipient) -> Iterator[Problem]:
        """A blank reply address."""
        if self._column is None or any(row.cells[self._column].shown.strip() for row in recipient.rows):
            return
        row, column = recipient.rows[0], self._places.columns[self._column]
        message = f"{cell_name(column, row)} is blank: answers to this message go to the sender."
        yield warning("no-reply-to", message, row, column)
