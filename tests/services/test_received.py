from __future__ import annotations

from email.message import EmailMessage

import pytest

from mailtool_gui.demo.provider import KEPT_MESSAGES, Counts, ReceivedMessage
from mailtool_gui.services.received import Letter, Received, content_of


class Server:
    def __init__(self) -> None:
        self.kept: list[ReceivedMessage] = []
        self.accepted = 0

    @property
    def counts(self) -> Counts:
        return Counts(accepted=self.accepted)

    def messages(self) -> tuple[ReceivedMessage, ...]:
        return tuple(self.kept)

    def take(self, number: int, data: bytes = b"Subject: Hi\r\n\r\nHello\r\n") -> None:
        self.kept.append(ReceivedMessage(sender="me@x.example", recipients=(f"p{number}@x.example",), data=data))
        self.kept = self.kept[-KEPT_MESSAGES:]
        self.accepted += 1


def numbers(letters: object) -> list[int]:
    assert isinstance(letters, list)
    return [letter.number for letter in letters]


def test_letters_come_in_the_order_of_their_arrival() -> None:
    server = Server()
    received = Received(server)
    assert received.since(0) == []
    for number in (1, 2, 3):
        server.take(number)
    assert received.count() == 3
    assert numbers(received.since(0)) == [1, 2, 3]
    assert [letter.recipient for letter in received.since(2)] == ["p3@x.example"]
    assert received.since(3) == []


def test_numbers_go_on_where_the_oldest_are_kept_no_longer() -> None:
    server = Server()
    for number in range(1, KEPT_MESSAGES + 11):
        server.take(number)
    letters = Received(server).since(0)
    assert (letters[0].number, letters[-1].number) == (11, KEPT_MESSAGES + 10)
    assert letters[0].recipient == "p11@x.example"


def written() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Lụa Đường <shop@x.example>"
    message["Subject"] = "Đơn hàng của bạn"
    message.set_content("Xin chào")
    message.add_alternative("<p>Xin chào</p>", subtype="html")
    return message


def test_what_is_in_a_letter() -> None:
    server = Server()
    server.take(1, written().as_bytes())
    (letter,) = Received(server).since(0)
    assert letter.subject == "Đơn hàng của bạn"
    content = content_of(letter)
    assert content.sender == "Lụa Đường <shop@x.example>"
    assert (content.html.strip(), content.text.strip()) == ("<p>Xin chào</p>", "Xin chào")
    assert (content.subject, content.recipient) == (letter.subject, "p1@x.example")


@pytest.mark.parametrize("data", [b"", b"\r\n", b"Subject: x\r\nContent-Type: image/png\r\n\r\n\x89PNG"])
def test_a_letter_without_words_is_empty(data: bytes) -> None:
    content = content_of(Letter(number=1, recipient="a@x.example", subject="", data=data))
    assert content.html == ""
    assert content.sender == ""
