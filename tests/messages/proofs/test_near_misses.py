from __future__ import annotations

import pytest

from mailtool_gui.messages.proofs.near_misses import intended_domain


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gmial.com", "gmail.com"),
        ("gmai.com", "gmail.com"),
        ("gmaill.com", "gmail.com"),
        ("gnail.com", "gmail.com"),
        ("GMIAL.COM", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("gmail.de", "gmail.com"),
        ("gmial.cmo", "gmail.com"),
        ("hotnail.com", "hotmail.com"),
        ("hotmial.fr", "hotmail.fr"),
        ("outlok.com", "outlook.com"),
        ("outlook.cmo", "outlook.com"),
        ("yaho.com", "yahoo.com"),
        ("yahooo.de", "yahoo.de"),
        ("yhaoo.com", "yahoo.com"),
        ("iclud.com", "icloud.com"),
        ("googlemial.com", "googlemail.com"),
        ("t-onlne.de", "t-online.de"),
    ],
)
def test_a_slip_on_the_way_to_a_provider_is_seen(typed: str, meant: str) -> None:
    assert intended_domain(typed) == meant


@pytest.mark.parametrize(
    "domain",
    [
        "gmail.com", "GMail.com", "googlemail.com", "ymail.com", "email.com", "mail.com", "mail.ru", "gmx.de", "web.de",
        "hotmail.co.uk", "yahoo.com.vn", "yahoo.co.jp", "yahoo.fr", "hotmail.de", "live.com", "outlook.sa",
        "company.com",
        "localhost", "", "[192.0.2.1]", "gmail", "xn--mller-kva.de", "cloud.com", "lookout.com", "gmal.example.com",
    ],
)  # fmt: skip
def test_real_domains_are_left_alone(domain: str) -> None:
    assert intended_domain(domain) is None
