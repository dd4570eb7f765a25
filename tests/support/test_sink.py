from __future__ import annotations

import smtplib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.servers import answers
from tests.support.sink import (
    SinkLog,
    SinkOptions,
    SinkProcess,
    Start,
    addressees,
    behind_a_dot,
    duplicates,
    max_in_flight,
    max_starts_in_any_window,
)

ROOT = Path(__file__).parents[2]
SENDER = "work@example.com"
MESSAGE = b"Message-ID: <1@example.com>\r\nX-MailTool-ID: abc\r\n\r\nGood day\r\n"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SinkProcess]:
    with SinkProcess(tmp_path_factory.mktemp("sink") / "log") as process:
        yield process


@pytest.fixture
def sink(running: SinkProcess) -> SinkProcess:
    running.log_path.write_bytes(b"")
    return running


def client_of(sink: SinkProcess) -> smtplib.SMTP:
    return smtplib.SMTP(sink.host, sink.port, timeout=10)


def test_message_is_written_down(sink: SinkProcess) -> None:
    with client_of(sink) as client:
        client.sendmail(SENDER, ["a@example.com"], MESSAGE)
    log = sink.log()
    (start,) = log.messages
    assert (start.message_id, start.mailtool_id) == ("<1@example.com>", "abc")
    assert (start.sender, start.recipients, start.size) == (SENDER, ("a@example.com",), len(MESSAGE))
    assert start.outcome == "accepted"
    assert start.answered_at is not None
    assert start.dot_at is not None
    assert start.ended_at is not None
    assert start.connected_at <= start.mail_at <= start.answered_at <= start.dot_at <= start.ended_at
    assert (log.connections, log.auths) == (1, 0)


def test_message_is_there_at_the_dot_though_the_client_is_gone(tmp_path: Path) -> None:
    with SinkProcess(tmp_path / "log", SinkOptions(dot_latency=0.2)) as sink:
        client = client_of(sink)
        client.ehlo()
        client.mail(SENDER)
        client.rcpt("a@example.com")
        client.docmd("DATA")
        client.send(MESSAGE + b".\r\n")
        client.close()
        deadline = time.monotonic() + 10
        while not any(start.ended_at for start in sink.log().messages) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert [start.outcome for start in sink.log().messages] == ["lost"]


def test_envelope_without_a_dot_is_no_message(sink: SinkProcess) -> None:
    with client_of(sink) as client:
        client.ehlo()
        client.mail(SENDER)
        client.rset()
    log = sink.log()
    assert log.messages == ()
    assert [start.outcome for start in log.starts] == ["abandoned"]


@pytest.mark.parametrize(
    ("address", "code", "enhanced"),
    [
        ("fail-1@example.com", 550, b"5.1.1"),
        ("full-1@example.com", 452, b"4.2.2"),
        ("grey-1@example.com", 451, b"4.7.1"),
        ("once-1@example.com", 550, b"5.1.1"),
    ],
)
def test_addresses_choose_their_refusal(sink: SinkProcess, address: str, code: int, enhanced: bytes) -> None:
    with client_of(sink) as client, pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        client.sendmail(SENDER, [address], MESSAGE)
    answer = refused.value.recipients[address]
    assert (answer[0], answer[1].split()[0]) == (code, enhanced)
    assert [start.outcome for start in sink.log().starts] == ["refused"]


@pytest.mark.parametrize("address", ["grey-2@example.com", "once-2@example.com"])
def test_refused_the_first_time_only(sink: SinkProcess, address: str) -> None:
    with client_of(sink) as client:
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            client.sendmail(SENDER, [address], MESSAGE)
        client.sendmail(SENDER, [address], MESSAGE)
    assert addressees(sink.log()) == {address: 1}


def test_line_is_cut_after_the_dot(sink: SinkProcess) -> None:
    client = client_of(sink)
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionResetError)):
        client.sendmail(SENDER, ["lost-1@example.com"], MESSAGE)
    client.close()
    assert [start.outcome for start in sink.log().messages] == ["lost"]


def test_pipelined_group_is_answered_in_order(sink: SinkProcess) -> None:
    with socket.create_connection((sink.host, sink.port), timeout=10) as line, line.makefile("rb") as replies:
        assert replies.readline().startswith(b"220")
        group = f"MAIL FROM:<{SENDER}>\r\nRCPT TO:<fail-a@example.com>\r\nRCPT TO:<a@example.com>\r\nDATA\r\n"
        line.sendall(group.encode())
        assert [replies.readline()[:3] for _ in range(4)] == [b"250", b"550", b"250", b"354"]
        line.sendall(b".\r\nQUIT\r\n")
        assert [replies.readline()[:3] for _ in range(2)] == [b"250", b"221"]
    (start,) = sink.log().messages
    assert start.size == 0
    assert start.recipients == ("a@example.com", "fail-a@example.com")


