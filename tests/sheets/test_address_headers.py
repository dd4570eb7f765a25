from __future__ import annotations

import pytest

from mailtool_gui.sheets.address_headers import names_addresses, speaks_of_mail


@pytest.mark.parametrize(
    "header",
    [
        "E-mail", "EMAIL", "email_address", "emailAddress", "Recipient", "to",  # English
        "E-Mail-Adresse", "Mailadresse", "EMPFÄNGER", "empfaenger".replace("ae", "ä"),  # German
        "Courriel", "Adresse électronique", "adresse_de_messagerie", "Mél",  # French
        "Correo electrónico", "CORREO ELECTRONICO", "Dirección de correo",  # Spanish
        "Posta elettronica", "Indirizzo e-mail",  # Italian
        "Endereço de e-mail", "Correio eletrônico", "Destinatario",  # Portuguese
        "Adres e-mail", "Poczta elektroniczna",  # Polish
        "Эл. почта", "электронная почта", "Е-мейл",  # Russian
        "Електронна пошта",  # Ukrainian
        "Thư điện tử", "dia chi email", "Địa chỉ thư điện tử",  # Vietnamese
        "Имэйл", "И-мэйл хаяг", "Цахим шуудан",  # Mongolian
        "邮箱", "电子邮件地址", "電子郵件",  # Chinese
        "メールアドレス", "Ｅメール",  # Japanese
        "이메일 주소",  # Korean
        "E-posta", "e_posta adresi",  # Turkish
        "E-mailadres", "E-postadress", "Sähköposti", "E-mailová adresa", "E-mail cím",
    ],
)  # fmt: skip
def test_names_of_the_address_column(header: str) -> None:
    assert names_addresses(header)


@pytest.mark.parametrize("header", ["Name", "Address", "Adresse", "Phone", "", "Mailing date", "Tom", "Email sent on"])
def test_other_names(header: str) -> None:
    assert not names_addresses(header)


@pytest.mark.parametrize("header", ["Customer e-mail", "E-Mail (privat)", "Courriel du client", "客户邮箱"])
def test_headers_that_speak_of_mail(header: str) -> None:
    assert speaks_of_mail(header)
    assert not names_addresses(header)


@pytest.mark.parametrize("header", ["Name", "Remaining", "Phone", ""])
def test_headers_that_do_not(header: str) -> None:
    assert not speaks_of_mail(header)
