"""What people call the column of e-mail addresses, in many languages."""

from __future__ import annotations

from mailtool_gui.domain.fields import field_key

_NAMES = """
e-mail; email; mail; e-mail address; email address; mail address; electronic mail; recipient; to
E-Mail-Adresse; Mailadresse; Mail-Adresse; E-Mail-Anschrift; E-Post; Empfänger
courriel; adresse e-mail; adresse mail; adresse électronique; adresse courriel; adresse de courriel; mél;
adresse de messagerie; destinataire
correo; correo electrónico; dirección de correo; dirección de correo electrónico; dirección e-mail; destinatario
posta elettronica; indirizzo e-mail; indirizzo mail; indirizzo di posta elettronica; indirizzo elettronico
correio eletrónico; correio eletrônico; endereço de e-mail; endereço eletrónico; endereço eletrônico; destinatário
adres e-mail; adres mailowy; poczta elektroniczna; adres poczty elektronicznej; odbiorca
эл. почта; электронная почта; почта; адрес электронной почты; имейл; емейл; е-мейл; мейл; эл. адрес; получатель
ел. пошта; електронна пошта; адреса електронної пошти; одержувач
thư điện tử; địa chỉ email; địa chỉ e-mail; địa chỉ thư điện tử; địa chỉ thư; hòm thư; hộp thư; người nhận
имэйл; и-мэйл; мэйл; майл; имэйл хаяг; и-мэйл хаяг; мэйл хаяг; цахим шуудан; цахим хаяг; цахим шуудангийн хаяг;
хүлээн авагч
邮箱; 电子邮件; 电子邮箱; 邮件; 邮件地址; 邮箱地址; 电子邮件地址; 电子邮箱地址; 电邮; 收件人
電子郵件; 電子信箱; 電郵; 信箱; 電子郵件地址; 電子郵件信箱; 收件者
メール; メールアドレス; Eメール; Eメールアドレス; 電子メール; メアド; 宛先
이메일; 이메일 주소; 메일; 메일 주소; 전자우편; 전자메일; 받는 사람
e-posta; e-posta adresi; elektronik posta; elektronik posta adresi; mail adresi; alıcı
e-mailadres; mailadres; ontvanger
e-post; e-postadress; e-postadresse; mejl; mejladress; mailadress; mottagare; mottaker; e-mailadresse; modtager
sähköposti; sähköpostiosoite; vastaanottaja
e-mailová adresa; adresa e-mailu; příjemce
e-mail cím; drótposta; címzett
adresă de e-mail; adresa de email; poștă electronică
surel; alamat email; alamat e-mail; penerima
ηλεκτρονικό ταχυδρομείο; διεύθυνση email
"""
_WORDS = (
    "email", "courriel", "correo", "mailadres", "почт", "имэйл", "мэйл", "имейл", "thudientu", "邮箱", "邮件", "電郵",
    "電子郵件", "メール", "이메일", "eposta", "epost", "sahkoposti", "surel",
)  # fmt: skip

_KEYS = frozenset(field_key(name) for name in _NAMES.replace("\n", ";").split(";")) - {""}
_PARTS = tuple(field_key(word) for word in _WORDS)


def names_addresses(header: str) -> bool:
    """Whether `header` is what a column of addresses is called."""
    return field_key(header) in _KEYS


def speaks_of_mail(header: str) -> bool:
    """Whether `header` has to do with e-mail, such as “Customer e-mail” or “E-Mail (privat)”."""
    key = field_key(header)
    return any(part in key for part in _PARTS)
