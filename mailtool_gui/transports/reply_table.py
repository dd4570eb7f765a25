"""What a server's answer means, and what to do: the one table.

The code and the enhanced code (RFC 3463) decide; the text only refines. The first row that fits wins. Sources: RFC
5321, 4954, 3207, 1870, 6531, 7372, 7504 and 7505; and what the providers tell of their answers:

- Google: support.google.com/a/answer/3726730
- Microsoft: learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/non-delivery-reports-in-exchange-online and
  its page on 5.7.700 to 5.7.750; techcommunity.microsoft.com on the end of passwords at smtp.office365.com (5.7.30)
- Amazon: docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html
- Yahoo and AOL: help.yahoo.com/kb/SLN5063.html; Apple: smtp.codes/icloud
- Zoho: zoho.com/zeptomail/help/api/smtp-error-codes.html; Fastmail: fastmail.com/help/send/undeliverable.html
- Twilio SendGrid: twilio.com/docs/sendgrid/for-developers/sending-email/smtp-errors-and-troubleshooting
- Mailgun: help.mailgun.com (domains that are disabled, limits of new accounts)
- IONOS, GMX: ionos.de/hilfe/e-mail/postmaster; servers with cPanel: forums.cpanel.net (e-mails an hour)
"""

from __future__ import annotations

from datetime import timedelta

from mailtool_gui.domain.outcome import Effect, Stage
from mailtool_gui.transports.judgements import (
    ACCEPTED,
    COOL_ACCOUNT,
    DEFER_MESSAGE,
    DEFER_RECIPIENT,
    FAIL_MESSAGE,
    FAIL_RECIPIENT,
    PAUSE_ACCOUNT,
    RETRY_MESSAGE,
    RETRY_SERVER,
)
from mailtool_gui.transports.reply_row import (
    AUTH,
    CONTENT,
    DOT,
    EVERY,
    MAIL,
    OPENING,
    RCPT,
    STARTTLS,
    TRANSACTION,
    Row,
    row,
)

SECONDS_30 = timedelta(seconds=30)
MINUTES_5 = timedelta(minutes=5)
MINUTES_15 = timedelta(minutes=15)
HOUR = timedelta(hours=1)
HOURS_4 = timedelta(hours=4)

