from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailtool_gui.accounts.secrets import SERVICE
from mailtool_gui.domain.account import Account, AccountState, AccountStatus, Security
from mailtool_gui.domain.outcome import Outcome, Reply, Scope, Stage, Verdict
from mailtool_gui.transports.base import ConnectFailed, Connection
from mailtool_gui.transports.registry import open_transport, shared_tls
from tests.support.desk import Desk
from tests.support.samples import plain_account

WORK = ("account", "add", "work", "--from", "me@x.example", "--host", "127.0.0.1", "--port", 2525)


def test_an_account_is_added_with_the_recommended_pace(desk: Desk) -> None:
    ran = desk.run(*WORK, "--json")
    assert ran.code == 0
    assert (ran.json["name"], ran.json["from"], ran.json["host"], ran.json["port"]) == (
        "work", "me@x.example", "127.0.0.1", 2525,
    )  # fmt: skip
    assert (ran.json["preset"], ran.json["batch_size"], ran.json["batch_delay_ms"]) == ("recommended", 10, 2000)
    assert (ran.json["tls"], ran.json["secret"]) == ("starttls", "not-needed")
    kept = desk.records.account("WORK")
    assert kept is not None
    assert (kept.security, kept.reply_timeout, kept.dot_timeout) == (Security.STARTTLS, 60.0, 600.0)


def test_every_option_arrives(desk: Desk) -> None:
    options = (
        "--from-name", "Bureau №1", "--tls", "implicit", "--preset", "gmail", "--in-flight", 3, "--batch-size", 4,
        "--batch-delay-ms", 50, "--daily-cap", 60, "--reply-timeout", 7, "--dot-timeout", 8.5, "--allow-cleartext-auth",
    )  # fmt: skip
    ran = desk.run(*WORK, *options, "--json")
    assert ran.code == 0
    wanted = {
        "from_name": "Bureau №1", "tls": "implicit", "preset": "gmail", "in_flight": 3, "batch_size": 4,
        "batch_delay_ms": 50, "daily_cap": 60, "reply_timeout": 7.0, "dot_timeout": 8.5, "allow_cleartext_auth": True,
    }  # fmt: skip
    assert {key: ran.json[key] for key in wanted} == wanted
    assert "UNENCRYPTED" in ran.err


def test_the_password_goes_into_the_keyring_and_nowhere_else(desk: Desk) -> None:
    ran = desk.run(*WORK, "--user", "me", "--password-stdin", "--json", stdin="s3cret phrase\n")
    assert (ran.code, ran.json["secret"]) == (0, "keyring")
    assert desk.keyring.kept == {(SERVICE, "work"): "s3cret phrase"}
    assert "s3cret" not in ran.out + ran.err
    for file in desk.path.rglob("*"):
        assert file.is_dir() or b"s3cret" not in file.read_bytes()


def test_without_a_keyring_the_account_is_kept_and_the_exit_is_3(desk: Desk) -> None:
    desk.has_keyring = False
    ran = desk.run(*WORK, "--user", "me", "--password-stdin", stdin="s3cret\n")
    assert ran.code == 3
    assert "no keyring that keeps passwords safely" in ran.err
    assert "MAILTOOL_SECRET_WORK" in ran.err
    assert desk.records.account("work") is not None


def test_a_user_without_a_password_is_3_unless_the_keyring_has_it(desk: Desk) -> None:
    ran = desk.run(*WORK, "--user", "me", "--json")
    assert (ran.code, ran.json["secret"]) == (3, "missing")
    assert "No password is kept" in ran.json["reason"]
    desk.secrets.set("work", "later")
    assert desk.run("account", "edit", "work", "--user", "me").code == 0


def test_an_empty_standard_input_is_refused_before_anything_is_kept(desk: Desk) -> None:
    ran = desk.run(*WORK, "--user", "me", "--password-stdin", "--json", stdin="")
    assert (ran.code, ran.error["where"]) == (2, "--password-stdin")
    assert desk.records.account("work") is None


def test_at_a_terminal_the_password_is_asked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mailtool_gui.cli.accounts.at_terminal", lambda: True)
    monkeypatch.setattr("mailtool_gui.cli.accounts.getpass", lambda _prompt: "typed")
    assert desk.run(*WORK, "--user", "me").code == 0
    assert desk.secrets.get("work") == "typed"
    assert desk.run("account", "edit", "work", "--from-name", "x").code == 0


