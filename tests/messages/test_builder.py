from __future__ import annotations

import re
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailtool_gui.domain.errors import AddressError, TemplateError
from mailtool_gui.domain.message import Identity, Message
from mailtool_gui.messages.builder import Sender, compile_message
from tests.support import letters
from tests.support.letters import DATE, IDENTITY, builder, built, columns, content, html_of, parsed, recipient, row

CELLS = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=120),
    st.text(alphabet=". \r\n\tFrom=<&é\u2028", max_size=200),
    st.sampled_from([".", "..\r\n.", "a" * 1200, "Ж" * 600, "From me", "=_boundary", "{{x}}", "\x0b\x0c\x1c"]),
)
LITERALS = st.one_of(
    st.text(alphabet=". \r\n\tFromé=-", max_size=120), st.sampled_from(["", ".", "x" * 998, "\r\n.\r\n", "--=_"])
)
ONE_LINE = CELLS.map(lambda text: re.sub("[\r\n\x00\u2028\u2029]", "", text))
LOCAL_PARTS = st.from_regex(r"[a-zà-ỹ0-9!#$%&'*+/=?^_`{|}~-]{1,20}", fullmatch=True)


def lines(text: str) -> str:
    """Line ends as a reader sees them; the last one belongs to the boundary (RFC 2046, 5.1.1)."""
    return lines_of(text).removesuffix("\n")


def body(message: Message, kind: str) -> str:
    """The decoded bytes of a part: the parser's own text drops nothing of these."""
    part = parsed(message).get_body((kind,))
    assert isinstance(part, EmailMessage)
    assert part.get_content_charset() == "utf-8"
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return lines_of(payload.decode())


def mailboxes(read: EmailMessage, header: str) -> list[str]:
    """The addresses of a header; the parser hands on UTF-8 (RFC 6532) as undecoded bytes."""
    return [a.addr_spec.encode(errors="surrogateescape").decode() for a in read[header].addresses]


def assert_sendable(message: Message) -> None:
    """What SMTP asks of every line, and what keeps readers happy."""
    assert message.data.endswith(b"\r\n")
    assert message.envelope.smtputf8 or message.data.isascii()
    for line in message.data.split(b"\r\n"):
        assert len(line) <= 78 or b"@" in line  # an address cannot be folded
        assert len(line) <= 998
        assert not line.startswith(b".")
        assert b"\r" not in line
        assert b"\n" not in line


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(subject=ONE_LINE, value=CELLS, before=LITERALS, after=LITERALS, name=ONE_LINE, local=LOCAL_PARTS)
def test_the_standard_parser_reads_what_was_written(
    subject: str, value: str, before: str, after: str, name: str, local: str
) -> None:
    address = f"{local}@example.org"
    to = recipient(row(2, address, value, subject), address=address, cc=("b@b.de", f"{local}@c.de"), bcc=("x@y.de",))
    template = letters.template(
        "Re {{Order No}}", before + "{{First Name}}" + after + "!", text=after + "{{first_name}}", reply_to=address
    )
    sender = Sender("büro@example.com", name)
    message = compile_message(template, columns(), sender=sender, locale="en-US").build(
        to, identity=IDENTITY, date=DATE
    )
    assert_sendable(replace(message, envelope=replace(message.envelope, smtputf8=True)))
    read = parsed(message)
    assert read["subject"] == f"Re {subject}".strip()
    assert mailboxes(read, "cc") == ["b@b.de", f"{local}@c.de"]
    assert mailboxes(read, "to") == [address]
    assert mailboxes(read, "reply-to") == [address]
    assert mailboxes(read, "from") == ["büro@example.com"]
    assert read["bcc"] is None
    assert message.envelope.recipients == (address, "b@b.de", f"{local}@c.de", "x@y.de")
    assert body(message, "html") == lines_of(before) + lines_of(escaped(value)) + lines_of(after) + "!"
    assert body(message, "plain") == lines_of(after) + lines_of(value)  # behind a field a line break is added


def lines_of(text: str) -> str:
    """Line ends as Jinja2 and the encoder see them, piece by piece."""
    return re.sub("\r\n|\r", "\n", text)


def escaped(value: str) -> str:
    return escape(value, quote=False).replace('"', "&#34;").replace("'", "&#39;")


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(values=st.lists(CELLS, min_size=1, max_size=4))
def test_a_template_with_logic_reads_back_too(values: list[str]) -> None:
    rows = tuple(row(number, letters.ADDRESS, value) for number, value in enumerate(values, 2))
    source = ".{% for row in rows %}\n.{{ row.first_name }}{% endfor %}"
    message = built(letters.template(html=source, text=source), recipient(*rows))
    assert_sendable(message)
    assert body(message, "plain") == lines("." + "".join("\n." + value for value in values))
    assert body(message, "html") == lines("." + "".join("\n." + escaped(value) for value in values))


