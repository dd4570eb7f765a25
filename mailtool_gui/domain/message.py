"""What a user writes, and what leaves: the template and the finished message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class InlineImage:
    """A picture inside the message: `<img src="cid:logo.png">` shows the one with that `cid` (RFC 2392)."""

    cid: str
    path: Path


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedAs:
    """Which saved template a message was made from; `changed` where it is not quite that any more."""

    name: str
    version: int
    changed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Template:
    """What the user wrote, once for all recipients. Columns are named by header, field or letter.

    `attachments` are file paths, or names of columns whose cells hold file names inside `attach_dir`. With
    `split_addresses` a cell with several addresses is several recipients, else an error of its row. `key_columns` tell
    customers apart; where there are none, they are found. `reply_to` is an address or a column of addresses. `inline`
    are the pictures that the HTML may show by their cid; more are found by name in `attach_dir` and in `html_folder`,
    where the HTML came from. `unsubscribe` are `https:` and `mailto:` addresses, one of each at most (RFC 2369). A
    `notice` answers what the recipient did, and says that a program wrote it (RFC 3834). With `read_pdf`
    the guard against wrong attachments reads the texts of PDF files too. `blocks` are what HTML and
    text were made from in the editor, as JSON; None where there never were any.
    `saved_as` tells where it comes from, `signed` that the account's signature is in it already, or shall not be.
    """

    subject: str
    html: str
    text: str | None = None
    to_column: str | None = None
    cc_column: str | None = None
    bcc_column: str | None = None
    reply_to: str | None = None
    group_by: str | None = None
    attachments: tuple[str, ...] = ()
    attach_dir: Path | None = None
    split_addresses: bool = False
    key_columns: tuple[str, ...] = ()
    inline: tuple[InlineImage, ...] = ()
    html_folder: Path | None = None
    unsubscribe: tuple[str, ...] = ()
    notice: bool = False
    read_pdf: bool = False
    blocks: str | None = None
    saved_as: SavedAs | None = None
    signed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """What makes a message findable again; the same on every attempt of one delivery and revision."""

    message_id: str
    mailtool_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Envelope:
    """Whom the server is told: `MAIL FROM` and `RCPT TO`. `recipients` holds To first, then Cc, then Bcc.

    Domains are IDNA-encoded; `smtputf8` is set where a local part is not ASCII (RFC 6531).
    """

    sender: str
    recipients: tuple[str, ...]
    smtputf8: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """The finished bytes: CRLF line ends, pure 7-bit ASCII unless `smtputf8`, no line begins with a dot,
    ends with CRLF. Ready to be followed by the final dot line."""

    envelope: Envelope
    data: bytes
    identity: Identity
    date: datetime
