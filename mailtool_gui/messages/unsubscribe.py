"""Ways to unsubscribe: header fields that mail programs make a button of (RFC 2369, 8058), and a link for the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from mailtool_gui.domain.unsubscribe import checked_targets, is_mail, token_of

if TYPE_CHECKING:
    from mailtool_gui.domain.recipient import Recipient

UNSUBSCRIBE_URL = "unsubscribe_url"
"""What a template calls the link: `{{ unsubscribe_url }}`."""

_ONE_CLICK = b"List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
_SUBJECT = "unsubscribe"


class Unsubscribe:
    """How the recipients of one job unsubscribe; `seed` is the job's."""

    def __init__(self, targets: Sequence[str], *, seed: str) -> None:
        """Raises TemplateError where `targets` are no addresses to unsubscribe at, or none."""
        self._targets = checked_targets(targets)
        self._seed = seed
        self._one_click = _ONE_CLICK if self._targets[0].lower().startswith("https:") else b""

    def url(self, recipient: Recipient) -> str:
        """The link for the text: on the web where there is an address, else to a message."""
        return _with_token(self._targets[0], token_of(recipient.address, self._seed))

    def fields(self, recipient: Recipient) -> bytes:
        """The header fields, with their CRLF."""
        token = token_of(recipient.address, self._seed)
        links = b",\r\n ".join(f"<{_with_token(target, token)}>".encode() for target in self._targets)
        return b"List-Unsubscribe: " + links + b"\r\n" + self._one_click


def _with_token(target: str, token: str) -> str:
    return _mail_link(target, token) if is_mail(target) else _web_link(target, token)


def _web_link(target: str, token: str) -> str:
    parts = urlsplit(target)
    query = f"{parts.query}&token={token}" if parts.query else f"token={token}"
    return urlunsplit(parts._replace(query=query))


def _mail_link(target: str, token: str) -> str:
    """The token goes into the subject, behind the user's own words for it."""
    address, _, query = target.partition("?")
    own = {name.lower(): value for name, value in parse_qsl(query, keep_blank_values=True)}
    own["subject"] = f"{own.get('subject', _SUBJECT)} {token}"
    return f"{address}?{urlencode(own, quote_via=quote)}"
