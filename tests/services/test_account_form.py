from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mailtool_gui.accounts.presets import Overrides, limits_of
from mailtool_gui.domain.account import Security
from mailtool_gui.domain.errors import AccountError, AddressError
from mailtool_gui.services.account_form import AccountForm, edited, new_account

SERVER = AccountForm(sender="me@X.Example", host=" mail.x.example ", port=587)


def test_a_new_account_has_the_recommended_limits_and_tidy_values() -> None:
    account = new_account(" work ", SERVER)
    assert (account.name, account.sender, account.host) == ("work", "me@x.example", "mail.x.example")
    assert (account.preset, account.limits) == ("recommended", limits_of("recommended"))
    assert (account.security, account.transport, account.hurry) == (Security.STARTTLS, "smtp", 1)


def test_nothing_said_changes_nothing() -> None:
    account = replace(new_account("work", SERVER), hurry=60)
    assert edited(account, AccountForm()) == account


def test_a_folder_is_kept_by_its_whole_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    account = new_account("f", AccountForm(sender="a@x.example", folder=Path("out")))
    assert (account.transport, account.folder) == ("folder", tmp_path / "out")
    assert edited(account, AccountForm(host="h.example", port=25)).transport == "smtp"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "::1", "[::1]"])
def test_clear_text_is_for_this_machine(host: str) -> None:
    assert edited(new_account("w", SERVER), AccountForm(host=host, allow_cleartext_auth=True)).allow_cleartext_auth


@pytest.mark.parametrize("host", ["localhost.x.example", "10.0.0.1", "0.0.0.0", "192.168.1.1"])
def test_clear_text_is_for_no_other(host: str) -> None:
    with pytest.raises(AccountError, match="on this machine only"):
        edited(new_account("w", SERVER), AccountForm(host=host, allow_cleartext_auth=True))


def test_moving_a_clear_text_account_elsewhere_is_refused() -> None:
    here = edited(new_account("w", SERVER), AccountForm(host="localhost", allow_cleartext_auth=True))
    with pytest.raises(AccountError, match="on this machine only"):
        edited(here, AccountForm(host="mail.x.example"))


def test_single_figures_change_on_their_own() -> None:
    gmail = new_account("g", replace(SERVER, preset="gmail"))
    slower = edited(gmail, AccountForm(overrides=Overrides(batch_delay_ms=900)))
    assert slower.limits == replace(gmail.limits, batch_delay=timedelta(milliseconds=900))
    smaller = edited(gmail, AccountForm(overrides=Overrides(batch_size=2)))
    assert (smaller.limits.batch_size, smaller.limits.in_flight) == (2, 2)
    chosen = edited(gmail, AccountForm(overrides=Overrides(in_flight=3)))
    assert edited(chosen, AccountForm(overrides=Overrides(batch_size=9))).limits.in_flight == 3


def test_own_figures_leave_alone_what_they_say_nothing_of() -> None:
    there = new_account("w", replace(SERVER, preset="workspace"))
    there = replace(there, limits=replace(there.limits, jobs_at_once=7, job_starts_per_second=2))
    own = Overrides(in_flight=15, batch_size=20, batch_delay_ms=900)
    custom = edited(there, AccountForm(preset="custom", overrides=own))
    assert (custom.limits.jobs_at_once, custom.limits.job_starts_per_second) == (7, 2)
    assert custom.limits.first_in_flight == 5
    fewer = edited(custom, AccountForm(preset="custom", overrides=replace(own, in_flight=4)))
    assert (fewer.limits.jobs_at_once, fewer.limits.first_in_flight) == (7, None)
    assert edited(fewer, AccountForm(preset="workspace")).limits == limits_of("workspace")


@pytest.mark.parametrize(
    ("form", "error"),
    [
        (AccountForm(host="h.example", port=25), AccountError),
        (replace(SERVER, sender="nobody"), AddressError),
        (replace(SERVER, port=0), AccountError),
        (replace(SERVER, log_only=True), AccountError),
        (replace(SERVER, overrides=Overrides(batch_size=0)), AccountError),
        (replace(SERVER, preset="custom"), AccountError),
        (replace(SERVER, reply_timeout=float("nan")), AccountError),
        (replace(SERVER, sender_name="two\nlines"), AccountError),
    ],
)
def test_a_form_that_makes_no_sense_is_refused(form: AccountForm, error: type[Exception]) -> None:
    with pytest.raises(error):
        new_account("work", form)


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\tb"])
def test_a_name_is_a_word_or_a_few(name: str) -> None:
    with pytest.raises(AccountError, match="name"):
        new_account(name, SERVER)
