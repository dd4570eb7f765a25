"""What may be said of an answer, or of its lack: a verdict and what it is about, in the words of the tables."""

from __future__ import annotations

from mailtool_gui.domain.outcome import Scope, Verdict

Judgement = tuple[Verdict, Scope | None]

ACCEPTED: Judgement = (Verdict.SENT, None)
COOL_ACCOUNT: Judgement = (Verdict.COOL, Scope.ACCOUNT)
DEFER_MESSAGE: Judgement = (Verdict.DEFER, Scope.MESSAGE)
DEFER_RECIPIENT: Judgement = (Verdict.DEFER, Scope.RECIPIENT)
FAIL_MESSAGE: Judgement = (Verdict.FAIL, Scope.MESSAGE)
FAIL_RECIPIENT: Judgement = (Verdict.FAIL, Scope.RECIPIENT)
PAUSE_ACCOUNT: Judgement = (Verdict.PAUSE, Scope.ACCOUNT)
RETRY_MESSAGE: Judgement = (Verdict.RETRY, Scope.MESSAGE)
RETRY_SERVER: Judgement = (Verdict.RETRY, Scope.SERVER)
UNKNOWN_MESSAGE: Judgement = (Verdict.UNKNOWN, Scope.MESSAGE)
