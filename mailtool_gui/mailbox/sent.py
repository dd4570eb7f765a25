"""The Sent folder of an account, searched for single messages. It is only read."""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import TYPE_CHECKING, Any

from imapclient.exceptions import CapabilityError, LoginError

from mailtool_gui.domain.account import Account, ImapServer, Security
from mailtool_gui.domain.errors import AccountError, MailboxError
from mailtool_gui.domain.loopback import is_loopback
from mailtool_gui.mailbox.folders import Folder, listed, sent_folders
from mailtool_gui.mailbox.wire import Client, Deadline

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Identity

ORIGINAL_ID = "X-Microsoft-Original-Message-ID"
"""Where Outlook keeps the Message-ID that it replaced by its own."""

MOST_HITS = 50
"""Hits of one search that are looked at, newest first: more than one or two mean a server that does not search."""

_HEADERS = ("Message-ID", "X-MailTool-ID", ORIGINAL_ID)
_FETCH = f"BODY.PEEK[HEADER.FIELDS ({' '.join(_HEADERS)})]"
_NOT_NOW = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]", "TOO MANY")
_NAMED_FOLDERS = 12  # in a sentence

# imaplib's and IMAPClient's parsers raise these on answers that make no sense.
_GARBAGE = (imaplib.IMAP4.error, ValueError, LookupError, TypeError, AttributeError, AssertionError)

Secret = Callable[[], str | None]
Tls = Callable[[], ssl.SSLContext]


class SentFolder:
    """An open session: the folders that hold what was sent, and the search in them. Raises MailboxError."""

    def __init__(self, client: Client, server: ImapServer) -> None:
        self._client = client
        self._server = server
        self._folders: Sequence[Folder] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The folders that are searched."""
        return tuple(folder.name for folder in self._folders)

    def choose(self) -> None:
        """Finds the folders."""
        there = listed(self._client.list_folders())
        self._folders = sent_folders(there, self._server.sent_folder)
        if not self._folders:
            raise _no_folder(self._server, there)

    def holds(self, wanted: Sequence[Identity]) -> list[bool]:
        """Of each message, whether it is there: some header of a message in the folder says its id exactly."""
        found = [False] * len(wanted)
        with translated(self._server):
            for folder in self._folders:
                self._open(folder)
                for place, identity in enumerate(wanted):
                    found[place] = found[place] or self._is_here(identity)
        return found

    def cut(self) -> None:
        """Ends the session at once, from any thread: a search that is under way raises MailboxError."""
        self._client.cut()

    def _open(self, folder: Folder) -> None:
        try:
            self._client.select_folder(folder.raw, readonly=True)
        except UnicodeError:
            raise MailboxError(
                f"The folder “{folder.name}” has a name that cannot be asked for. Rename it in your mail program.",
                where=self._server.host,
                code="no-sent-folder",
            ) from None

    def _is_here(self, identity: Identity) -> bool:
        """The server searches for a part of a header's text; whether that is the id is seen here."""
        hits = self._client.search(_criteria(identity))
        newest = sorted(hits, reverse=True)[:MOST_HITS]
        if not newest:
            return False
        fetched = self._client.fetch(newest, [_FETCH])
        return any(_tells(identity, parts) for parts in fetched.values())


@contextmanager
def open_sent_folder(account: Account, *, secret: Secret, tls: Tls, seconds: float) -> Iterator[SentFolder]:
    """The account's Sent folder, for one operation of at most `seconds`.

    One attempt to sign in, never repeated; never without TLS unless the account allows that for a server on this
    machine. Raises AccountError where the account has none,
    else MailboxError: `no-password`, `sign-in`, `not-secure`, `unreachable`, `no-sent-folder`.
    """
    server = account.imap
    if server is None:
        raise _no_imap(account)
    user, password = account.imap_user, secret()
    if not password:
        raise _no_password(account)
    with translated(server):
        client = _connected(server, Deadline(seconds), tls)
    try:
        with translated(server):
            _secure(client, account, server, tls)
            _sign_in(client, server, user, password)
            sent = SentFolder(client, server)
            sent.choose()
        yield sent
    finally:
        _leave(client)


def _no_imap(account: Account) -> AccountError:
    return AccountError(
        f"MailTool does not know where the account “{account.name}” keeps what was sent. Give it its IMAP server "
        "(--imap-host), or look yourself and say which messages arrived.",
        where=account.name,
        code="no-imap",
    )