def test_a_message_has_the_headers_it_needs_once_each() -> None:
    message = built(letters.template("Order {{Order No}}", "<p>Dear {{firstName}}</p>"))
    assert [name for name, _ in parsed(message).items()] == [
        "From", "To", "Subject", "Date", "Message-ID", "X-MailTool-ID", "MIME-Version", "Content-Type",
    ]  # fmt: skip
    assert parsed(message)["message-id"] == IDENTITY.message_id
    assert parsed(message)["x-mailtool-id"] == IDENTITY.mailtool_id
    assert parsed(message)["from"] == "The Office <office@example.com>"
    assert parsed(message)["subject"] == "Order 00042"
    assert (message.identity, message.date) == (IDENTITY, DATE)


def test_the_text_comes_before_the_html() -> None:
    read = parsed(built(letters.template(html="<p>Dear {{firstName}}</p>")))
    assert [part.get_content_type() for part in read.walk()] == ["multipart/alternative", "text/plain", "text/html"]


def test_the_same_message_is_the_same_bytes() -> None:
    made = builder(letters.template(html="{{firstName|upper}}"))
    first, second = (made.build(recipient(), identity=IDENTITY, date=DATE) for _ in range(2))
    assert first == second


def test_the_date_carries_the_local_offset() -> None:
    date = datetime(2026, 11, 22, 23, 30, tzinfo=timezone(timedelta(hours=7)))
    message = builder(letters.template()).build(recipient(), identity=IDENTITY, date=date)
    read = parsed(message)["date"].datetime
    assert read == date
    assert read.utcoffset() == date.astimezone().utcoffset()


def test_boundaries_differ_between_messages() -> None:
    made = builder(letters.template())
    other = Identity(message_id="<other@example.com>", mailtool_id="other")
    first, second = (made.build(recipient(), identity=i, date=DATE) for i in (IDENTITY, other))
    assert parsed(first).get_boundary() != parsed(second).get_boundary()


def test_fields_find_their_columns_whatever_their_writing() -> None:
    source = "{{firstName}} {{ first_name }} {{First Name}} {{ FIRST NAME }} {{ Họ_tên }} {{ho_ten}} {{Họ tên}}"
    assert html_of(source) == "Lan Lan Lan Lan" + " Nguyễn Thị Lan" * 3


def test_values_are_escaped_in_html_only() -> None:
    to = recipient(row(2, letters.ADDRESS, "<b>&"))
    message = built(letters.template("{{firstName}}", "{{firstName}}{{firstName|upper}}", "{{firstName}}"), to)
    assert content(message, "html") == "&lt;b&gt;&amp;&lt;B&gt;&amp;"
    assert content(message, "plain") == "<b>&"
    assert parsed(message)["subject"] == "<b>&"


def test_a_local_part_beyond_ascii_is_said_in_the_envelope() -> None:
    message = built(letters.template(), recipient(address="hà@bücher.de"))
    assert message.envelope.smtputf8
    assert message.envelope.recipients == ("hà@xn--bcher-kva.de",)
    assert "To: hà@xn--bcher-kva.de\r\n".encode() in message.data
    assert not built(letters.template(), recipient(address="ha@bücher.de")).envelope.smtputf8


@pytest.mark.parametrize("source", ["{{amount}}", "{{ amount | upper }}", "{% if False %}{{amount}}{% endif %}x"])
@pytest.mark.parametrize("part", ["subject", "html", "text"])
def test_an_error_cell_in_a_used_column_stops_the_message(source: str, part: str) -> None:
    to = recipient(letters.order(16), letters.order(17, amount="#N/A"))
    made = letters.with_part(part, source)
    with pytest.raises(TemplateError, match=r"D17 shows #N/A") as caught:
        built(made, to)
    assert (caught.value.code, caught.value.where) == ("error-cell", "D17")


def test_an_error_cell_that_is_not_used_does_not_matter() -> None:
    assert html_of("{{firstName}}", recipient(letters.order(2, amount="#N/A"))) == "Lan"


def test_used_columns_are_those_of_every_part_and_of_attachments(tmp_path: Path) -> None:
    template = letters.template(
        "{{firstName}}", "{% for row in rows %}{{ row.raw.amount }}{% endfor %}", "{{ rows | map('Order No') | join }}",
        attachments=("File",), attach_dir=tmp_path,
    )  # fmt: skip
    assert builder(template).used_columns == {1, 2, 3, 5}


