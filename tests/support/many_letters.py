"""Messages of every shape, and what whoever reads them should find."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import product
from pathlib import Path

from mailtool_gui.domain.message import Identity, Message, Template
from mailtool_gui.messages.builder import Sender, compile_message
from mailtool_gui.messages.images import embedded
from tests.support import letters
from tests.support.pictures import GIF, picture

SENDER = Sender("office@example.com", "Büro “Süd”, Ltd.")
SUBJECTS = (
    "Order 42",
    "Your order has left our house and is on its way to you; it comes within three days " * 2 + "at the latest",
    "Đơn hàng của quý khách đã được gửi đi, cảm ơn quý khách rất nhiều ạ 🎉 " * 3 + "!",
    "=?UTF-8?B?bm90IGVuY29kZWQ=?= a  b\tc",
    'Of "quotes", <brackets>; and: colons = @',
)
TEXTS = (
    "Hello",
    "Chào Lan,\n\ncảm ơn quý khách.\n",
    ".\n..\n.hidden\nFrom here\n--\n--=_x\n",
    "a" * 2000 + " " + "ệ" * 700,
    "one\r\ntwo\rthree\n\n\nfour",
    "trailing blank \nand tab\t\n\u00a0x",
    "🎉👩‍👩‍👧‍👦 שלום العربية \u202bx\u202c",
    "1=2 =3D =\n=20",
    "x" * 75 + "\n" + "y" * 76 + "\n" + "z" * 77,
    "{}[]()%$#&~`^ <&> \"'",
)
FILES = (
    ("offer.pdf", b"%PDF-1.4"),
    ("Hóa đơn tháng mười một.pdf", b""),
    ('a "quoted"; name=x.txt', b"line\r\nline\n.\n"),
    ("Ảnh rất dài " * 12 + ".bin", bytes(range(256)) * 300),
    ("per%20cent'and*star.csv", "Họ;Tên\r\n".encode()),
)


@dataclass(frozen=True, kw_only=True)
class File:
    """A file in a message: its name, its bytes, and its cid where the HTML shows it."""

    name: str
    content: bytes
    cid: str | None = None


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A message and what stands in it; texts with LF line ends and none at the end."""

    message: Message
    sender: tuple[str, str]
    to: tuple[str, str]
    subject: str
    text: str
    html: str
    files: Sequence[File]
    types: Sequence[str]


def text_of(text: str) -> str:
    """A text as all readers can agree on it: LF line ends, none at the end."""
    return re.sub("\r\n|\r", "\n", text).rstrip("\n")


def many_letters(folder: Path) -> Iterator[Letter]:
    """Two hundred: every subject with every text, alone, with pictures, with files and with both."""
    for place, (shape, subject, text) in enumerate(product(range(4), SUBJECTS, TEXTS)):
        yield _letter(folder / str(place), place, subject, text, images=bool(shape & 1), attached=bool(shape & 2))


def _letter(folder: Path, place: int, subject: str, text: str, *, images: bool, attached: bool) -> Letter:
    pictures = [picture(folder / "logo.png"), picture(folder / "Ảnh đẹp.gif", GIF)] if images else []
    files = [_file(folder, *found) for found in random.Random(place).sample(FILES, 1 + place % 3)] if attached else []
    shown = '<img alt="x" src="logo.png"><img alt="" src="cid:Ảnh đẹp.gif">' if images else ""
    logic = "{% if amount %}!{% endif %}" if place % 2 else ""
    name = "Nguyễn Thị Lan (Hà Nội)" if place % 3 else ""
    template = embedded(
        Template(
            subject="{{order_no}}",
            html=f"<p>{{{{firstName}}}}{logic}</p>{shown}",
            text="{{firstName}}",
            html_folder=folder,
            attachments=tuple(str(file) for file in files),
        )
    )
    row = letters.order(2, no=subject, name=text)
    to = replace(letters.recipient(row), names=(name,) if name else ())
    identity = Identity(message_id=f"<{place}@example.com>", mailtool_id=f"{place:032x}")
    builder = compile_message(template, letters.columns(), sender=SENDER, locale="en-US")
    cids = {image.path: image.cid for image in template.inline}
    found = [File(name=each.name, content=each.read_bytes(), cid=cids.get(each)) for each in (*pictures, *files)]
    return Letter(
        message=builder.build(to, identity=identity, date=letters.DATE),
        sender=(SENDER.name, SENDER.address),
        to=(name, letters.ADDRESS),
        subject=subject,
        text=text_of(text),
        html=text_of(template.html.replace(logic, "!" if logic else "").replace("{{firstName}}", _escaped(text))),
        files=found,
        types=_types(images=images, attached=attached),
    )


def _file(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (path := folder / name).write_bytes(content)
    return path


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace('"', "&#34;").replace("'", "&#39;")


def _types(*, images: bool, attached: bool) -> Sequence[str]:
    """The multiparts, from the outside inwards."""
    return [
        *(["multipart/mixed"] if attached else []),
        *(["multipart/related"] if images else []),
        "multipart/alternative",
    ]