def test_dot_in_several_pieces(sink: SinkProcess) -> None:
    with socket.create_connection((sink.host, sink.port), timeout=10) as line, line.makefile("rb") as replies:
        replies.readline()
        line.sendall(f"MAIL FROM:<{SENDER}>\r\nRCPT TO:<a@example.com>\r\nDATA\r\n".encode())
        for _ in range(3):
            replies.readline()
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for piece in (b"Subject: x\r\n\r\nbody", b"\r", b"\n.", b"\r", b"\n"):
            line.sendall(piece)
            time.sleep(0.01)
        assert replies.readline().startswith(b"250")
    assert sink.log().messages[0].size == len(b"Subject: x\r\n\r\nbody\r\n")


def test_latency_at_each_stage_and_pipelined_order(tmp_path: Path) -> None:
    with SinkProcess(tmp_path / "log", SinkOptions(mail_latency=0.05, dot_latency=0.1)) as sink:
        with client_of(sink) as client:
            client.sendmail(SENDER, ["a@example.com"], MESSAGE)
        (start,) = sink.log().messages
    assert start.answered_at is not None
    assert start.dot_at is not None
    assert start.ended_at is not None
    assert start.answered_at - start.mail_at >= 0.049
    assert start.ended_at - start.dot_at >= 0.099


def test_auth_is_counted_and_may_be_refused(tmp_path: Path) -> None:
    with SinkProcess(tmp_path / "log", SinkOptions(refuse_auth=True)) as sink:
        with client_of(sink) as client, pytest.raises(smtplib.SMTPAuthenticationError):
            client.login("user", "wrong")
        log = sink.log()
    assert log.refused_auths == log.auths >= 1


@pytest.mark.parametrize("mechanism", ["auth_plain", "auth_login"])
def test_auth_is_accepted(sink: SinkProcess, mechanism: str) -> None:
    with client_of(sink) as client:
        client.ehlo()
        client.user, client.password = "user", "right"
        code, _ = client.auth(mechanism[5:].upper(), getattr(client, mechanism))
    assert code == 235
    assert (sink.log().auths, sink.log().refused_auths) == (1, 0)


def test_every_sender_may_be_refused(tmp_path: Path) -> None:
    with SinkProcess(tmp_path / "log", SinkOptions(refuse_mail="421 4.7.0 try again later")) as sink:
        with client_of(sink) as client:
            client.ehlo()
            assert client.mail(SENDER)[0] == 421
            with pytest.raises(smtplib.SMTPServerDisconnected):
                client.noop()
        assert [start.outcome for start in sink.log().starts] == ["refused"]


def test_may_be_stopped_and_started_again_on_its_port(tmp_path: Path) -> None:
    sink = SinkProcess(tmp_path / "log")
    for number in range(2):
        with sink, client_of(sink) as client:
            client.sendmail(SENDER, [f"{number}@example.com"], MESSAGE)
    assert addressees(sink.log()) == {"0@example.com": 1, "1@example.com": 1}
    assert duplicates(sink.log()) == {"<1@example.com>": 2}
    assert len({start.number for start in sink.log().starts}) == 2


def started(mail_at: float, ended_at: float | None = None) -> Start:
    return Start(
        number=0,
        connection=0,
        connected_at=0.0,
        mail_at=mail_at,
        answered_at=mail_at,
        dot_at=mail_at,
        ended_at=ended_at,
        sender="",
        recipients=("a@example.com",),
        message_id=None,
        mailtool_id=None,
        size=0,
        outcome="accepted",
    )


def log_of(*starts: Start) -> SinkLog:
    return SinkLog(starts=starts, connections=1, auths=0, refused_auths=0)


def test_max_in_flight() -> None:
    assert max_in_flight(log_of()) == 0
    assert max_in_flight(log_of(started(0, 2), started(1, 3), started(2, 4), started(2.5, None))) == 2


def test_behind_a_dot_is_what_was_taken_in_one_turn_with_the_answer() -> None:
    assert behind_a_dot(log_of(started(0.0, 1.0), started(1.0001, 2.0), started(2.01, 3.0))) == 1
    assert behind_a_dot(log_of(started(0.0, 1.0), started(0.9999, 2.0))) == 0


def test_max_starts_in_any_window() -> None:
    log = log_of(*(started(at) for at in (0, 0.5, 1.9, 2.0, 2.4)))
    assert max_starts_in_any_window(log, 2.0) == 4
    assert max_starts_in_any_window(log, 0.1) == 1
    assert max_starts_in_any_window(log_of(), 2.0) == 0


def test_duplicates_without_ids_go_by_recipient() -> None:
    assert duplicates(log_of(started(0), started(1))) == {"a@example.com": 2}


def test_unfinished_last_line_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b'{"event": "connected", "connection": 0, "at": 1.0}\n{"event": "conn')
    assert SinkLog.read(tmp_path / "log").connections == 1
    assert SinkLog.read(tmp_path / "none").connections == 0


STARTER = """
import sys
from pathlib import Path
from tests.support.sink import SinkProcess
sink = SinkProcess(Path(sys.argv[1]))
sink.start()
print(sink.port, flush=True)
input()
"""


def test_ends_when_whoever_started_it_was_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", STARTER, str(tmp_path / "log")]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        port = int(process.stdout.readline())
        socket.create_connection((SinkProcess.host, port), timeout=10).close()
        process.kill()
    deadline = time.monotonic() + 10
    while answers(port) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not answers(port)