def test_the_password_of_the_sent_folder_is_asked_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def typed(prompt: str) -> str:
        asked.append(prompt)
        return "typed"

    monkeypatch.setattr("mailtool_gui.cli.accounts.at_terminal", lambda: True)
    monkeypatch.setattr("mailtool_gui.cli.accounts.getpass", typed)
    assert desk.run(*WORK, "--imap-host", "imap.x.example").code == 0
    assert asked == ["Password of me@x.example (empty: later): "]
    assert desk.secrets.get("work") == "typed"


def test_a_folder_or_the_log_may_stand_for_a_server(desk: Desk, tmp_path: Path) -> None:
    assert desk.run("account", "add", "f", "--from", "a@x.example", "--folder", tmp_path / "out").code == 0
    assert desk.run("account", "add", "l", "--from", "a@x.example", "--log-only").code == 0
    found = {a["name"]: a for a in desk.run("account", "list", "--json").json["accounts"]}
    assert (found["f"]["transport"], found["f"]["folder"]) == ("folder", str(tmp_path / "out"))
    assert (found["l"]["transport"], found["l"]["tls"]) == ("log", None)


@pytest.mark.parametrize(
    ("options", "code", "sentence"),
    [
        (["--port", "70000"], "account", "1 to 65535"),
        (["--batch-size", "0"], "bad-limits", "batch size must be 1 or more"),
        (["--daily-cap", "-1"], "bad-limits", "daily cap must be 1"),
        (["--batch-delay-ms", "-1"], "bad-limits", "delay"),
        (["--in-flight", "0"], "bad-limits", "in flight"),
        (["--reply-timeout", "0"], "account", "more than 0 seconds"),
        (["--dot-timeout", "-3"], "account", "more than 0 seconds"),
        (["--reply-timeout", "nan"], "usage", "not a number of seconds"),
        (["--from", "nobody"], "bad-address", "not an e-mail address"),
        (["--from-name", "a\r\nBcc: b@x.example"], "account", "line break"),
        (["--preset", "warp"], "usage", "very-safe"),
        (["--tls", "maybe"], "usage", "starttls"),
        (["--log-only"], "account", "one way out"),
        (["--host", "smtp.x.example", "--allow-cleartext-auth"], "account", "test servers on this machine only"),
        (["--imap-port", "993"], "account", "--imap-host"),
        (["--imap-tls", "implicit"], "account", "--imap-host"),
        (["--sent-folder", "Sent"], "account", "--imap-host"),
        (["--imap-host", "imap x.example"], "account", "makes no sense"),
        (["--imap-host", "imap.x.example", "--imap-port", "70000"], "account", "--imap-port"),
    ],
)
def test_what_makes_no_sense_is_refused(desk: Desk, options: list[str], code: str, sentence: str) -> None:
    ran = desk.run(*WORK, *options, "--json")
    assert (ran.code, ran.error["code"]) == (2, code)
    assert sentence in ran.error["message"]
    assert desk.records.accounts() == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["work", "--host", "h", "--port", "25"], "address it sends from"),
        (["work", "--from", "a@x.example"], "--host"),
        (["work", "--from", "a@x.example", "--host", "h h", "--port", "25"], "--host"),
        (["work", "--from", "a@x.example", "--host", "h"], "--port"),
        ([" ", "--from", "a@x.example", "--log-only"], "name"),
        (["a\nb", "--from", "a@x.example", "--log-only"], "name"),
    ],
)
def test_what_is_missing_is_named(desk: Desk, arguments: list[str], sentence: str) -> None:
    ran = desk.run("account", "add", *arguments, "--json")
    assert ran.code == 2
    assert sentence in ran.error["message"]


def test_a_name_is_taken_once_whatever_its_case(desk: Desk) -> None:
    desk.run(*WORK)
    ran = desk.run("account", "add", "Work", "--from", "b@x.example", "--log-only", "--json")
    assert (ran.code, ran.error["code"]) == (2, "account-exists")


