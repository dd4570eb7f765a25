"""What a server's answer means, and what to do: one table.

The code and the enhanced code (RFC 3463) decide; the text only refines. The first row that fits wins. What happens
without an answer (a lost line, a bad certificate) has a table of its own below. Sources: RFC 5321, 4954, 3207, 1870,
6531 and the providers' own pages (Google, Microsoft, Amazon, Yahoo).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from mailtool_gui.domain.outcome import Effect, Outcome, Reply, Scope, Stage, Verdict

SECONDS_30 = timedelta(seconds=30)
MINUTES_5 = timedelta(minutes=5)
MINUTES_15 = timedelta(minutes=15)
HOUR = timedelta(hours=1)
HOURS_4 = timedelta(hours=4)

GREYLISTING_STEPS = (MINUTES_5, MINUTES_15, timedelta(minutes=45), HOUR)

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

OPENING = frozenset({Stage.GREETING, Stage.EHLO})
AUTH = frozenset({Stage.AUTH})
STARTTLS = frozenset({Stage.STARTTLS})
MAIL = frozenset({Stage.MAIL})
RCPT = frozenset({Stage.RCPT})
DOT = frozenset({Stage.DOT})
CONTENT = frozenset({Stage.DATA, Stage.DOT})
TRANSACTION = MAIL | RCPT | CONTENT
EVERY = OPENING | STARTTLS | AUTH | TRANSACTION

_TOO_MANY_CONNECTIONS = r"too many (concurrent |simultaneous )?(smtp )?(connections|sessions)"
_THROTTLED = r"throttl|try again later|too (many|much)|too (fast|quick)|rate.?limit|limit exceeded|unusual rate"
_DAILY = r"daily [a-z ]*(limit|quota)"
_NO_SUCH_USER = (
    r"no such (user|mailbox|recipient|address|person)|unknown (user|mailbox|recipient|address)"
    r"|(user|mailbox|recipient|account|address)( is)? (unknown|not found|does(n't| not) exist|invalid)"
)


_FEWER = "The server allows fewer connections at once. MailTool waits a moment and goes on with one less."
_DAILY_LIMIT = (
    "The provider's daily limit for this account is reached. Sending goes on by itself when the limit allows."
)
_NOT_YOUR_SENDER = "This account may not send with this sender address. Correct the sender address in the account."
_SLOWER = "The server asks for a slower pace. MailTool waits and goes on at half the speed."
_TOO_LARGE = "The message is larger than the server takes. Make the attachments smaller."
_NO_MESSAGES = "The server refuses to begin a message. Check the account's settings, or ask the provider."
_NO_SUCH_ADDRESS = "This address does not exist. Correct it in the sheet."


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


def _row(
    name: str,
    stages: frozenset[Stage],
    when: str,
    judgement: Judgement,
    reason: str,
    *effects: Effect,
    says: str | None = None,
    delay: timedelta | None = None,
) -> Row:
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


# fmt: off
TABLE: tuple[Row, ...] = (
    _row("accepted", DOT, r"2.. .*", ACCEPTED, "The server accepted the message."),

    # Signing in. Never tried twice by itself: providers lock accounts after a few wrong passwords.
    _row("auth-app-password", AUTH, r"5.. 5\.7\.9", PAUSE_ACCOUNT,
         "The server wants an app password instead of your usual one. Create one in the provider's security settings "
         "and enter it in the account."),
    _row("auth-basic-off", AUTH, r"5.. 5\.7\.139", PAUSE_ACCOUNT,
         "The provider does not allow this account to sign in with a password. Ask the administrator to allow it "
         "(“authenticated SMTP”); nothing was retried."),
    _row("auth-refused", AUTH, r"(530|534|535|538) .*|5.. 5\.7\.8", PAUSE_ACCOUNT,
         "The server refused the user name or password. Enter the password again in the account; nothing was retried."),
    _row("auth-new-password", AUTH, r"432 4\.7\.12", PAUSE_ACCOUNT,
         "The server wants a new password to be set for this account. Set it with the provider, then enter it here."),
    _row("auth-too-many", AUTH, r"(454|421) 4\.7\.0", COOL_ACCOUNT,
         "The server has seen too many sign-ins. MailTool waits a while and then signs in once.", delay=MINUTES_15),

    # Limits of the account.
    _row("too-many-connections", EVERY, r"432 4\.3\.2", COOL_ACCOUNT,
         _FEWER, Effect.FEWER_CONNECTIONS, delay=SECONDS_30),
    _row("auth-not-now", AUTH, r"4.. .*", COOL_ACCOUNT,
         "The server cannot sign anybody in at the moment. MailTool tries again by itself.", delay=MINUTES_5),
    _row("auth-impossible", AUTH, r"5.. .*", PAUSE_ACCOUNT,
         "The server did not let this account sign in. Check the user name, the password and the server's settings."),
    _row("daily-limit", TRANSACTION, r"5.. 5\.4\.5|5.. 5\.1\.90", COOL_ACCOUNT,
         _DAILY_LIMIT, Effect.CAP_REACHED),
    _row("daily-limit-by-text", TRANSACTION, r"45. (-|4\.[0357]\..*)|550 5\.7\.1", COOL_ACCOUNT,
         _DAILY_LIMIT, Effect.CAP_REACHED, says=_DAILY),
    _row("quota-blocked", TRANSACTION, r"554 5\.2\.0", PAUSE_ACCOUNT,
         "The provider has blocked this account because it sent too much. Ask the provider or your administrator.",
         says="SubmissionQuotaExceeded"),
    _row("account-blocked", TRANSACTION, r"55. 5\.1\.8", PAUSE_ACCOUNT,
         "The provider has blocked this account from sending. Ask the provider or your administrator to unblock it."),
    _row("sign-in-wanted", TRANSACTION, r"(530|535|538) .*|5.. 5\.7\.57", PAUSE_ACCOUNT,
         "The server wants you to sign in before sending. Check the user name, the password and the encryption."),
    _row("not-your-sender", TRANSACTION, r"5.. 5\.7\.60|55. 5\.2\.252", PAUSE_ACCOUNT, _NOT_YOUR_SENDER),
    _row("not-your-sender-by-text", TRANSACTION, r"55. .*", PAUSE_ACCOUNT,
         _NOT_YOUR_SENDER, says=r"SendAsDenied|e-?mail address is not verified"),

    # Throttling, and servers that are going away. Never the recipient's fault.
    _row("too-many-connections-421", EVERY, r"421 (-|4\.3\..*|4\.4\..*)", COOL_ACCOUNT,
         _FEWER, Effect.FEWER_CONNECTIONS, says=_TOO_MANY_CONNECTIONS, delay=SECONDS_30),
    _row("throttled", EVERY, r"421 4\.7\..*", COOL_ACCOUNT,
         _SLOWER, Effect.HALVE_PACE, delay=MINUTES_5),
    _row("throttled-454", TRANSACTION, r"454 (-|4\.7\.0)|45. 4\.7\.[56]\d\d", COOL_ACCOUNT,
         _SLOWER, Effect.HALVE_PACE, delay=MINUTES_5),
    _row("throttled-454-by-text", TRANSACTION, r"454 .*", COOL_ACCOUNT,
         _SLOWER, Effect.HALVE_PACE, says=_THROTTLED, delay=MINUTES_5),
    _row("throttled-421-by-text", EVERY, r"421 (-|4\.[0135-9]\..*)", COOL_ACCOUNT,
         _SLOWER, Effect.HALVE_PACE, says=_THROTTLED, delay=MINUTES_5),
    _row("throttled-sender", MAIL, r"45. .*", COOL_ACCOUNT,
         _SLOWER, Effect.HALVE_PACE, says=r"throttl|too (much|many) (messages|mails?)|rate.?limit", delay=MINUTES_5),
    # A 421 in answer to the dot is an answer, and a negative one: the message was not accepted (RFC 5321, 4.2.4.2).
    _row("closing-instead", DOT, r"421 .*", RETRY_SERVER,
         "The server closed down instead of accepting the message, so it was not accepted. MailTool sends it again "
         "over a new connection."),
    _row("idle", EVERY, r"421 4\.4\.2", RETRY_SERVER,
         "The server closed the connection because it took too long. MailTool connects again."),
    _row("closing", EVERY, r"421 .*", RETRY_SERVER,
         "The server is closing down for a moment. MailTool connects again soon."),

    # Before the envelope.
    _row("tls-not-now", STARTTLS, r"4.. .*", COOL_ACCOUNT,
         "The server cannot encrypt the connection at the moment. MailTool tries again by itself; nothing was sent.",
         delay=MINUTES_5),
    _row("tls-refused", STARTTLS, r"5.. .*", PAUSE_ACCOUNT,
         "The server refused to encrypt the connection, so nothing was sent. Check the port and the encryption in the "
         "account, and whether your network wants you to sign in first."),
    _row("not-served-now", OPENING, r"4.. .*", RETRY_SERVER,
         "The server is busy at the moment. MailTool tries again soon."),
    _row("not-served", OPENING, r"5.. .*", PAUSE_ACCOUNT,
         "The server refuses to talk to this computer. Check the server's name and port, or ask the provider."),

    # What makes the message itself impossible.
    _row("too-large", TRANSACTION, r"5.. 5\.3\.4|55. 5\.2\.3", FAIL_MESSAGE, _TOO_LARGE),
    _row("too-large-by-code", CONTENT, r"552 (-|5\.0\.0)", FAIL_MESSAGE, _TOO_LARGE),
    _row("too-large-by-text", TRANSACTION, r"552 (-|5\.0\.0)", FAIL_MESSAGE, _TOO_LARGE, says=r"size|too (large|big)"),
    _row("letters-refused", MAIL | CONTENT, r"55. 5\.6\.7", FAIL_MESSAGE,
         "The server does not take addresses with letters other than English ones before the @."),

    # The sender: the same for every message.
    _row("sender-refused", MAIL, r"55[0-4] .*|501 5\.1\.[78]", PAUSE_ACCOUNT,
         "The server refuses the sender address. Correct it in the account, or ask the provider why."),
    _row("mail-impossible", MAIL, r"5.. .*", PAUSE_ACCOUNT, _NO_MESSAGES),
    # The command is refused, not the recipient: else one mistake would fail every row of a job.
    _row("command-refused", RCPT | {Stage.DATA}, r"50[023] .*", PAUSE_ACCOUNT, _NO_MESSAGES),
    _row("mail-not-now", MAIL, r"4.. .*", DEFER_MESSAGE,
         "The server cannot take the message at the moment. MailTool tries again by itself.", delay=MINUTES_5),

    # The recipient.
    _row("receives-too-quickly", RCPT | DOT, r"450 4\.2\.1", DEFER_RECIPIENT,
         "This mailbox is receiving too much mail just now. MailTool tries again later by itself.", delay=HOUR),
    _row("mailbox-full-now", RCPT | DOT, r"4.. 4\.2\.2", DEFER_RECIPIENT,
         "The recipient's mailbox is full. MailTool tries again by itself for some days.", delay=HOURS_4),
    _row("too-many-recipients", RCPT, r"45. 4\.5\.3", RETRY_MESSAGE,
         "The server takes fewer recipients at once. MailTool tries again."),
    _row("greylisted", RCPT, r"4.. .*", DEFER_RECIPIENT,
         "The recipient's server asks to try again later. MailTool does so by itself.", delay=MINUTES_5),
    _row("receives-too-quickly-for-good", RCPT, r"550 5\.2\.1", FAIL_RECIPIENT,
         "The recipient's mailbox is receiving too much mail. Send it again on another day.",
         says=r"too quickly|at a rate"),
    _row("no-such-recipient", RCPT, r"55[0134] (5\.1\.1|5\.1\.2|5\.1\.3|5\.1\.10|5\.2\.1)", FAIL_RECIPIENT,
         _NO_SUCH_ADDRESS, Effect.SUPPRESS),
    _row("no-such-recipient-by-text", RCPT, r"55[0134] (-|5\.0\.0|5\.1\.0)", FAIL_RECIPIENT,
         _NO_SUCH_ADDRESS, Effect.SUPPRESS, says=_NO_SUCH_USER),
    _row("mailbox-full", RCPT, r"552 (-|5\.2\.2)|55. 5\.2\.2", FAIL_RECIPIENT,
         "The recipient's mailbox is full. Send it again when there is room."),
    _row("recipient-by-policy", RCPT, r"55. 5\.7\..*", FAIL_RECIPIENT,
         "The server may not or will not deliver to this recipient. Ask the recipient, or your provider when it "
         "happens to everybody.", Effect.POLICY_REFUSAL),
    _row("recipient-refused", RCPT, r"5.. .*", FAIL_RECIPIENT,
         "The server refused this recipient. Check the address; its answer tells more."),

    # The content.
    _row("content-refused", CONTENT, r"55. 5\.7\..*|554 (-|5\.0\.0|5\.6\.0)", FAIL_MESSAGE,
         "The server refused the message for what it contains. Change the text, links or attachments before sending "
         "more like it.", Effect.CONTENT_REFUSAL),
    _row("message-refused", CONTENT, r"5.. .*", FAIL_MESSAGE,
         "The server refused the message. Its answer tells more."),
    _row("message-not-now", CONTENT, r"4.. .*", DEFER_MESSAGE,
         "The server could not take the message just now. MailTool tries again by itself.", delay=MINUTES_5),
)
# fmt: on


class Event(StrEnum):
    """What can happen instead of an answer."""

    LOST = "lost"
    TIMEOUT = "timeout"
    GARBAGE = "garbage"
    DNS = "dns"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    TLS_FAILED = "tls-failed"
    STARTTLS_MISSING = "starttls-missing"
    AUTH_MISSING = "auth-missing"
    AUTH_UNKNOWN = "auth-unknown"
    AUTH_IN_CLEAR = "auth-in-clear"
    NO_SECRET = "no-secret"
    TOO_LARGE = "too-large"
    SMTPUTF8_MISSING = "smtputf8-missing"
    UNSAFE_ADDRESS = "unsafe-address"
    FOLDER = "folder"


EVENTS: Mapping[Event, tuple[Judgement, str]] = {
    Event.LOST: (
        RETRY_SERVER,
        "The connection was lost before the message was handed over. MailTool connects again.",
    ),
    Event.TIMEOUT: (
        RETRY_SERVER,
        "The server did not answer in time; the message was not handed over. MailTool connects again.",
    ),
    Event.GARBAGE: (
        RETRY_SERVER,
        "The server's answer makes no sense; the message was not handed over. MailTool connects again. If it stays "
        "so, check the server's name and port.",
    ),
    Event.DNS: (
        RETRY_SERVER,
        "The server's name {detail} was not found. Check the internet connection and the name; MailTool tries again "
        "by itself.",
    ),
    Event.REFUSED: (
        RETRY_SERVER,
        "The server {detail} is not taking connections. Check its name and port; MailTool tries again by itself.",
    ),
    Event.UNREACHABLE: (
        RETRY_SERVER,
        "The server {detail} cannot be reached. Check the internet connection; MailTool tries again by itself.",
    ),
    Event.CERTIFICATE: (
        PAUSE_ACCOUNT,
        "The server could not prove who it is ({detail}), so nothing was sent. Check the server's name, and whether "
        "your network wants you to sign in first.",
    ),
    Event.TLS_FAILED: (
        PAUSE_ACCOUNT,
        "No encrypted connection could be made ({detail}), so nothing was sent. Check the port and the encryption in "
        "the account.",
    ),
    Event.STARTTLS_MISSING: (
        PAUSE_ACCOUNT,
        "The server offers no encryption, though the account asks for it, so nothing was sent. Check the port and the"
        " encryption, and whether your network wants you to sign in first.",
    ),
    Event.AUTH_MISSING: (
        PAUSE_ACCOUNT,
        "The server offers no sign-in on this port. Check the port and the encryption, or remove the user name from "
        "the account.",
    ),
    Event.AUTH_UNKNOWN: (
        PAUSE_ACCOUNT,
        "The server offers only ways to sign in that MailTool does not know ({detail}). Ask the provider for another "
        "server or port.",
    ),
    Event.AUTH_IN_CLEAR: (
        PAUSE_ACCOUNT,
        "The password was not sent, because the connection is not encrypted. Choose STARTTLS or TLS in the account.",
    ),
    Event.NO_SECRET: (
        PAUSE_ACCOUNT,
        "No password is kept for this account. Enter it in the account.",
    ),
    Event.TOO_LARGE: (
        FAIL_MESSAGE,
        "The message is larger than the server takes ({detail}). Make the attachments smaller.",
    ),
    Event.SMTPUTF8_MISSING: (
        FAIL_MESSAGE,
        "The server does not take addresses with letters other than English ones before the @. Use another address "
        "for this recipient.",
    ),
    Event.UNSAFE_ADDRESS: (
        FAIL_MESSAGE,
        "An address of this message holds a line break or another control character. Retype it in the sheet.",
    ),
    Event.FOLDER: (
        PAUSE_ACCOUNT,
        "The folder for the messages cannot be written ({detail}). Make room or choose another folder in the account.",
    ),
}

_MAY_HAVE_ARRIVED = (
    "The message may have arrived; look into the Sent folder or ask the recipient before sending it again."
)
AFTER_THE_DOT: Mapping[Event, str] = {
    Event.LOST: f"The connection was lost just when the server was to confirm. {_MAY_HAVE_ARRIVED}",
    Event.TIMEOUT: f"The server did not confirm in time. {_MAY_HAVE_ARRIVED}",
    Event.GARBAGE: f"The server's confirmation makes no sense. {_MAY_HAVE_ARRIVED}",
    Event.FOLDER: "It is not certain that the message's file was kept ({detail}). Look into the folder.",
}


def row_for(stage: Stage, reply: Reply) -> Row | None:
    """The first row that fits; None where the server's answer is none that this stage can have."""
    return next((row for row in TABLE if row.fits(stage, reply)), None)


