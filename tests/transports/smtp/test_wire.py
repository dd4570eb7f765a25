from __future__ import annotations

import select
import socket
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.outcome import Reply
from mailtool_gui.transports.replies import Event
from mailtool_gui.transports.smtp.wire import MAX_TEXT, Deadline, Wire, WireFailure, reply_of


class Line:
    """Our end and the server's, over loopback TCP."""

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.client = socket.create_connection(listener.getsockname())
            self.server, _ = listener.accept()
        self.wire = Wire(self.client)

    def close(self) -> None:
        self.wire.close()
        self.server.close()


@pytest.fixture
def line() -> Iterator[Line]:
    line = Line()
    yield line
    line.close()


def read(line: Line, data: bytes, seconds: float = 10) -> Reply:
    line.server.sendall(data)
    return line.wire.read_reply(seconds)


@pytest.mark.parametrize(
    ("data", "code", "enhanced", "text"),
    [
        (b"250 2.1.0 Ok\r\n", 250, "2.1.0", "Ok"),
        (b"250 Ok\r\n", 250, None, "Ok"),
        (b"250\r\n", 250, None, ""),
        (b"250 \r\n", 250, None, ""),
        (b"250 ok\n", 250, None, "ok"),
        (b"550-5.1.1 No\r\n550-5.1.1 such\r\n550 5.1.1 user\r\n", 550, "5.1.1", "No such user"),
        (b"550-first\r\n550-\r\n550 last\r\n", 550, None, "first last"),
        (b"550 5.7.1\r\n", 550, "5.7.1", ""),
        (b"550 5.7.1: no\r\n", 550, "5.7.1", "no"),
        (b"550 10.0.0.1 is listed\r\n", 550, None, "10.0.0.1 is listed"),
        (b"550 5.7.1.9 is odd\r\n", 550, None, "5.7.1.9 is odd"),
        ("550 Địa chỉ không tồn tại\r\n".encode(), 550, None, "Địa chỉ không tồn tại"),
        (b"550 \xff\xfe raw\r\n", 550, None, "�� raw"),
        (b"550 bell\x07 and \x1b[31mred\r\n", 550, None, "bell and [31mred"),
    ],
)  # fmt: skip
def test_replies_as_they_are_kept(line: Line, data: bytes, code: int, enhanced: str | None, text: str) -> None:
    assert read(line, data) == Reply(code=code, enhanced=enhanced, text=text)


@pytest.mark.parametrize(
    "data",
    [
        b"hello\r\n",
        b"\r\n",
        b"25 short\r\n",
        b"2500 long\r\n",
        b"199 too low\r\n",
        b"650 too high\r\n",
        b"250-one\r\n251 two\r\n",
        b"250_ok\r\n",
        b"HTTP/1.1 400 Bad Request\r\n",
        b"\x16\x03\x01\x02\x00\x01\n",
        b"250 " + b"x" * 3000 + b"\r\n",
        b"x" * 5000,
        b"250-again\r\n" * 150,
    ],
)
def test_garbage(line: Line, data: bytes) -> None:
    with pytest.raises(WireFailure) as failed:
        read(line, data)
    assert failed.value.event is Event.GARBAGE


def test_a_long_reply_within_bounds_is_kept_short(line: Line) -> None:
    reply = read(line, b"".join(b"550-%s\r\n" % (b"y" * 1500) for _ in range(99)) + b"550 end\r\n")
    assert reply.code == 550
    assert len(reply.text) == MAX_TEXT


def test_replies_that_come_together_are_read_one_by_one(line: Line) -> None:
    line.server.sendall(b"250 one\r\n550 two\r\n354 three\r\n")
    assert [line.wire.read_reply(10).text for _ in range(3)] == ["one", "two", "three"]


def test_one_deadline_for_the_whole_reply(line: Line) -> None:
    stop = threading.Event()

    def drip() -> None:
        for byte in b"250 " + b"x" * 100:
            if stop.wait(0.05):
                return
            line.server.sendall(bytes([byte]))

    thread = threading.Thread(target=drip)
    thread.start()
    began = time.monotonic()
    with pytest.raises(WireFailure) as failed:
        line.wire.read_reply(0.3)
    took = time.monotonic() - began
    stop.set()
    thread.join()
    assert failed.value.event is Event.TIMEOUT
    assert 0.25 < took < 4  # the drops come for 5 seconds


