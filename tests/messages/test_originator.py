from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import AddressError, MailToolError, TemplateError
from mailtool_gui.domain.recipient import Recipient
from tests.support import letters
from tests.support.letters import builder, built, parsed, recipient, row

NAMES = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=80)


def agent(*cells: str | None) -> Recipient:
    """A recipient whose rows hold `cells` in the column “File”."""
    return recipient(*(row(number, letters.ADDRESS, "Lan", "1", 1, "x", each) for number, each in enumerate(cells, 2)))


def reply_to(to: Recipient, column: str = "File") -> list[tuple[str, str]]:
    read = parsed(built(letters.template(reply_to=column), to))["Reply-To"]
    return [(each.display_name, each.addr_spec) for each in read.addresses] if read else []


@pytest.mark.parametrize("name", ["File", "file", "F", "{{file}}"])
def test_a_column_tells_where_answers_go(name: str) -> None:
    assert reply_to(agent("ann@x.example"), name) == [("", "ann@x.example")]


def test_a_reply_address_may_have_a_name() -> None:
    assert reply_to(agent("Nguyễn Lan <lan@x.example>")) == [("Nguyễn Lan", "lan@x.example")]


def test_all_rows_of_a_recipient_count_each_mailbox_once() -> None:
    to = agent("ann@x.example; bob@x.example", None, "ANN@x.example")
    assert [address for _, address in reply_to(to)] == ["ANN@x.example", "bob@x.example"]


def test_a_blank_cell_leaves_answers_to_the_sender() -> None:
    assert reply_to(agent(" ; ")) == []


def test_a_cell_that_holds_no_address_stops_its_message() -> None:
    with pytest.raises(AddressError) as caught:
        built(letters.template(reply_to="File"), agent("nobody"))
    assert caught.value.where == "F2"


def test_an_error_cell_stops_its_message() -> None:
    with pytest.raises(TemplateError) as caught:
        built(letters.template(reply_to="File"), agent("#N/A"))
    assert (caught.value.where, caught.value.code) == ("F2", "error-cell")


def test_a_column_that_is_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(AddressError, match=r"“Fila” is neither .* Did you mean “File”\?") as caught:
        builder(letters.template(reply_to="Fila"))
    assert caught.value.where == "reply-to address"


def test_a_header_with_an_at_sign_is_a_column_where_it_is_one() -> None:
    made = letters.builder(letters.template(reply_to="agent@office"), headers=("Email", "agent@office"))
    to = Recipient(address=letters.ADDRESS, rows=(row(2, letters.ADDRESS, "ann@x.example", width=2),))
    message = made.build(to, identity=letters.IDENTITY, date=letters.DATE)
    assert parsed(message)["Reply-To"].addresses[0].addr_spec == "ann@x.example"


def test_a_local_part_beyond_ascii_is_said_in_the_envelope() -> None:
    assert built(letters.template(reply_to="File"), agent("hà@x.example")).envelope.smtputf8
    assert not built(letters.template(reply_to="File"), agent("ha@x.example")).envelope.smtputf8


@given(name=NAMES, other=NAMES)
def test_names_before_addresses_come_with_them(name: str, other: str) -> None:
    to = replace(recipient(cc=("b@x.example", "c@x.example")), names=(name, "", other))
    message = built(letters.template(), to)
    assert message.data.isascii()
    assert all(len(line) <= 78 for line in message.data.split(b"\r\n"))
    read = parsed(message)
    assert [each.addr_spec for each in read["To"].addresses] == [letters.ADDRESS]
    assert [each.addr_spec for each in read["Cc"].addresses] == ["b@x.example", "c@x.example"]
    # The standard parser puts a blank between two encoded words of a name.
    shown = [each.display_name.replace(" ", "") for each in (*read["To"].addresses, *read["Cc"].addresses)]
    assert shown == ["".join(name.split()), "", "".join(other.split())]


def test_fewer_names_than_addresses_are_no_harm() -> None:
    read = parsed(built(letters.template(), replace(recipient(cc=("b@x.example",)), names=("Lan",))))
    assert (str(read["To"]), str(read["Cc"])) == (f"Lan <{letters.ADDRESS}>", "b@x.example")


def test_hidden_copies_have_neither_address_nor_name() -> None:
    message = built(letters.template(), replace(recipient(bcc=("spy@x.example",)), names=("Lan",)))
    assert b"spy" not in message.data
    assert message.envelope.recipients == (letters.ADDRESS, "spy@x.example")


@pytest.mark.parametrize("wrong", ["a@b@c", "ann@", "@x.example", "ann@x..example"])
def test_what_looks_like_an_address_and_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(MailToolError) as caught:
        builder(letters.template(reply_to=wrong))
    assert caught.value.where == "reply-to address"
