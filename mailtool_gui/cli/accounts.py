"""`mailtool account`: add, edit, list, test, remove."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mailtool_gui.accounts.presets import Overrides, preset_names
from mailtool_gui.cli.account_show import show
from mailtool_gui.cli.command import Commands, pass_session
from mailtool_gui.cli.numbers import Seconds, Whole, WholeOrNone
from mailtool_gui.cli.output import at_terminal, note, print_json, print_table, say
from mailtool_gui.cli.shapes import account_shape, kept_shape, listed_shape, trial_shape
from mailtool_gui.domain.account import Account, AccountState, AccountStatus, Security
from mailtool_gui.domain.errors import UsageError
from mailtool_gui.services.account_form import AccountForm
from mailtool_gui.services.account_imap import ImapForm
from mailtool_gui.services.accounts import Kept, SecretPlace
from mailtool_gui.services.paces import paces

if TYPE_CHECKING:
    from datetime import datetime

    from mailtool_gui.cli.session import Session

MUST_ACT = 3
TLS = click.Choice([security.value for security in Security])
F = TypeVar("F", bound=Callable[..., Any])


@click.group(cls=Commands)
def account() -> None:
    """Accounts: who sends, over which server, how fast."""


def account_options(command: F) -> F:
    """The options that `add` and `edit` share."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option("--from", "sender", metavar="ADDR", help="The address mail comes from."),
    click.option("--from-name", "sender_name", metavar="TEXT", help="The name shown beside it."),
    click.option("--host", metavar="H", help="The mail server's name."),
    click.option("--port", type=Whole(), metavar="P", help="Its port, such as 587."),
    click.option("--tls", "security", type=TLS, help="How the connection is secured [starttls]."),
    click.option("--user", metavar="U", help="The name to sign in with."),
    click.option("--password-stdin", is_flag=True, help="Read the password from standard input."),
    click.option("--preset", type=click.Choice(preset_names()), help="A named pace [recommended]."),
    click.option("--in-flight", type=Whole(), metavar="N", help="Messages on their way at once."),
    click.option("--batch-size", type=Whole(), metavar="B", help="Message starts in any window."),
    click.option("--batch-delay-ms", type=Whole(), metavar="D", help="The window's length."),
    click.option("--daily-cap", type=Whole(), metavar="C", help="Recipients in any 24 hours, 1 at least."),
    click.option(
        "--per-recipient-hour",
        type=WholeOrNone(),
        metavar="N|none",
        help="Messages to one address in any hour [10]; none, or 0: no limit.",
    ),
    click.option("--reply-timeout", type=Seconds(), metavar="S", help="Seconds for one reply before the dot."),
    click.option("--dot-timeout", type=Seconds(), metavar="S", help="Seconds for the reply after it."),
    click.option(
        "--allow-cleartext-auth/--no-allow-cleartext-auth",
        default=None,
        help="Send the password unencrypted: for test servers on this machine only.",
    ),
    click.option("--folder", type=click.Path(path_type=Path), metavar="DIR", help="Write .eml files there instead."),
    click.option("--log-only", is_flag=True, help="Only log what would be sent."),
    click.option("--imap-host", metavar="H", help="The server that keeps what was sent."),
    click.option("--imap-port", type=Whole(), metavar="P", help="Its port [993]."),
    click.option("--imap-tls", "imap_security", type=TLS, help="How that connection is secured [implicit]."),
    click.option("--imap-user", metavar="U", help="The name to sign in with there [--user]."),
    click.option("--sent-folder", metavar="NAME", help="The folder with what was sent [found by itself]."),
    click.option(
        "--signature", type=click.Path(path_type=Path), metavar="FILE", help="HTML at the end of every message."
    ),
    click.option("--logo", type=click.Path(path_type=Path), metavar="FILE", help="A picture above the signature."),
    click.option("--no-signature", is_flag=True, help="Without signature and logo from now on."),
)


@account.command()
@click.argument("name")
@account_options
@pass_session
def add(session: Session, /, name: str, **options: Any) -> int:
    """Add an account. Its password goes into the system's keyring."""
    form, secret = _form(options), _secret(options)
    return _tell(session, session.accounts.add(name, form, secret or _asked(form)), "added")


@account.command()
@click.argument("name")
@account_options
@pass_session
def edit(session: Session, /, name: str, **options: Any) -> int:
    """Change an account; what is not said stays. A stopped account is tried again."""
    form, secret = _form(options), _secret(options)
    new_user = form if form.user else AccountForm()
    return _tell(session, session.accounts.edit(name, form, secret or _asked(new_user)), "changed")


@account.command(name="list")
@pass_session
def list_accounts(session: Session) -> None:
    """All accounts and where they stand."""
    found = session.accounts.all()
    if session.json:
        return print_json({"accounts": [listed_shape(listed) for listed in found]})
    if not found:
        return note("There is no account yet. `mailtool account add` makes one.")
    now = session.parts.clock.now()
    rows = [
        (a.account.name, a.account.sender, _way(a.account), _named(a.account), _standing(a.state, now)) for a in found
    ]
    return print_table(("Account", "From", "Sends through", "Pace", "State"), rows)


