"""The Sent folder at Debian's Dovecot: what a killed program left in doubt is settled, and nothing is sent for it."""

from __future__ import annotations

import random
import ssl
import time
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from mailtool_gui.domain.account import ImapServer, Security
from mailtool_gui.domain.errors import MailboxError
from mailtool_gui.domain.message import Identity
from mailtool_gui.mailbox.sent import ORIGINAL_ID, open_sent_folder
from tests.support.dovecot import PASSWORD, USER, Dovecot
from tests.support.office import Command, write_people
from tests.support.samples import plain_account
from tests.support.sent_copies import accepted_copies, copy_of, file_copies, mail_program
from tests.support.servers import Certificates, wait_until
from tests.support.sink import SinkOptions, SinkProcess, addressees, duplicates

pytestmark = pytest.mark.real

MINE = Identity(message_id="<abc@example.com>", mailtool_id="0123456789abcdef")
OTHER = Identity(message_id="<xyz@example.com>", mailtool_id="fedcba9876543210")
PART = Identity(message_id="<bc@example.com>", mailtool_id="89abcdef")


@cache
def trusting(authority: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(authority))


def searched(
    dovecot: Dovecot,
    certificates: Certificates,
    *wanted: Identity,
    security: Security = Security.IMPLICIT,
    folder: str | None = None,
    password: str = PASSWORD,
    host: str = "localhost",
) -> tuple[tuple[str, ...], list[bool]]:
    port = dovecot.imaps if security is Security.IMPLICIT else dovecot.imap
    server = ImapServer(host=host, port=port, security=security, user=USER, sent_folder=folder)
    account = replace(plain_account(), imap=server, allow_cleartext_auth=True)
    tls = lambda: trusting(certificates.authority)  # noqa: E731
    with open_sent_folder(account, secret=lambda: password, tls=tls, seconds=20) as sent:
        return sent.names, sent.holds(wanted)


@pytest.mark.parametrize("security", list(Security))
def test_a_copy_is_found_by_any_of_its_ids(dovecot: Dovecot, certificates: Certificates, security: Security) -> None:
    moved = Identity(message_id="<moved@example.com>", mailtool_id="00")
    file_copies(dovecot, "Sent", [copy_of(MINE), copy_of(moved, message_id_in=ORIGINAL_ID)])
    renamed = replace(MINE, message_id="<renamed@example.com>")
    moved = replace(moved, mailtool_id="11")
    names, found = searched(dovecot, certificates, MINE, OTHER, renamed, PART, moved, security=security)
    assert (names, found) == (("Sent",), [True, False, True, False, True])


def test_a_search_changes_nothing(dovecot: Dovecot, certificates: Certificates) -> None:
    file_copies(dovecot, "Sent", [copy_of(MINE)])
    searched(dovecot, certificates, MINE)
    with mail_program(dovecot) as client:
        client.select("Sent")
        assert client.fetch("1", "(FLAGS)")[1][0] in (b"1 (FLAGS (\\Recent))", b"1 (FLAGS ())")


@pytest.mark.parametrize(
    ("raw", "name"), [("&ARAA4w- g&Hu0-i", "Đã gửi"), ("Gesendet & weg", "Gesendet & weg"), ('A "b"', 'A "b"')]
)
def test_a_folder_of_any_name_is_named_by_the_user(
    dovecot: Dovecot, certificates: Certificates, raw: str, name: str
) -> None:
    raw = raw.replace("& ", "&- ").replace('"', '\\"')
    file_copies(dovecot, raw, [copy_of(OTHER)])
    try:
        assert searched(dovecot, certificates, MINE, OTHER, folder=name) == ((name,), [False, True])
    finally:
        with mail_program(dovecot) as client:
            client.delete(f'"{raw}"')


def test_a_wrong_password_is_tried_once(dovecot: Dovecot, certificates: Certificates) -> None:
    log = dovecot.folder / "log"
    before = log.read_text(errors="replace").count("auth failed")
    with pytest.raises(MailboxError) as caught:
        searched(dovecot, certificates, MINE, password="wröng")
    assert (caught.value.code, caught.value.exit_code) == ("sign-in", 3)
    assert "wröng" not in str(caught.value)
    deadline = time.monotonic() + 10
    while log.read_text(errors="replace").count("auth failed") == before and time.monotonic() < deadline:
        time.sleep(0.02)
    assert log.read_text(errors="replace").count("auth failed, 1 attempts") == before + 1


