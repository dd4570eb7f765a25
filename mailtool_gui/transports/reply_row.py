"""One line of the table of replies, and the stages it may speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from mailtool_gui.domain.outcome import Effect, Reply, Scope, Stage, Verdict

if TYPE_CHECKING:
    from mailtool_gui.transports.judgements import Judgement

OPENING = frozenset({Stage.GREETING, Stage.EHLO})
AUTH = frozenset({Stage.AUTH})
STARTTLS = frozenset({Stage.STARTTLS})
MAIL = frozenset({Stage.MAIL})
RCPT = frozenset({Stage.RCPT})
DOT = frozenset({Stage.DOT})
CONTENT = frozenset({Stage.DATA, Stage.DOT})
TRANSACTION = MAIL | RCPT | CONTENT
EVERY = OPENING | STARTTLS | AUTH | TRANSACTION


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of the table.

    `when` matches the whole of `code enhanced`, with `-` for no enhanced code; `says` must be found in the text.
    """

    name: str
    stages: frozenset[Stage]
    when: re.Pattern[str]
    says: re.Pattern[str] | None
    verdict: Verdict
    scope: Scope | None
    reason: str
    delay: timedelta | None
    effects: frozenset[Effect]

    def fits(self, stage: Stage, reply: Reply) -> bool:
        """Whether this row speaks of this reply."""
        return (
            stage in self.stages
            and self.when.fullmatch(f"{reply.code} {reply.enhanced or '-'}") is not None
            and (self.says is None or self.says.search(reply.text) is not None)
        )


def row(
    name: str,
    stages: frozenset[Stage],
    when: str,
    judgement: Judgement,
    reason: str,
    *effects: Effect,
    says: str | None = None,
    delay: timedelta | None = None,
) -> Row:
    """A line, its patterns compiled; `says` ignores case."""
    return Row(
        name=name,
        stages=stages,
        when=re.compile(when),
        says=re.compile(says, re.IGNORECASE) if says else None,
        verdict=judgement[0],
        scope=judgement[1],
        reason=reason,
        delay=delay,
        effects=frozenset(effects),
    )
