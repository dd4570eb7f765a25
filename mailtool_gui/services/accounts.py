"""Accounts: added, edited, tested, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from mailtool_gui.accounts.secrets import Secrets, environment_variable
from mailtool_gui.domain.account import Account, AccountState
from mailtool_gui.domain.errors import AccountError
from mailtool_gui.services.account_form import AccountForm, edited, new_account
from mailtool_gui.transports.base import ConnectFailed, TellsLargest, Transport

if TYPE_CHECKING:
    from mailtool_gui.domain.outcome import Outcome
    from mailtool_gui.services.forecast import Load
    from mailtool_gui.services.host import Host
    from mailtool_gui.services.quota import Quota, Quotas
    from mailtool_gui.services.records import Records

OpenTransport = Callable[[Account], Transport]


class SecretPlace(StrEnum):
    """Where an account's password is."""

    NOT_NEEDED = "not-needed"
    KEYRING = "keyring"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """An account that was added or edited, and what became of its password; `reason` says what to do about it."""

    account: Account
    secret: SecretPlace
    reason: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """An account and where it stands; `quota` where it has a daily cap, `load` what it has to do already."""

    account: Account
    state: AccountState
    quota: Quota | None = None
    load: Load | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """What a try to connect and sign in came to; `outcome` is None where all went well."""

    account: Account
    description: str
    outcome: Outcome | None


class Accounts:
    """The accounts of one data folder. Names are compared without case."""

    def __init__(
        self,
        records: Records,
        secrets: Secrets,
        host: Host,
        open_transport: OpenTransport,
        *,
        quotas: Quotas | None = None,
        load: Callable[[Account], Load] | None = None,
    ) -> None:
        self._records = records
        self._quotas = quotas
        self._load = load
        self._secrets = secrets
        self._host = host
        self._open_transport = open_transport

    def get(self, name: str) -> Account:
        """The account; raises AccountError naming those there are."""
        found = self._records.account(name)
        if found is None:
            raise AccountError(self._unknown(name), where=name, code="no-such-account")
        return found

    def all(self) -> Sequence[Listed]:
        """Every account by name, with where it stands."""
        return [self._listed(account) for account in self._records.accounts()]

    def add(self, name: str, form: AccountForm, secret: str | None = None) -> Kept:
        """Keeps a new account, its secret in the keyring. Raises AccountError where the name is taken."""
        account = new_account(name, self._with_kept_logo(form))
        if self._records.account(account.name) is not None:
            raise AccountError(
                f"There is an account “{account.name}” already; `mailtool account edit` changes it.",
                where=account.name,
                code="account-exists",
            )
        self._records.add_account(account)
        return self._kept(account, secret)

    def edit(self, name: str, form: AccountForm, secret: str | None = None) -> Kept:
        """Changes an account, clears what stopped it and tells the host."""
        account = edited(self.get(name), self._with_kept_logo(form))
        kept = self._kept(account, secret)
        self._records.replace_account(account)
        self._host.wake()
        return kept

    def remove(self, name: str) -> Account:
        """Forgets the account and its secret; raises AccountError while an unfinished job uses it."""
        account = self.get(name)
        self._records.remove_account(account.name)
        self._secrets.delete(account.name)
        return account

    def test(self, name: str) -> Trial:
        """Connects and signs in; sends nothing. How large a message the server takes is kept with the account."""
        account = self.get(name)
        try:
            connection = self._open_transport(account).connect()
        except ConnectFailed as failed:
            from mailtool_gui.transports.trial_words import trial_words

            outcome = replace(failed.outcome, reason=trial_words(failed.outcome.reason))
            return Trial(account=account, description="", outcome=outcome)
        description = connection.description
        largest = connection.largest_message if isinstance(connection, TellsLargest) else None
        connection.close()
        if largest != account.largest_message:
            self._records.note_largest_message(account.name, largest)
        return Trial(account=self.get(name), description=description, outcome=None)

    def _with_kept_logo(self, form: AccountForm) -> AccountForm:
        """The form with a copy of the logo that stays where it is. Raises AttachmentError where it is no picture."""
        if form.logo is None:
            return form
        from mailtool_gui.messages.images import picture_in

        content, suffix = picture_in(form.logo)
        return replace(form, logo=self._records.templates.keep_picture(content, suffix))

    def _listed(self, account: Account) -> Listed:
        state = self._records.account_state(account.name)
        quota = self._quotas.of(account) if self._quotas else None
        return Listed(account=account, state=state, quota=quota, load=self._load(account) if self._load else None)

    def _kept(self, account: Account, secret: str | None) -> Kept:
        if not account.user and not account.imap:
            return Kept(account=account, secret=SecretPlace.NOT_NEEDED)
        there = self._secrets.set(account.name, secret) if secret else self._secrets.stored(account.name)
        if there:
            return Kept(account=account, secret=SecretPlace.KEYRING)
        return Kept(account=account, secret=SecretPlace.MISSING, reason=self._why_missing(account, secret))

    def _why_missing(self, account: Account, secret: str | None) -> str:
        if secret and self._secrets.available() is None:
            why = "This system has no keyring that keeps passwords safely, so the password was not kept."
        elif secret:
            why = "The system's keyring did not take the password, so it was not kept."
        else:
            why = "No password is kept for this account."
        return f"{why} {_where_to_put_it(account, keyring=self._secrets.available() is not None)}"

    def _unknown(self, name: str) -> str:
        names = ", ".join(account.name for account in self._records.accounts())
        there = f"There are: {names}." if names else "There is none yet; `mailtool account add` makes one."
        return f"There is no account “{name}”. {there}"


def secret_variable(account: str) -> str:
    """The environment variable where the sending program looks for a password that no keyring holds."""
    return environment_variable(account)


def _where_to_put_it(account: Account, *, keyring: bool) -> str:
    place = f"into the environment variable {environment_variable(account.name)} of the program that sends."
    if not keyring:
        return f"Put it {place}"
    name = f'"{account.name}"' if " " in account.name else account.name
    return f"Give it with `mailtool account edit {name} --password-stdin`, or put it {place}"