def test_a_certificate_for_another_name_stops_it(dovecot: Dovecot, certificates: Certificates) -> None:
    for security in (Security.IMPLICIT, Security.STARTTLS):
        with pytest.raises(MailboxError) as caught:
            searched(dovecot, certificates, MINE, security=security, host="127.0.0.1")
        assert caught.value.code == "not-secure"


def test_a_folder_that_is_not_there_is_told_with_those_that_are(dovecot: Dovecot, certificates: Certificates) -> None:
    file_copies(dovecot, "Sent", [])
    with pytest.raises(MailboxError, match=r"no folder “Outbox”.*INBOX, Sent") as caught:
        searched(dovecot, certificates, MINE, folder="Outbox")
    assert caught.value.code == "no-sent-folder"


def add_account(command: Command, sink: SinkProcess, dovecot: Dovecot) -> None:
    """Sends through the sink; what was sent is at Dovecot."""
    imap = ("--imap-host", "127.0.0.1", "--imap-port", str(dovecot.imap), "--imap-tls", "none", "--imap-user", USER)
    pace = ("--in-flight", "10", "--batch-size", "100000", "--batch-delay-ms", "1", "--allow-cleartext-auth")
    server = ("--from", "office@example.com", "--host", "127.0.0.1", "--port", str(sink.port), "--tls", "none")
    assert command("account", "add", "work", *server, *pace, *imap).exit_code in (0, 3)  # 3: no keyring here


def test_what_may_have_arrived_is_settled_by_itself(
    tmp_path: Path, dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next host looks as soon as the server can accept no more, and does not leave before it has looked."""
    monkeypatch.setenv("MAILTOOL_SECRET_WORK", PASSWORD)
    command = Command(data=tmp_path / "data")
    people = [f"{kind}-{number}@example.com" for kind in ("person", "lost") for number in range(4)]
    with SinkProcess(tmp_path / "sink.log") as sink:
        add_account(command, sink, dovecot)
        sent = command("send", *write_people(tmp_path, people), "--account", "work", "--wait", "--yes")
        assert sent.json["progress"]["unknown"] == 4
        file_copies(dovecot, "Sent", accepted_copies(sink.log()))
        command("engine", "--until-done")
        assert command("job", sent.json["id"]).json["progress"]["unknown"] == 4  # too early
        command("account", "edit", "work", "--dot-timeout", "0.5")
        command("engine", "--until-done")
        assert command("job", sent.json["id"]).json["progress"]["sent"] == len(people)
        assert len(sink.log().starts) == len(people)


def kill_in_mid_air(command: Command, sink: SinkProcess, *, after: int) -> None:
    """An engine is killed after so many messages of its own have been started."""
    before = len(sink.log().starts)
    engine = command.start("engine", "--until-done")
    wait_until(lambda: len(sink.log().starts) >= before + after, f"{after} more messages")
    engine.kill()
    engine.wait()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_after_kills_the_search_leaves_nothing_unknown(
    tmp_path: Path, dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """The sink accepts late, also when the client has gone; its copies lie in the Sent folder."""
    monkeypatch.setenv("MAILTOOL_SECRET_WORK", PASSWORD)
    command, rows, dice = Command(data=tmp_path / "data"), 300, random.Random(seed)
    people = [f"person{number}@example.com" for number in range(rows)]
    with SinkProcess(tmp_path / "sink.log", SinkOptions(dot_latency=0.1, jitter=0.5)) as sink:
        add_account(command, sink, dovecot)
        job = command("send", *write_people(tmp_path, people), "--account", "work", "--queue-only").json["id"]
        for _ in range(3):
            kill_in_mid_air(command, sink, after=dice.randrange(15, 45))
        command("engine", "--until-done")
        time.sleep(0.3)
        log = sink.log()
        unknown = [d["address"] for d in command.deliveries(job) if d["status"] == "unknown"]
        file_copies(dovecot, "Sent", accepted_copies(log))
        answer = command("resolve", job, "--search")
        assert len(sink.log().starts) == len(log.starts)  # nothing was sent for it
    states = {found["address"]: found["status"] for found in command.deliveries(job)}
    arrived = addressees(log)
    assert unknown
    assert answer.json["progress"]["unknown"] == 0
    assert answer.json["search"]["looked_for"] == len(unknown)
    assert answer.exit_code == (1 if "failed" in states.values() else 0)
    assert [who for who in people if (states[who] == "sent") != (arrived[who] == 1)] == []
    assert duplicates(log) == {}
    assert Counter(states.values()).keys() <= {"sent", "failed"}