@pytest.mark.parametrize("character", ["\r", "\n", "\r\n", "\u2028", "\u2029", "\x00"])
@pytest.mark.parametrize("subject", ["Re {{order_no}}!", "Re {{ order_no | lower }}!"])
def test_a_line_break_from_a_cell_never_gets_into_a_header(character: str, subject: str) -> None:
    to = recipient(letters.order(9, no=f"1{character}Bcc: x@y.de"))
    with pytest.raises(TemplateError) as caught:
        built(letters.template(subject), to)
    assert (caught.value.code, caught.value.where) == ("header-break", "C9")


def test_a_line_break_of_the_subject_itself_is_named_so() -> None:
    with pytest.raises(TemplateError) as caught:
        built(letters.template("one\ntwo {{order_no}}"))
    assert (caught.value.code, caught.value.where) == ("header-break", "subject")


def test_a_line_break_in_the_senders_name_is_refused() -> None:
    with pytest.raises(TemplateError) as caught:
        compile_message(letters.template(), columns(), sender=Sender("a@b.de", "a\nBcc: x@y.de"), locale="en-US")
    assert (caught.value.code, caught.value.where) == ("header-break", "sender name")


def test_a_line_break_in_an_identity_is_refused() -> None:
    with pytest.raises(TemplateError, match="line break"):
        builder(letters.template()).build(
            recipient(), identity=Identity(message_id="<a@b>\r\nX: y", mailtool_id="a"), date=DATE
        )


@pytest.mark.parametrize("subject", ["", "   ", "{{file}}", "{% if False %}x{% endif %}"])
def test_an_empty_subject_is_an_error(subject: str) -> None:
    with pytest.raises(TemplateError) as caught:
        built(letters.template(subject))
    assert (caught.value.code, caught.value.where) == ("empty-subject", "subject")


def test_wrong_addresses_of_the_account_are_said_at_once() -> None:
    for address in ("", "office", "a@b@c"):
        with pytest.raises(AddressError) as caught:
            compile_message(letters.template(), columns(), sender=Sender(address), locale="en-US")
        assert caught.value.where == "sender address"
    with pytest.raises(AddressError) as caught:
        builder(letters.template(reply_to="nobody"))
    assert caught.value.where == "reply-to address"


def test_a_recipient_with_an_error_is_never_built() -> None:
    with pytest.raises(AddressError, match="A2: no address"):
        built(letters.template(), recipient(address="x", error="A2: no address"))


def test_a_line_break_in_an_address_is_refused() -> None:
    for wrong in ("a@b.de\r\nRCPT TO:<x@y.de>", "a@b.de\n"):
        with pytest.raises(AddressError):
            built(letters.template(), recipient(address=wrong))
        with pytest.raises(AddressError):
            built(letters.template(), recipient(bcc=(wrong,)))


def test_half_a_character_is_named_with_its_row() -> None:
    for source in ("{{firstName}}", "{{firstName|upper}}"):
        with pytest.raises(TemplateError, match="half a character") as caught:
            built(letters.template(html=source), recipient(letters.order(7, name="a\ud83d")))
        assert (caught.value.code, caught.value.where) == ("bad-character", "row 7")


def test_the_size_is_near_the_truth() -> None:
    made = builder(letters.template(html="<p>{{firstName}}</p>" * 500))
    size = made.size(recipient())
    assert abs(size - len(made.build(recipient(), identity=IDENTITY, date=DATE).data)) < 1_000


def test_many_workers_share_one_builder() -> None:
    made = builder(letters.template("{{order_no}}", "{% for row in rows %}{{ row['Order No'] }};{% endfor %}"))
    wrong: list[str] = []

    def work(worker: int) -> None:
        for turn in range(15):
            no = f"{worker}-{turn}"
            message = made.build(recipient(letters.order(2, no=no)), identity=IDENTITY, date=DATE)
            if content(message, "html") != f"{no};" or parsed(message)["subject"] != no:
                wrong.append(no)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_blanks_are_told_by_row_and_column() -> None:
    made = builder(letters.template(html="{{firstName}}{% for row in rows %}{{row.order_no}}{% endfor %}"))
    rows = (row(2, letters.ADDRESS, None, "1"), row(3, letters.ADDRESS, None, "  "))
    assert made.blanks(recipient(*rows)) == [(0, 1), (1, 2)]


def test_a_date_without_offset_counts_as_local() -> None:
    message = builder(letters.template()).build(recipient(), identity=IDENTITY, date=datetime(2026, 1, 2, tzinfo=UTC))
    assert parsed(message)["date"].datetime == datetime(2026, 1, 2, tzinfo=UTC)