def test_edit_changes_what_is_said_and_clears_what_stopped_it(desk: Desk) -> None:
    desk.run(*WORK, "--preset", "gmail")
    desk.stop_account(AccountState(status=AccountStatus.PAUSED, reason="No."))
    ran = desk.run("account", "edit", "work", "--batch-size", 3, "--json")
    assert ran.code == 0
    assert (ran.json["batch_size"], ran.json["in_flight"], ran.json["daily_cap"]) == (3, 3, 450)
    assert (ran.json["preset"], ran.json["from"], ran.json["port"]) == ("gmail", "me@x.example", 2525)
    assert desk.records.account_state("work").status is AccountStatus.READY
    assert desk.host.calls == ["wake"]


def test_edit_of_the_preset_takes_its_figures(desk: Desk) -> None:
    desk.run(*WORK, "--batch-size", 3)
    found = desk.run("account", "edit", "work", "--preset", "risky", "--in-flight", 2, "--json").json
    assert (found["batch_size"], found["batch_delay_ms"], found["in_flight"]) == (20, 500, 2)


def test_edit_leaves_a_chosen_number_in_flight(desk: Desk) -> None:
    desk.run(*WORK, "--in-flight", 4)
    assert desk.run("account", "edit", "work", "--batch-size", 30, "--json").json["in_flight"] == 4


def test_edit_can_drop_the_sign_in(desk: Desk) -> None:
    desk.run(*WORK, "--user", "me")
    ran = desk.run("account", "edit", "work", "--user", "", "--json")
    assert (ran.code, ran.json["user"], ran.json["secret"]) == (0, None, "not-needed")


@pytest.mark.parametrize("command", ["edit", "test", "remove"])
def test_an_unknown_account_is_answered_with_those_there_are(desk: Desk, command: str) -> None:
    desk.run(*WORK)
    ran = desk.run("account", command, "home", "--json")
    assert (ran.code, ran.error["code"]) == (2, "no-such-account")
    assert "There are: work." in ran.error["message"]


def test_remove_forgets_the_secret_too(desk: Desk) -> None:
    desk.run(*WORK, "--user", "me", "--password-stdin", stdin="x\n")
    assert desk.run("account", "remove", "work").code == 0
    assert (desk.records.account("work"), desk.keyring.kept) == (None, {})


def test_remove_waits_for_unfinished_jobs(desk: Desk) -> None:
    desk.job("a@x.example")
    assert desk.run("account", "remove", "work", "--json").code == 2
    assert desk.records.account("work") is not None


def test_list_names_a_preset_while_its_limits_are_kept(desk: Desk) -> None:
    desk.run(*WORK)
    assert "recommended: 10 every 2 s, 10 at once" in desk.run("account", "list").out
    desk.run("account", "edit", "work", "--per-recipient-hour", 3)
    assert "recommended: 10 every 2 s" in desk.run("account", "list").out
    desk.run("account", "edit", "work", "--in-flight", 2)
    words = desk.run("account", "list").out
    assert "10 every 2 s, 2 at once" in words
    assert "recommended" not in words


def test_a_window_of_a_thirtieth_of_a_second_is_told_in_few_digits(desk: Desk) -> None:
    account = plain_account()
    limits = replace(account.limits, batch_size=1, batch_delay=timedelta(seconds=2) / 60)
    desk.records.add_account(replace(account, limits=limits, preset="custom"))
    assert "1 every 0.033 s, 10 at once" in desk.run("account", "list").out


def test_list_tells_a_next_try_that_is_to_come_and_none_that_is_over(desk: Desk) -> None:
    desk.job("a@x.example")
    now = datetime.now(UTC)
    for minutes, told in ((2, ", next try at "), (-2, ": No answer.")):
        until = now + timedelta(minutes=minutes)
        desk.stop_account(AccountState(status=AccountStatus.OFFLINE, until=until, reason="No answer.", at=now))
        out = " ".join(desk.run("account", "list").out.split())
        assert f"offline{told}" in out
        assert (f"{until.astimezone():%H:%M:%S}" in out) is (minutes > 0)


def test_list_shows_where_accounts_stand(desk: Desk) -> None:
    assert "no account yet" in desk.run("account", "list").err
    desk.run(*WORK)
    desk.stop_account(AccountState(status=AccountStatus.PAUSED, reason="Wrong password."))
    (found,) = desk.run("account", "list", "--json").json["accounts"]
    assert (found["state"]["status"], found["state"]["reason"]) == ("paused", "Wrong password.")
    assert "paused: Wrong password." in desk.run("account", "list").out
    assert not {"secret", "password"} & set(found)