@account.command()
@click.argument("name")
@pass_session
def test(session: Session, name: str) -> int:
    """Connect and sign in; nothing is sent."""
    tested = session.accounts.test(name)
    if session.json:
        print_json(trial_shape(tested))
    elif tested.outcome is None:
        how = f" ({tested.description})" if tested.description else ""
        largest = tested.account.largest_message
        most = f" The server takes messages of up to {largest / 1_000_000:,.1f} MB." if largest else ""
        say(f"{tested.account.name}: all well{how}.{most}")
    else:
        reply = f" The server said: {tested.outcome.reply}" if tested.outcome.reply else ""
        note(f"{tested.account.name}: {tested.outcome.reason}{reply}")
    return MUST_ACT if tested.outcome else 0


account.add_command(show)


@account.command()
@click.argument("name")
@pass_session
def remove(session: Session, name: str) -> None:
    """Forget an account and its password."""
    removed = session.accounts.remove(name)
    if session.json:
        return print_json({**account_shape(removed), "removed": True})
    return say(f"The account {removed.name} is forgotten.")


def _form(options: dict[str, Any]) -> AccountForm:
    security = options["security"]
    return AccountForm(
        **{name: options[name] for name in _FORM_FIELDS},
        security=Security(security) if security else None,
        overrides=Overrides(**{name: options[name] for name in Overrides.__dataclass_fields__}),
        imap=_imap_form(options),
        **_signature_form(options),
    )


def _signature_form(options: dict[str, Any]) -> dict[str, Any]:
    if options["no_signature"]:
        if options["signature"] or options["logo"]:
            raise UsageError("Say either what the signature is, or that there is none.", where="--no-signature")
        return {"signature": "", "no_logo": True}
    if options["signature"] is None:
        return {"logo": options["logo"]}
    from mailtool_gui.messages.signature import clean_signature
    from mailtool_gui.services.html_files import read_html

    clean = clean_signature(read_html(options["signature"]))
    if clean.told:
        note(clean.told)
    return {"signature": clean.html, "logo": options["logo"]}


def _imap_form(options: dict[str, Any]) -> ImapForm:
    security = options["imap_security"]
    return ImapForm(
        host=options["imap_host"],
        port=options["imap_port"],
        security=Security(security) if security else None,
        user=options["imap_user"],
        sent_folder=options["sent_folder"],
    )


_FORM_FIELDS = (
    "sender",
    "sender_name",
    "host",
    "port",
    "user",
    "preset",
    "reply_timeout",
    "dot_timeout",
    "allow_cleartext_auth",
    "folder",
    "log_only",
)


def _secret(options: dict[str, Any]) -> str | None:
    if not options["password_stdin"]:
        return None
    text = sys.stdin.readline().rstrip("\r\n")
    if not text:
        raise UsageError("There is no password on standard input.", where="--password-stdin")
    return text


def _asked(form: AccountForm) -> str | None:
    """The password, asked for where somebody sits at a terminal."""
    who = form.user or (form.imap.host and (form.imap.user or form.sender))
    if not who or not at_terminal():
        return None
    return getpass(f"Password of {who} (empty: later): ") or None


def _tell(session: Session, kept: Kept, done: str) -> int:
    if kept.account.allow_cleartext_auth:
        click.secho(
            "The password of this account travels UNENCRYPTED. Use it for a test server only.", fg="red", err=True
        )
    if kept.account.user and kept.account.security is Security.NONE and not kept.account.allow_cleartext_auth:
        note("Without encryption (--tls none) nobody is signed in: the password would be readable on the way.")
    if kept.account.imap and kept.account.imap.security is Security.NONE and not kept.account.allow_cleartext_auth:
        note("Without encryption (--imap-tls none) the Sent folder is not looked into: nobody is signed in.")
    if kept.reason:
        note(kept.reason)
    if session.json:
        print_json(kept_shape(kept))
    else:
        say(f"The account {kept.account.name} is {done}: {_way(kept.account)}, {_pace(kept.account)}.")
    return MUST_ACT if kept.secret is SecretPlace.MISSING else 0


def _way(account: Account) -> str:
    ways = {"folder": f"files in {account.folder}", "log": "the log only"}
    return ways.get(account.transport, f"{account.host}:{account.port} ({account.security.value})")


def _pace(account: Account) -> str:
    limits = account.limits
    cap = f", {limits.daily_cap} a day" if limits.daily_cap else ""
    window = round(limits.batch_delay.total_seconds(), 3)  # nobody sets less than a millisecond
    return f"{limits.batch_size} every {window:g} s, {limits.in_flight} at once{cap}"


def _named(account: Account) -> str:
    """The pace with its preset's name, where no single limit has been changed since."""
    kept = next((pace.limits for pace in paces() if pace.name == account.preset), None)
    alike = kept and replace(account.limits, per_recipient_hour=kept.per_recipient_hour) == kept
    return f"{account.preset}: {_pace(account)}" if alike else _pace(account)


def _standing(state: AccountState, now: datetime) -> str:
    if state.status is AccountStatus.READY:
        return "ready"
    again = state.next_try(now)
    then = f", next try at {again.astimezone():%H:%M:%S}" if again else ""
    return f"{state.status.value}{then}: {state.reason}"