def test_silence_is_a_timeout(line: Line) -> None:
    with pytest.raises(WireFailure) as failed:
        line.wire.read_reply(0.1)
    assert failed.value.event is Event.TIMEOUT


@pytest.mark.parametrize("data", [b"", b"25", b"250-more to come\r\n"])
def test_an_end_in_the_middle_is_a_lost_line(line: Line, data: bytes) -> None:
    line.server.sendall(data)
    line.server.close()
    for _ in range(2):  # and stays one
        with pytest.raises(WireFailure) as failed:
            line.wire.read_reply(10)
        assert failed.value.event is Event.LOST


def test_a_server_that_stops_reading_is_a_timeout(line: Line) -> None:
    began = time.monotonic()
    with pytest.raises(WireFailure) as failed:
        line.wire.write(b"x" * 50_000_000, 0.3)
    assert failed.value.event is Event.TIMEOUT
    assert time.monotonic() - began < 3


def test_writing_to_a_closed_line_is_a_lost_line(line: Line) -> None:
    line.server.close()
    with pytest.raises(WireFailure) as failed:
        line.wire.write(b"x" * 10_000_000, 10)
    assert failed.value.event is Event.LOST


def test_all_of_a_big_body_arrives(line: Line) -> None:
    body = bytes(range(256)) * 20_000
    received = bytearray()

    def take() -> None:
        while data := line.server.recv(65536):
            received.extend(data)

    thread = threading.Thread(target=take)
    thread.start()
    line.wire.write(body, 10)
    line.wire.close()
    thread.join()
    assert bytes(received) == body


def test_quiet_until_the_server_speaks(line: Line) -> None:
    assert line.wire.quiet()
    line.server.sendall(b"421 bye\r\n")
    until_heard(line)
    assert not line.wire.quiet()
    assert not line.wire.quiet()
    assert line.wire.read_reply(10).code == 421  # what was looked at is not lost


def until_heard(line: Line) -> None:
    """Until what the server did has come over the line."""
    assert select.select([line.client], [], [], 10)[0]


def test_not_quiet_when_a_second_reply_waits(line: Line) -> None:
    read(line, b"250 one\r\n250 two\r\n")
    assert not line.wire.quiet()


def test_not_quiet_when_closed(line: Line) -> None:
    line.server.close()
    until_heard(line)
    assert not line.wire.quiet()


def test_abort_wakes_a_reader(line: Line) -> None:
    failures: list[Event] = []

    def wait() -> None:
        try:
            line.wire.read_reply(30)
        except WireFailure as failure:
            failures.append(failure.event)

    thread = threading.Thread(target=wait)
    thread.start()
    time.sleep(0.05)
    line.wire.abort()
    thread.join(30)
    assert failures == [Event.LOST]


def test_nagle_is_off(line: Line) -> None:
    assert line.client.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_address_literals(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    assert line.wire.address_literal == "[127.0.0.1]"
    monkeypatch.setattr(socket.socket, "getsockname", lambda _: ("fe80::1%eth0", 1, 0, 2))
    assert line.wire.address_literal == "[IPv6:fe80::1]"


def test_a_passed_deadline() -> None:
    with pytest.raises(WireFailure) as failed:
        Deadline(-1).left()
    assert failed.value.event is Event.TIMEOUT


@given(st.binary(max_size=300))
def test_any_bytes_give_a_reply_or_a_failure(data: bytes) -> None:
    line = Line()
    line.server.sendall(data)
    line.server.close()
    try:
        reply = line.wire.read_reply(10)
    except WireFailure as failure:
        assert failure.event in {Event.GARBAGE, Event.LOST}  # noqa: PT017  # one of two ends
    else:
        assert 200 <= reply.code <= 599
        assert reply.text.isprintable()
    finally:
        line.close()


@given(st.lists(st.text(), min_size=1))
def test_any_lines_make_a_reply(lines: list[str]) -> None:
    assert len(reply_of(250, lines).text) <= MAX_TEXT
