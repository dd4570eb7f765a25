from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.unsubscribe import LONGEST, address_in, checked_targets, is_genuine, is_mail, token_of

SEED = "0123456789abcdef@example.com"
ADDRESSES = st.from_regex(r"[a-zà-ỹ0-9!#$%&'*+/=?^_`{|}~-]{1,60}@[a-z0-9]{1,20}\.[a-z]{2,5}", fullmatch=True).filter(
    lambda address: len(address.encode().partition(b"@")[0]) <= 64
)


@given(ADDRESSES)
def test_a_token_tells_its_address(address: str) -> None:
    token = token_of(address, SEED)
    assert re.fullmatch(r"[A-Za-z0-9_.-]+", token)
    assert address_in(token) == address
    assert is_genuine(token, SEED)
    assert token == token_of(address, SEED)


def test_nobody_else_can_make_one() -> None:
    token, other = token_of("lan@example.org", SEED), token_of("ann@example.org", SEED)
    assert not is_genuine(token, "another@example.com")
    assert not is_genuine(f"{token.partition('.')[0]}.{other.partition('.')[2]}", SEED)
    assert not is_genuine(token[:-2] + ("AA" if token[-2:] != "AA" else "BB"), SEED)


@given(st.text(max_size=80))
def test_no_other_text_is_one(text: str) -> None:
    assert not is_genuine(text, SEED)


@pytest.mark.parametrize("text", ["", "lan@example.org", ".", "a.b", "bGFu.0123456789012345678901", "!!!!.0" * 5])
def test_what_is_no_token_tells_nothing(text: str) -> None:
    assert address_in(text) is None


@pytest.mark.parametrize(
    "target",
    [
        "https://shop.example.org/unsubscribe",
        "https://shop.example.org:8443/u?list=7&x=%20#here",
        "http://192.0.2.1/u",
        "http://[2001:db8::1]/u",
        "http://localhost:8080/u",
        "mailto:leave@example.org",
        "MAILTO:leave@example.org?subject=Leave%20us&body=Please",
    ],
)
def test_addresses_to_unsubscribe_at(target: str) -> None:
    assert checked_targets([f" {target} "]) == (target,)


@pytest.mark.parametrize(
    "target",
    [
        "",
        "shop.example.org/u",
        "ftp://shop.example.org/u",
        "javascript:alert(1)",
        "https://",
        "https:///u",
        "https://shop_example/u",
        "https://-x.example.org",
        "https://shop.example.org:0/u",
        "https://shop.example.org:99999/u",
        "https://shop.example.org/a b",
        "https://shop.example.org/<x>",
        'https://shop.example.org/"x"',
        "https://shop.example.org/\r\nBcc: x@y.z",
        "https://shop.example.org/\u2028",
        "https://büro.example.org/u",
        "https://shop.example.org/" + "a" * LONGEST,
        "mailto:",
        "mailto:nobody",
        "mailto:à@example.org",
        "mailto:leave@example.org?cc=x@y.de",
        "mailto:leave@example.org?Bcc=x@y.de",
        "mailto:leave@example.org,other@example.org",
        "mailto:leave@example.org?subject=out%0D%0ABcc:x@y.de",
        "mailto:leave@example.org?SUBJECT=out%0a",
        "mailto:leave@example.org?subject=out%00",
        "mailto:leave@example.org?subject=out%C2%85now",
        "mailto:leave@example.org?subject=out%E2%80%A8now",
        "mailto:leave%0D%0A@example.org",
    ],
)
def test_anything_else_is_refused(target: str) -> None:
    with pytest.raises(TemplateError) as caught:
        checked_targets([target])
    assert (caught.value.code, caught.value.where) == ("bad-unsubscribe", "--unsubscribe")


def test_a_body_may_have_lines() -> None:
    target = "mailto:leave@example.org?subject=Take%20me%20off&body=Please.%0D%0AThanks."
    assert checked_targets([target]) == (target,)


def test_the_one_on_the_web_comes_first() -> None:
    web, mail = "https://shop.example.org/u", "mailto:leave@example.org"
    assert checked_targets([mail, web]) == (web, mail)
    assert (is_mail(mail), is_mail(web)) == (True, False)


@pytest.mark.parametrize("pair", [("https://a.example/u", "http://b.example/u"), ("mailto:a@b.de", "mailto:c@d.de")])
def test_there_is_one_of_a_kind(pair: tuple[str, str]) -> None:
    with pytest.raises(TemplateError, match="two of a kind"):
        checked_targets(pair)