_TOO_MANY_CONNECTIONS = r"too many (concurrent |simultaneous )?(smtp )?(connections|sessions)"
_THROTTLED = r"throttl|try again later|too (many|much)|too (fast|quick)|rate.?limit|limit exceeded|unusual rate"
_DAILY = r"daily [a-z ]*(limit|quota)|(limit|quota) [a-z ]*(per|a|for (the|this)) day|(messages|emails) per day"
_HOURLY = (
    r"exceeded the max (emails|defers)|per hour|hourly [a-z ]*(limit|quota)"
    r"|\b(send|sending|relay|outgoing|outbound)( mail| message| rate)? (limit|quota)"
)
_BLOCKED = (
    r"sending (is |has been )?(paused|suspended|disabled)|(suspended|disabled|blocked) (for|from) sending"
    r"|domain \S+ is not allowed to send|unusual sending activity|spam abuse detected|OutboundSpam"
    r"|outgoing (mail|e-?mail|messages?) (is |has been )?(suspended|blocked|disabled)"
    r"|not authori[sz]ed to perform|sender address blocked"
)
_NOT_YOURS = (
    r"SendAsDenied|e-?mail address is not verified|not one of your addresses|relaying disallowed as|not owned by"
    r"|not (authori[sz]ed|allowed|permitted) to send (as|from|using|(e-?)?mail (as|from))"
    r"|(from|sender) (address|header|domain|identity)[a-z ]* not (been )?(match|authori[sz]ed|allowed|verified)"
)
# A group that takes mail of its own organisation alone says much the same of the recipient.
_SIGN_IN = (
    r"invalid credentials for relay|mail relay denied|please authenticate"
    r"|(?<!AuthRequired; )authentication (is )?required"
)
_TRIAL = r"authori[sz]ed recipients|(free accounts|sandbox (sub)?domains) are for test|only send to verified"
_PROOF_WANTED = r"\b(DMARC|DKIM|SPF)\b|unauthenticated e-?mail"
_FULL = (
    r"(mailbox|inbox)( is)? full|over ?quota|quota (is |has been )?exceeded|exceeded (its|the|their)? ?(storage|quota)"
)
_NO_SUCH_USER = (
    r"no such (user|mailbox|recipient|address|person)|unknown (user|mailbox|recipient|address)"
    r"|(user|mailbox|recipient|account|address)( is)? (unknown|not found|does(n't| not) exist|invalid)"
    r"|does(n't| not) have an? \S+ account"
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
_IS_BLOCKED = (
    "The provider has blocked this account from sending. Ask the provider or your administrator to unblock it."
)
_MUST_SIGN_IN = "The server wants you to sign in before sending. Check the user name, the password and the encryption."
_PROVE_DOMAIN = (
    "The recipient's provider wants proof that the message comes from your domain. Ask whoever looks after your domain "
    "to set up SPF, DKIM and DMARC for this account's provider."
)
_FULL_NOW = "The recipient's mailbox is full. MailTool tries again by itself for some days."
_FULL_FOR_GOOD = "The recipient's mailbox is full. Send it again when there is room."


# fmt: off
TABLE: tuple[Row, ...] = (
    row("accepted", DOT, r"2.. .*", ACCEPTED, "The server accepted the message."),

    # Signing in. Never tried twice by itself: providers lock accounts after a few wrong passwords.
    row("auth-app-password", AUTH, r"5.. 5\.7\.9", PAUSE_ACCOUNT,
        "The server wants an app password instead of your usual one. Create one in the provider's security settings "
        "and enter it in the account."),
    row("auth-basic-off", AUTH, r"5.. 5\.7\.(139|30)", PAUSE_ACCOUNT,
        "The provider does not allow this account to sign in with a password. Ask the administrator to allow it "
        "(“authenticated SMTP”); nothing was retried."),
    row("auth-refused", AUTH, r"(530|534|535|538) .*|5.. 5\.7\.8", PAUSE_ACCOUNT,
        "The server refused the user name or password. Enter the password again in the account; nothing was retried."),
    row("auth-new-password", AUTH, r"432 4\.7\.12", PAUSE_ACCOUNT,
        "The server wants a new password to be set for this account. Set it with the provider, then enter it here."),
    row("auth-too-many", AUTH, r"(454|421) 4\.7\.0", COOL_ACCOUNT,
        "The server has seen too many sign-ins. MailTool waits a while and then signs in once.", delay=MINUTES_15),

    # Limits of the account.
    row("too-many-connections", EVERY, r"432 4\.3\.2", COOL_ACCOUNT,
        _FEWER, Effect.FEWER_CONNECTIONS, delay=SECONDS_30),
    row("auth-credits-used", AUTH, r"4.. .*", COOL_ACCOUNT,
        _DAILY_LIMIT, Effect.CAP_REACHED, says=r"credits? exceeded|(credits?|quota) (is |are )?used up"),
    row("auth-not-now", AUTH, r"4.. .*", COOL_ACCOUNT,
        "The server cannot sign anybody in at the moment. MailTool tries again by itself.", delay=MINUTES_5),
    row("auth-impossible", AUTH, r"5.. .*", PAUSE_ACCOUNT,
        "The server did not let this account sign in. Check the user name, the password and the server's settings."),
    row("daily-limit", TRANSACTION, r"5.. 5\.4\.5|5.. 5\.1\.90", COOL_ACCOUNT,
        _DAILY_LIMIT, Effect.CAP_REACHED),
    row("daily-limit-by-text", TRANSACTION, r"45. (-|4\.[0357]\..*)|55. (-|5\.[0457]\..*)", COOL_ACCOUNT,
        _DAILY_LIMIT, Effect.CAP_REACHED, says=_DAILY),
    row("hourly-limit", TRANSACTION, r"45. (-|4\.[0457]\..*|4\.2\.1)|55. (-|5\.[0457]\..*)", COOL_ACCOUNT,
        "The provider's limit of messages an hour is reached. Sending goes on by itself, at half the speed.",
        Effect.HALVE_PACE, says=_HOURLY, delay=HOUR),
    row("quota-blocked", TRANSACTION, r"554 5\.2\.0", PAUSE_ACCOUNT,
        "The provider has blocked this account because it sent too much. Ask the provider or your administrator.",
         says="SubmissionQuotaExceeded"),
    row("account-blocked", TRANSACTION,
        r"55. 5\.1\.8|55. 5\.7\.(50[1238]|511|60[6-9]|6[1-4]\d|70[0-24-9]|7[1-4]\d|750)", PAUSE_ACCOUNT, _IS_BLOCKED),
    row("account-blocked-by-text", EVERY, r"(421|45.|55.) .*", PAUSE_ACCOUNT, _IS_BLOCKED, says=_BLOCKED),
    row("trial-account", TRANSACTION, r"[45].. .*", PAUSE_ACCOUNT,
        "The provider lets this account send to a few named addresses only, as long as it is on trial. Ask the "
        "provider to open it.", says=_TRIAL),
    row("sign-in-wanted", TRANSACTION, r"(530|535|538) .*|5.. 5\.7\.57", PAUSE_ACCOUNT, _MUST_SIGN_IN),
    row("sign-in-wanted-by-text", TRANSACTION, r"55. (-|5\.7\.[01])", PAUSE_ACCOUNT, _MUST_SIGN_IN,
        says=_SIGN_IN),
    row("not-your-sender", TRANSACTION, r"5.. 5\.7\.60|55. 5\.2\.252", PAUSE_ACCOUNT, _NOT_YOUR_SENDER),
    row("not-your-sender-by-text", TRANSACTION, r"(403|55.) .*", PAUSE_ACCOUNT, _NOT_YOUR_SENDER, says=_NOT_YOURS),

    # Throttling, and servers that are going away. Never the recipient's fault.
    row("too-many-connections-421", EVERY, r"421 (-|4\.3\..*|4\.4\..*)", COOL_ACCOUNT,
        _FEWER, Effect.FEWER_CONNECTIONS, says=_TOO_MANY_CONNECTIONS, delay=SECONDS_30),
    row("throttled", EVERY, r"421 4\.7\..*", COOL_ACCOUNT,
        _SLOWER, Effect.HALVE_PACE, delay=MINUTES_5),
    row("throttled-454", TRANSACTION, r"454 (-|4\.7\.0)|45. 4\.7\.[56]\d\d", COOL_ACCOUNT,
        _SLOWER, Effect.HALVE_PACE, delay=MINUTES_5),
    row("throttled-454-by-text", TRANSACTION, r"454 .*", COOL_ACCOUNT,
        _SLOWER, Effect.HALVE_PACE, says=_THROTTLED, delay=MINUTES_5),
    row("throttled-421-by-text", EVERY, r"421 (-|4\.[0135-9]\..*)", COOL_ACCOUNT,
        _SLOWER, Effect.HALVE_PACE, says=_THROTTLED, delay=MINUTES_5),
    row("throttled-sender", MAIL, r"45. .*", COOL_ACCOUNT,
        _SLOWER, Effect.HALVE_PACE, says=r"throttl|too (much|many) (messages|mails?)|rate.?limit", delay=MINUTES_5),
    # A 421 in answer to the dot is an answer, and a negative one: the message was not accepted (RFC 5321, 4.2.4.2).
    row("closing-instead", DOT, r"421 .*", RETRY_SERVER,
        "The server closed down instead of accepting the message, so it was not accepted. MailTool sends it again "
        "over a new connection."),
    row("idle", EVERY, r"421 4\.4\.2", RETRY_SERVER,
        "The server closed the connection because it took too long. MailTool connects again."),
    row("closing", EVERY, r"421 .*", RETRY_SERVER,
        "The server is closing down for a moment. MailTool connects again soon."),

    # Before the envelope.
    row("tls-not-now", STARTTLS, r"4.. .*", COOL_ACCOUNT,
        "The server cannot encrypt the connection at the moment. MailTool tries again by itself; nothing was sent.",
         delay=MINUTES_5),
    row("tls-refused", STARTTLS, r"5.. .*", PAUSE_ACCOUNT,
        "The server refused to encrypt the connection, so nothing was sent. Check the port and the encryption in the "
        "account, and whether your network wants you to sign in first."),
    row("not-served-now", OPENING, r"4.. .*", RETRY_SERVER,
        "The server is busy at the moment. MailTool tries again soon."),
    row("not-served", OPENING, r"5.. .*", PAUSE_ACCOUNT,
        "The server refuses to talk to this computer. Check the server's name and port, or ask the provider."),

    # What makes the message itself impossible.
    row("too-large", TRANSACTION, r"5.. 5\.3\.4|55. 5\.2\.3", FAIL_MESSAGE, _TOO_LARGE),
    row("too-large-by-code", CONTENT, r"552 (-|5\.0\.0)", FAIL_MESSAGE, _TOO_LARGE),
    row("too-large-by-text", TRANSACTION, r"552 (-|5\.0\.0)", FAIL_MESSAGE, _TOO_LARGE, says=r"size|too (large|big)"),
    row("letters-refused", MAIL | CONTENT, r"55. 5\.6\.7", FAIL_MESSAGE,
        "The server does not take addresses with letters other than English ones before the @."),

    # The sender: the same for every message.
    row("sender-refused", MAIL, r"55[0-4] .*|501 5\.1\.[78]", PAUSE_ACCOUNT,
        "The server refuses the sender address. Correct it in the account, or ask the provider why."),
    row("mail-impossible", MAIL, r"5.. .*", PAUSE_ACCOUNT, _NO_MESSAGES),
    # The command is refused, not the recipient: else one mistake would fail every row of a job.
    row("command-refused", RCPT | {Stage.DATA}, r"50[023] .*", PAUSE_ACCOUNT, _NO_MESSAGES),
    row("mail-not-now", MAIL, r"4.. .*", DEFER_MESSAGE,
        "The server cannot take the message at the moment. MailTool tries again by itself.", delay=MINUTES_5),

    # The recipient.
    row("receives-too-quickly", RCPT | DOT, r"450 4\.2\.1", DEFER_RECIPIENT,
        "This mailbox is receiving too much mail just now. MailTool tries again later by itself.", delay=HOUR),
    row("mailbox-full-now", RCPT | DOT, r"4.. 4\.2\.2", DEFER_RECIPIENT, _FULL_NOW, delay=HOURS_4),
    row("mailbox-full-now-by-text", RCPT | DOT, r"45. (-|4\.[02]\.0)", DEFER_RECIPIENT,
        _FULL_NOW, says=_FULL, delay=HOURS_4),
    row("too-many-recipients", RCPT, r"45. 4\.5\.3", RETRY_MESSAGE,
        "The server takes fewer recipients at once. MailTool tries again."),
    row("greylisted", RCPT, r"4.. .*", DEFER_RECIPIENT,
        "The recipient's server asks to try again later. MailTool does so by itself.", delay=MINUTES_5),
    row("receives-too-quickly-for-good", RCPT, r"550 5\.2\.1", FAIL_RECIPIENT,
        "The recipient's mailbox is receiving too much mail. Send it again on another day.",
         says=r"too quickly|at a rate"),
    row("no-such-recipient", RCPT, r"55[0134] (5\.1\.1|5\.1\.2|5\.1\.3|5\.1\.10|5\.2\.1)", FAIL_RECIPIENT,
        _NO_SUCH_ADDRESS, Effect.SUPPRESS),
    row("no-such-recipient-by-text", RCPT, r"55[0134] (-|5\.0\.0|5\.1\.0)", FAIL_RECIPIENT,
        _NO_SUCH_ADDRESS, Effect.SUPPRESS, says=_NO_SUCH_USER),
    row("no-mail-there", RCPT, r"556 .*|550 5\.7\.27", FAIL_RECIPIENT,
        "The domain of this address takes no mail at all. Correct it in the sheet.", Effect.SUPPRESS),
    # After the content it is not certain whom of several it means: nobody is suppressed.
    row("no-such-recipient-late", DOT, r"55[0134] (5\.1\.1|5\.1\.2|5\.1\.3|5\.1\.10|5\.2\.1)", FAIL_RECIPIENT,
        _NO_SUCH_ADDRESS),
    row("no-such-recipient-late-by-text", DOT, r"55[0134] (-|5\.0\.0|5\.1\.0)", FAIL_RECIPIENT,
        _NO_SUCH_ADDRESS, says=_NO_SUCH_USER),
    row("kept-from", RCPT | DOT, r"55. .*", FAIL_RECIPIENT,
        "The provider keeps mail from this address, since earlier mail to it came back or was complained of. Ask the "
        "provider to take it off its list.", says=r"address (is )?(black|block)listed|suppression list"),
    row("mailbox-full", RCPT, r"552 -", FAIL_RECIPIENT, _FULL_FOR_GOOD),
    row("mailbox-full-by-code", RCPT | DOT, r"55. 5\.2\.2", FAIL_RECIPIENT, _FULL_FOR_GOOD),
    row("mailbox-full-by-text", RCPT | DOT, r"55. (-|5\.[02]\.0)", FAIL_RECIPIENT, _FULL_FOR_GOOD, says=_FULL),
    row("proof-wanted", RCPT | CONTENT, r"55. 5\.7\.(2\d|30|509|515)", FAIL_MESSAGE,
        _PROVE_DOMAIN, Effect.CONTENT_REFUSAL),
    row("proof-wanted-by-text", RCPT | CONTENT, r"55. (-|5\.7\..*)", FAIL_MESSAGE,
        _PROVE_DOMAIN, Effect.CONTENT_REFUSAL, says=_PROOF_WANTED),
    row("recipient-by-policy", RCPT, r"55. 5\.7\..*", FAIL_RECIPIENT,
        "The server may not or will not deliver to this recipient. Ask the recipient, or your provider when it "
        "happens to everybody.", Effect.POLICY_REFUSAL),
    row("recipient-refused", RCPT, r"5.. .*", FAIL_RECIPIENT,
        "The server refused this recipient. Check the address; its answer tells more."),

    # The content.
    row("content-refused", CONTENT, r"55. 5\.7\..*|554 (-|5\.0\.0|5\.6\.0)", FAIL_MESSAGE,
        "The server refused the message for what it contains. Change the text, links or attachments before sending "
        "more like it.", Effect.CONTENT_REFUSAL),
    row("message-refused", CONTENT, r"5.. .*", FAIL_MESSAGE,
        "The server refused the message. Its answer tells more."),
    row("message-not-now", CONTENT, r"4.. .*", DEFER_MESSAGE,
        "The server could not take the message just now. MailTool tries again by itself.", delay=MINUTES_5),
)
# fmt: on
