"""The people of the sample workbook: names of four languages, one distinct address each."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from mailtool_gui.domain.fields import field_key

_NAMES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        (
            "Linh",
            "Thị Hương",
            "Đức Anh",
            "Minh Châu",
            "Quốc Bảo",
            "Ngọc Ánh",
            "Văn Hùng",
            "Thu Hà",
            "Khánh",
            "Tuấn Kiệt",
        ),
        ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Huỳnh"),
    ),
    (
        (
            "Батбаяр",
            "Оюунчимэг",
            "Энхжаргал",
            "Болормаа",
            "Ганзориг",
            "Сарантуяа",
            "Тэмүүлэн",
            "Номин",
            "Өлзий",
            "Мөнхбат",
        ),
        (
            "Дорж",
            "Ганболд",
            "Бат-Эрдэнэ",
            "Пүрэв",
            "Цэрэндорж",
            "Сүхбаатар",
            "Лхагва",
            "Нямдорж",
            "Баттулга",
            "Өнөрбаяр",
        ),
    ),
    (
        ("Jürgen", "Anneliese", "Björn", "Käthe", "Matthias", "Sabine", "Karl-Heinz", "Franziska", "Jörg", "Ülkü"),
        ("Müller", "Groß", "Schäfer", "Weiß", "von der Heide", "Königsmann", "Schröder", "Bäcker", "Hoffmann", "Jäger"),
    ),
    (
        ("Olivia", "James", "Zoë", "Mary Ann", "Harry", "Siân", "Charlotte", "Thomas", "Niamh", "George"),
        ("O'Connor", "Smith", "Brontë", "Taylor-Jones", "Brown", "MacDonald", "Evans", "Wright", "Hughes", "Walker"),
    ),
)
_DOMAINS = ("example.com", "example.org", "example.net")
_LETTERS = dict(zip("абвгдезийклмноөпрстуүфхцыэ", "abvgdeziiklmnouprstuufhcye", strict=True))
_SYLLABLES = {"ж": "j", "ё": "yo", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
_LATIN = str.maketrans(_LETTERS | _SYLLABLES | _GERMAN)


@dataclass(frozen=True, kw_only=True, slots=True)
class Customer:
    """One person of the sample; `number` counts from 1 and ends the local part of the address."""

    number: int
    first_name: str
    last_name: str
    email: str


def customer(number: int, random: Random) -> Customer:
    """The customer with this number; the name is drawn, the address is distinct."""
    first_names, last_names = random.choice(_NAMES)
    first, last = random.choice(first_names), random.choice(last_names)
    local = f"{_ascii(first.split()[-1])}.{_ascii(last.split()[-1])}{number}"
    return Customer(
        number=number, first_name=first, last_name=last, email=f"{local}@{_DOMAINS[number % len(_DOMAINS)]}"
    )


def _ascii(name: str) -> str:
    return field_key(name.lower().translate(_LATIN))