class Line:
    """A connection that opens; a transport whose connection it is."""

    usable = True
    description = "TLS 1.3, signed in as me"

    def __init__(self) -> None:
        self.closed = False

    def connect(self) -> Connection:
        return self  # type: ignore[return-value]  # only what a test of an account needs

    def close(self) -> None:
        self.closed = True


class Refusal:
    """A transport that is refused."""

    def connect(self) -> Connection:
        outcome = Outcome(
            verdict=Verdict.PAUSE,
            scope=Scope.ACCOUNT,
            stage=Stage.AUTH,
            reason="The password is wrong.",
            reply=Reply(code=535, enhanced="5.7.8", text="no"),
        )
        raise ConnectFailed(outcome)


def test_an_account_that_works_is_0_and_sends_nothing(desk: Desk) -> None:
    desk.run(*WORK)
    line = Line()
    desk.open_transport = lambda _account: line
    ran = desk.run("account", "test", "work", "--json")
    assert (ran.code, ran.json["ok"], ran.json["description"]) == (0, True, "TLS 1.3, signed in as me")
    assert line.closed
    assert "all well" in desk.run("account", "test", "work").out


def test_an_account_that_must_be_acted_on_is_3(desk: Desk) -> None:
    desk.run(*WORK)

    def refused(_account: Account) -> Refusal:
        return Refusal()

    desk.open_transport = refused
    ran = desk.run("account", "test", "work", "--json")
    assert (ran.code, ran.json["ok"], ran.json["smtp_code"]) == (3, False, 535)
    assert (ran.json["outcome"], ran.json["scope"], ran.json["reason"]) == (
        "pause",
        "account",
        "The password is wrong.",
    )
    assert "The server said: 5.7.8 no" in desk.run("account", "test", "work").err


def test_a_test_promises_no_second_try(desk: Desk) -> None:
    """It connects for real: nobody listens at that port."""
    desk.run("account", "add", "there", "--from", "me@x.example", "--host", "127.0.0.1", "--port", "1", "--tls", "none")
    desk.open_transport = lambda account: open_transport(account, secret=lambda: None, tls=shared_tls())
    ran = desk.run("account", "test", "there", "--json")
    assert (ran.code, ran.json["outcome"]) == (3, "retry")
    assert ran.json["reason"] == (
        "The server 127.0.0.1:1 is not taking connections. Check its name and port, then test again."
    )


def test_the_first_line_is_the_password_whatever_follows(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("never used"))
    desk.run(*WORK, "--user", "me", "--password-stdin", stdin=" spaced \r\nnext\n")
    assert desk.secrets.get("work") == " spaced "


def test_a_missing_port_is_asked_for(desk: Desk) -> None:
    ran = desk.run("account", "add", "a", "--from", "a@x.example", "--host", "127.0.0.1", "--json")
    assert (ran.code, ran.error["message"]) == (2, "An account needs its server's port (--port), such as 587.")


def test_limits_that_make_no_sense_name_their_option(desk: Desk) -> None:
    ran = desk.run(*WORK, "--daily-cap", "0", "--json")
    assert (ran.code, ran.error["where"]) == (2, "--daily-cap")


def test_where_the_sent_folder_is(desk: Desk) -> None:
    options = ("--imap-host", "imap.x.example", "--sent-folder", "Gesendet", "--imap-user", "me@x.example")
    added = desk.run(*WORK, *options, "--json").json
    told = {key: added[key] for key in ("imap_host", "imap_port", "imap_tls", "imap_user", "sent_folder")}
    assert told == {
        "imap_host": "imap.x.example",
        "imap_port": 993,
        "imap_tls": "implicit",
        "imap_user": "me@x.example",
        "sent_folder": "Gesendet",
    }
    edited = desk.run("account", "edit", "work", "--imap-tls", "none", "--json")
    assert (edited.json["imap_port"], edited.json["sent_folder"]) == (143, "Gesendet")
    assert "Sent folder is not looked into" in edited.err
    assert desk.run("account", "edit", "work", "--imap-host", "", "--json").json["imap_host"] is None
