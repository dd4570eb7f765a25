from __future__ import annotations

import pytest

from mailtool_gui.accounts.presets import Overrides
from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.errors import AccountError
from mailtool_gui.services.account_form import AccountForm
from mailtool_gui.services.accounts import Accounts, SecretPlace
from tests.support.desk import Desk

FORM = AccountForm(sender="me@x.example", host="127.0.0.1", port=2525)
SIGNED = AccountForm(sender="me@x.example", host="127.0.0.1", port=2525, user="me")


@pytest.fixture
def accounts(desk: Desk) -> Accounts:
    return Accounts(desk.records, desk.secrets, desk.host, desk.open_transport)


def without_keyring(desk: Desk) -> Accounts:
    desk.has_keyring = False
    return Accounts(desk.records, desk.secrets, desk.host, desk.open_transport)


def test_what_is_added_is_listed_by_name(accounts: Accounts) -> None:
    for name in ("work", "Aunt", "home"):
        assert accounts.add(name, FORM).secret is SecretPlace.NOT_NEEDED
    assert [listed.account.name for listed in accounts.all()] == ["Aunt", "home", "work"]
    assert accounts.get("WORK").name == "work"


def test_a_secret_goes_into_the_keyring(accounts: Accounts, desk: Desk) -> None:
    kept = accounts.add("work", SIGNED, "s3cret")
    assert (kept.secret, kept.reason) == (SecretPlace.KEYRING, None)
    assert desk.secrets.get("work") == "s3cret"


def test_a_secret_that_cannot_be_kept_leaves_the_account(desk: Desk) -> None:
    kept = without_keyring(desk).add("work", SIGNED, "s3cret")
    assert kept.secret is SecretPlace.MISSING
    assert kept.reason is not None
    assert "no keyring" in kept.reason
    assert desk.records.account("work") == kept.account


def test_a_secret_that_was_not_given_is_missed(accounts: Accounts) -> None:
    kept = accounts.add("work", SIGNED)
    assert kept.secret is SecretPlace.MISSING
    assert kept.reason is not None
    assert kept.reason.startswith("No password is kept for this account.")


def test_a_taken_name_keeps_its_account_and_secret(accounts: Accounts, desk: Desk) -> None:
    accounts.add("work", SIGNED, "first")
    with pytest.raises(AccountError, match="already") as caught:
        accounts.add("Work", SIGNED, "second")
    assert caught.value.code == "account-exists"
    assert desk.secrets.get("work") == "first"


def test_an_edit_clears_what_stopped_the_account(accounts: Accounts, desk: Desk) -> None:
    accounts.add("work", FORM)
    desk.stop_account(AccountState(status=AccountStatus.PAUSED, reason="No."))
    assert accounts.all()[0].state.status is AccountStatus.PAUSED
    accounts.edit("work", AccountForm(overrides=Overrides(daily_cap=9)))
    assert accounts.all()[0].state.status is AccountStatus.READY
    assert accounts.get("work").limits.daily_cap == 9
    assert desk.host.calls == ["wake"]


def test_an_edit_that_makes_no_sense_changes_nothing(accounts: Accounts, desk: Desk) -> None:
    before = accounts.add("work", SIGNED, "first").account
    with pytest.raises(AccountError):
        accounts.edit("work", AccountForm(port=0), "second")
    assert (accounts.get("work"), desk.secrets.get("work"), desk.host.calls) == (before, "first", [])


def test_an_account_that_is_gone_takes_its_secret_along(accounts: Accounts, desk: Desk) -> None:
    accounts.add("work", SIGNED, "s3cret")
    assert accounts.remove("WORK").name == "work"
    assert (desk.secrets.get("work"), accounts.all()) == (None, [])


def test_an_account_in_use_keeps_its_secret(accounts: Accounts, desk: Desk) -> None:
    accounts.add("work", SIGNED, "s3cret")
    desk.job("a@x.example")
    with pytest.raises(AccountError):
        accounts.remove("work")
    assert desk.secrets.get("work") == "s3cret"


def test_an_unknown_name_is_answered_with_the_known_ones(accounts: Accounts) -> None:
    with pytest.raises(AccountError, match="There is none yet"):
        accounts.get("work")
    accounts.add("home", FORM)
    with pytest.raises(AccountError, match="There are: home") as caught:
        accounts.test("work")
    assert caught.value.code == "no-such-account"


def test_the_advice_fits_the_system_and_can_be_typed(accounts: Accounts, desk: Desk) -> None:
    asked = accounts.add("My Shop", SIGNED).reason
    assert asked is not None
    assert '`mailtool account edit "My Shop" --password-stdin`' in asked
    assert "MAILTOOL_SECRET_MY_SHOP" in asked
    without = without_keyring(desk).add("work", SIGNED, "s3cret").reason
    assert without is not None
    assert without.endswith("Put it into the environment variable MAILTOOL_SECRET_WORK of the program that sends.")
    assert "--password-stdin" not in without
