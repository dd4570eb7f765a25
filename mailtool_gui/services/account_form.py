"""What a user says about an account, made into one or laid over one that is there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from mailtool_gui.accounts.presets import CUSTOM, DEFAULT_PRESET, Overrides, limits_of, per_recipient_hour
from mailtool_gui.domain.account import Account, Limits, Security, Signature
from mailtool_gui.domain.address import parse_address
from mailtool_gui.domain.errors import AccountError
from mailtool_gui.domain.loopback import is_loopback
from mailtool_gui.services.account_imap import ImapForm, check_imap, laid_over

_LONGEST_NAME = 100
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountForm:
    """A user's wishes; None leaves what is there (or the default). An empty `user` means: no log-in.

    `signature` is HTML, an empty one takes it away; so does `no_logo` the picture above it.
    """

    sender: str | None = None
    sender_name: str | None = None
    host: str | None = None
    port: int | None = None
    security: Security | None = None
    user: str | None = None
    preset: str | None = None
    overrides: Overrides = field(default_factory=Overrides)
    reply_timeout: float | None = None
    dot_timeout: float | None = None
    allow_cleartext_auth: bool | None = None
    folder: Path | None = None
    log_only: bool = False
    imap: ImapForm = field(default_factory=ImapForm)
    signature: str | None = None
    logo: Path | None = None
    no_logo: bool = False


def new_account(name: str, form: AccountForm) -> Account:
    """The account the form describes. Raises AccountError or AddressError naming what is missing or wrong."""
    if form.sender is None:
        raise AccountError("An account needs the address it sends from (--from).", where=name)
    blank = Account(name=_checked_name(name), sender="", limits=limits_of(DEFAULT_PRESET))
    return edited(blank, form)


def edited(account: Account, form: AccountForm) -> Account:
    """The account with the form's wishes laid over it. Raises AccountError or AddressError."""
    changed = replace(
        account,
        sender=account.sender if form.sender is None else parse_address(form.sender, where="--from"),
        sender_name=_one_line(_or(form.sender_name, account.sender_name)),
        transport=_transport(account, form),
        host=_or(form.host, account.host).strip(),
        port=_or(form.port, account.port),
        security=_or(form.security, account.security),
        user=account.user if form.user is None else form.user or None,
        preset=_or(form.preset, account.preset),
        limits=_limits(account, form),
        reply_timeout=_or(form.reply_timeout, account.reply_timeout),
        dot_timeout=_or(form.dot_timeout, account.dot_timeout),
        allow_cleartext_auth=_or(form.allow_cleartext_auth, account.allow_cleartext_auth),
        folder=account.folder if form.folder is None else form.folder.absolute(),
        imap=laid_over(account.imap, form.imap),
        signature=_signature(account.signature or Signature(), form),
    )
    return _checked(_of_its_server(changed, account))


def _of_its_server(changed: Account, before: Account) -> Account:
    """What another server said does not hold for this one."""
    same = (changed.host, changed.port, changed.user) == (before.host, before.port, before.user)
    return changed if same else replace(changed, largest_message=None)


def _or(wished: T | None, there: T) -> T:
    return there if wished is None else wished


def _signature(there: Signature, form: AccountForm) -> Signature | None:
    html = there.html if form.signature is None else _clean(form.signature)
    logo = None if form.no_logo else _or(form.logo, there.logo)
    return Signature(html=html, logo=logo) if html or logo else None


def _clean(signature: str) -> str:
    from mailtool_gui.messages.signature import clean_signature

    return clean_signature(signature).html.strip()


def _transport(account: Account, form: AccountForm) -> str:
    wishes = [("folder", form.folder), ("log", form.log_only or None), ("smtp", form.host)]
    chosen = [name for name, wish in wishes if wish is not None]
    if len(chosen) > 1:
        raise AccountError("Choose one way out: a server (--host), --folder or --log-only.", where=account.name)
    return chosen[0] if chosen else account.transport


def _limits(account: Account, form: AccountForm) -> Limits:
    if form.preset is not None:
        limits = limits_of(form.preset, form.overrides)
        return _with_what_nobody_asked(limits, account.limits) if form.preset == CUSTOM else limits
    own, there = form.overrides, account.limits
    limits_of(DEFAULT_PRESET, own)  # says what is wrong with the figures
    batch_size = own.batch_size or there.batch_size
    follows = there.in_flight == there.batch_size
    delay = there.batch_delay if own.batch_delay_ms is None else timedelta(milliseconds=own.batch_delay_ms)
    return replace(
        there,
        in_flight=own.in_flight or (batch_size if follows else there.in_flight),
        batch_size=batch_size,
        batch_delay=delay,
        daily_cap=own.daily_cap or there.daily_cap,
        per_recipient_hour=per_recipient_hour(own, there.per_recipient_hour),
        first_in_flight=None if own.in_flight else there.first_in_flight,
    )


def _with_what_nobody_asked(own: Limits, there: Limits) -> Limits:
    """A user's own figures say nothing of jobs, nor, at the same number at once, of how many are sent at first."""
    return replace(
        own,
        jobs_at_once=there.jobs_at_once,
        job_starts_per_second=there.job_starts_per_second,
        first_in_flight=there.first_in_flight if own.in_flight == there.in_flight else None,
    )


def _checked_name(name: str) -> str:
    if not name.strip() or len(name) > _LONGEST_NAME or not name.isprintable():
        raise AccountError(f"An account's name is a word or a few, up to {_LONGEST_NAME} characters on one line.")
    return name.strip()


def _one_line(text: str) -> str:
    if not text.isprintable():
        raise AccountError("The sender's name holds a line break or another control character.", where="--from-name")
    return text


def _checked(account: Account) -> Account:
    for what, seconds in (("--reply-timeout", account.reply_timeout), ("--dot-timeout", account.dot_timeout)):
        if not seconds > 0:
            raise AccountError("A time-out must be more than 0 seconds.", where=what)
    if account.transport == "smtp":
        _check_server(account)
    check_imap(account)
    return account


def _check_server(account: Account) -> None:
    if not account.host or any(c.isspace() or not c.isprintable() for c in account.host):
        raise AccountError(
            "An account needs its server's name (--host), or --folder or --log-only instead.", where=account.name
        )
    if account.port == 0:
        raise AccountError("An account needs its server's port (--port), such as 587.", where=account.name)
    if not 1 <= account.port <= 65535:
        raise AccountError(f"A port is a number from 1 to 65535, not {account.port} (--port).", where=account.name)
    if account.allow_cleartext_auth and not is_loopback(account.host):
        raise AccountError(
            f"--allow-cleartext-auth is for test servers on this machine only, and {account.host} is not one.",
            where=account.name,
        )
