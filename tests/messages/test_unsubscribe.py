from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.message import Message, Template
from mailtool_gui.domain.recipient import Recipient
from mailtool_gui.domain.unsubscribe import address_in, is_genuine
from mailtool_gui.messages.builder import compile_message
from tests.support import letters
from tests.support.letters import columns, content, parsed, recipient

SEED = "seed@example.com"
WEB, MAIL = "https://shop.example.org/u", "mailto:leave@example.org"


def template(*targets: str, html: str = "<p>Hello</p>", text: str | None = None) -> Template:
    return replace(letters.template(html=html, text=text), unsubscribe=targets)


def built(made: Template, to: Recipient | None = None) -> Message:
    builder = compile_message(made, columns(), sender=letters.SENDER, locale="en-US", seed=SEED)
    return builder.build(to or recipient(), identity=letters.IDENTITY, date=letters.DATE)


def links(message: Message) -> list[str]:
    return [link.strip(" <>") for link in str(parsed(message)["List-Unsubscribe"]).split(",")]


def token_in(link: str) -> str:
    parts = urlsplit(link)
    if parts.scheme == "mailto":
        return parse_qs(parts.query)["subject"][0].split()[-1]
    return parse_qs(parts.query)["token"][0]


@pytest.mark.parametrize("web", [WEB, WEB.replace("https", "HTTPS")])
def test_one_click_where_there_is_a_secure_address(web: str) -> None:
    read = parsed(built(template(web)))
    assert read["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    (link,) = links(built(template(WEB)))
    assert link.startswith(f"{WEB}?token=")
    assert is_genuine(token_in(link), SEED)
    assert address_in(token_in(link)) == letters.ADDRESS


@pytest.mark.parametrize("target", ["http://shop.example.org/u", MAIL])
def test_no_click_without_one(target: str) -> None:
    message = built(template(target))
    assert parsed(message)["List-Unsubscribe-Post"] is None
    assert address_in(token_in(links(message)[0])) == letters.ADDRESS


def test_both_ways_stand_in_one_field() -> None:
    web, mail = links(built(template(MAIL, WEB)))
    assert web.startswith(WEB)
    assert mail.startswith(f"{MAIL}?subject=unsubscribe%20")
    assert token_in(web) == token_in(mail)


@pytest.mark.parametrize(
    ("target", "begins"),
    [
        ("https://x.example/u?list=7", "https://x.example/u?list=7&token="),
        ("https://x.example", "https://x.example?token="),
        ("mailto:a@x.example?subject=Leave%20us", "mailto:a@x.example?subject=Leave%20us%20"),
        ("mailto:a@x.example?body=Please+go", "mailto:a@x.example?body=Please%20go&subject=unsubscribe%20"),
    ],
)
def test_what_the_user_wrote_stays(target: str, begins: str) -> None:
    (link,) = links(built(template(target)))
    assert link.startswith(begins)
    assert is_genuine(token_in(link), SEED)


def test_a_fragment_stays_behind_the_token() -> None:
    (link,) = links(built(template("https://x.example/u#top")))
    assert urlsplit(link).fragment == "top"
    assert is_genuine(token_in(link), SEED)


def test_without_an_address_there_are_no_fields() -> None:
    read = parsed(built(template()))
    assert (read["List-Unsubscribe"], read["List-Unsubscribe-Post"]) == (None, None)


def test_everybody_has_a_link_of_their_own() -> None:
    made = template(WEB)
    assert links(built(made)) != links(built(made, recipient(address="ann@example.org")))
    assert links(built(made)) == links(built(made))


@pytest.mark.parametrize("logic", ["", "{% if amount %}!{% endif %}"])
def test_the_message_shows_the_same_link(logic: str) -> None:
    html = f'<p>Hello {{{{firstName}}}}{logic}</p><a href="{{{{ unsubscribe_url }}}}">Unsubscribe</a>'
    message = built(template("https://x.example/u?a=1", html=html))
    (link,) = links(message)
    assert link.replace("&", "&amp;") in content(message, "html")
    assert f"[Unsubscribe]({link})" in content(message, "plain")


def test_the_text_may_show_it_too() -> None:
    message = built(template(WEB, text="Leave: {{unsubscribe_url}}"))
    assert content(message, "plain") == f"Leave: {links(message)[0]}"


def test_a_column_of_that_name_wins() -> None:
    made = template(WEB, html="{{ unsubscribe_url }}")
    headers = ("Email", "Unsubscribe URL")
    builder = compile_message(made, columns(headers), sender=letters.SENDER, locale="en-US", seed=SEED)
    to = Recipient(address=letters.ADDRESS, rows=(letters.row(2, letters.ADDRESS, "mine", width=2),))
    assert content(builder.build(to, identity=letters.IDENTITY, date=letters.DATE), "html") == "mine"


@pytest.mark.parametrize("source", ["{{ unsubscribe_url }}", "{% if unsubscribe_url %}x{% endif %}"])
def test_the_link_needs_an_address(source: str) -> None:
    with pytest.raises(TemplateError, match="--unsubscribe") as caught:
        letters.builder(letters.template(html=f"\n<a href='{source}'>"))
    assert caught.value.code == "no-unsubscribe-address"
    assert str(caught.value.where).startswith("HTML line 2")


@pytest.mark.parametrize(("targets", "shown"), [((), "Hello"), ((WEB,), "Hello, leave")])
def test_a_template_may_ask_whether_there_is_one(targets: tuple[str, ...], shown: str) -> None:
    html = "Hello{% if unsubscribe_url is defined %}, <a href='{{ unsubscribe_url }}'>leave</a>{% endif %}"
    message = built(
        template(*targets, html=html, text="{% if unsubscribe_url is defined %}Hello, leave{% else %}Hello{% endif %}")
    )
    assert content(message, "plain") == shown
    assert (WEB in content(message, "html")) == bool(targets)


def test_the_subject_has_no_link() -> None:
    with pytest.raises(TemplateError):
        built(replace(template(WEB), subject="{{ unsubscribe_url }}"))


@given(local=st.from_regex(r"[a-zà-ỹ0-9!#$%&'*+/=?^_`{|}~-]{1,20}", fullmatch=True))
def test_any_mailbox_fits_into_a_line(local: str) -> None:
    to = recipient(address=f"{local}@example.org")
    message = built(template(WEB + "/" + "a" * 300, MAIL), to)
    assert all(len(line) <= 998 for line in message.data.split(b"\r\n"))
    assert {address_in(token_in(link)) for link in links(message)} == {to.address}
    assert unquote(links(message)[1]).startswith(MAIL)


def test_a_notice_says_that_a_program_wrote_it() -> None:
    assert parsed(built(replace(template(), notice=True)))["Auto-Submitted"] == "auto-generated"
    assert parsed(built(template()))["Auto-Submitted"] is None