@contextmanager
def translated(server: ImapServer) -> Iterator[None]:
    """Failures of the line as MailboxError, with what to do about them."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise _not_secure(server, f"Its certificate is not valid ({error.verify_message}).") from error
    except (OSError, *_GARBAGE) as error:
        raise _unreachable(server, error) from error


def _connected(server: ImapServer, deadline: Deadline, tls: Tls) -> Client:
    return Client(server.host, server.port, deadline=deadline, tls=_tls_from_the_start(server, tls))


def _tls_from_the_start(server: ImapServer, tls: Tls) -> ssl.SSLContext | None:
    return tls() if server.security is Security.IMPLICIT else None


def _secure(client: Client, account: Account, server: ImapServer, tls: Tls) -> None:
    if server.security is Security.STARTTLS:
        try:
            client.secure(tls())
        except CapabilityError as error:
            raise _not_secure(server, "It does not offer STARTTLS.") from error
    elif server.security is Security.NONE and not (account.allow_cleartext_auth and is_loopback(server.host)):
        raise _not_secure(server, "The password would be readable on the way.")


def _sign_in(client: Client, server: ImapServer, user: str, password: str) -> None:
    """One attempt. PLAIN carries passwords of any letters; LOGIN is for servers without it."""
    sign_in = client.plain_login if client.has_capability("AUTH=PLAIN") else client.login
    try:
        sign_in(user, password)
    except LoginError as error:
        said = LoginError(str(error).replace(password, "***"))
        if isinstance(error.__context__, imaplib.IMAP4.abort) or any(w in str(said).upper() for w in _NOT_NOW):
            raise _unreachable(server, said) from None
        raise _refused(server, user, said) from None
    except UnicodeError:
        raise _unreachable(server, ValueError("it does not take passwords with such letters")) from None


def _leave(client: Client) -> None:
    """Without a farewell that could be waited for."""
    try:
        client.shutdown()
    except OSError:
        return


def _criteria(identity: Identity) -> list[str]:
    by_id = ["HEADER", _HEADERS[0], identity.message_id]
    by_own = ["HEADER", _HEADERS[1], identity.mailtool_id]
    by_original = ["HEADER", ORIGINAL_ID, identity.message_id]
    return ["OR", "OR", *by_id, *by_own, *by_original]


def _tells(identity: Identity, parts: Any) -> bool:
    """Whether the fetched header lines name exactly this message."""
    wanted = dict(zip(_HEADERS, (identity.message_id, identity.mailtool_id, identity.message_id), strict=True))
    texts = [text for key, text in parts.items() if isinstance(text, bytes) and key.upper().startswith(b"BODY[HEADER")]
    for text in texts:
        headers = BytesHeaderParser(policy=compat32).parsebytes(text)
        if any(str(said).strip() == value for name, value in wanted.items() for said in headers.get_all(name, ())):
            return True
    return False


def _no_password(account: Account) -> MailboxError:
    return MailboxError(
        f"There is no password to look into the Sent folder of “{account.name}” with. Enter it in the account.",
        where=account.name,
        code="no-password",
    )


def _refused(server: ImapServer, user: str, error: Exception) -> MailboxError:
    return MailboxError(
        f"{server.host} refused the name or password of {user}; it was tried once. Correct the account's password, "
        f"then look again. The server said: {_short(error)}",
        where=server.host,
        code="sign-in",
    )


def _not_secure(server: ImapServer, why: str) -> MailboxError:
    return MailboxError(
        f"The mail server {server.host} cannot be asked safely. {why} Nobody was signed in. Check the account's IMAP "
        "server and its security.",
        where=server.host,
        code="not-secure",
    )


def _unreachable(server: ImapServer, error: Exception) -> MailboxError:
    return MailboxError(
        f"The mail server {server.host} did not give a sensible answer on port {server.port} ({_short(error)}). "
        "Check the network and the account's IMAP server, then look again.",
        where=server.host,
        code="unreachable",
    )


def _no_folder(server: ImapServer, there: Sequence[Folder]) -> MailboxError:
    names = sorted(folder.name for folder in there if folder.opens)
    some = ", ".join(names[:_NAMED_FOLDERS]) + (", …" if len(names) > _NAMED_FOLDERS else "")
    sentence = (
        f"There is no folder “{server.sent_folder}” at {server.host}. Name one of these (--sent-folder): {some}."
        if server.sent_folder
        else f"No folder at {server.host} looks like a Sent folder. Name one of these (--sent-folder): {some}."
    )
    return MailboxError(sentence, where=server.host, code="no-sent-folder")


def _short(error: Exception) -> str:
    """One line of what was said, without the letters that a terminal obeys."""
    text = " ".join(str(error).split()) or type(error).__name__
    return "".join(c for c in text if c.isprintable())[:200]
