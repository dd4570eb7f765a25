from __future__ import annotations

import pytest

from mailtool_gui.sheets.links import formula_address, mail_address


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("mailto:a@x.example", "a@x.example"),
        ("Mailto: a@x.example ?cc=b@x.example", "a@x.example"),
        ("mailto:a%2Bb@x.example", "a+b@x.example"),
        ("mailto:", None),
        ("mailto:?subject=x", None),
        ("mailto:a%0d%0aBcc:b@x.example", None),
        ("https://x.example/mailto:a@x.example", None),
        ("", None),
    ],
)
def test_only_mail_links_have_an_address(target: str, address: str | None) -> None:
    assert mail_address(target) == address


@pytest.mark.parametrize(
    ("formula", "address"),
    [
        ('HYPERLINK("mailto:a@x.example","Ann")', "a@x.example"),
        (' hyperlink( "mailto:a@x.example" ; "Ann" )', "a@x.example"),
        ('HYPERLINK("mailto:a@x.example")', "a@x.example"),
        ('HYPERLINK("mailto:a@x.example"&B1,"Ann")', None),
        ('HYPERLINK("https://x.example","Ann")', None),
        ('IF(A1,HYPERLINK("mailto:a@x.example"),"")', None),
        ("B1", None),
        ("", None),
    ],
)
def test_a_formula_whose_address_is_written_in_it(formula: str, address: str | None) -> None:
    assert formula_address(formula) == address
