"""What can happen instead of an answer, and what it means: a lost line, a bad certificate, a folder without room."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from mailtool_gui.transports.judgements import FAIL_MESSAGE, PAUSE_ACCOUNT, RETRY_SERVER, Judgement


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