def judge(stage: Stage, reply: Reply) -> Outcome:
    """The verdict on a reply that ends the attempt at `stage`: a refusal, or any answer to the dot."""
    row = row_for(stage, reply)
    if row is None:
        return judge_event(stage, Event.GARBAGE, reply=reply)
    return Outcome(
        verdict=row.verdict,
        scope=row.scope,
        stage=stage,
        reason=row.reason,
        reply=reply,
        delay=row.delay,
        effects=row.effects,
    )


def judge_event(stage: Stage, event: Event, *, detail: str = "", reply: Reply | None = None) -> Outcome:
    """The verdict where no answer, or none that makes sense, was had. `detail` completes the sentence.

    At Stage.DOT the final dot may have been read by the server: only there an event means `unknown`.
    """
    (verdict, scope), reason = EVENTS[event]
    if stage is Stage.DOT and event in AFTER_THE_DOT:
        (verdict, scope), reason = UNKNOWN_MESSAGE, AFTER_THE_DOT[event]
    return Outcome(verdict=verdict, scope=scope, stage=stage, reason=reason.format(detail=detail), reply=reply)


def deferral_delay(outcome: Outcome, earlier_deferrals: int) -> timedelta | None:
    """How long a deferred message waits after `earlier_deferrals` deferrals before this one.

    Greylisting, the only deferral of a recipient by 5 minutes, waits 5, 15, 45 minutes, then hourly; the others
    always wait as the table says. None where the table has no time: the kind's back-off decides.
    """
    if outcome.scope is Scope.RECIPIENT and outcome.delay == GREYLISTING_STEPS[0]:
        return GREYLISTING_STEPS[min(earlier_deferrals, len(GREYLISTING_STEPS) - 1)]
    return outcome.delay
