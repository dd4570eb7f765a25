"""Which folder holds what was sent: by its mark (RFC 6154), else by a name that mail programs give it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from imapclient.imap_utf7 import decode

SENT_MARK = b"\\sent"
_NO_SELECT = frozenset({b"\\noselect", b"\\nonexistent"})

USUAL_NAMES = frozenset(
    {
        "sent",
        "sent items",
        "sent messages",
        "sent mail",
        "sent-mail",
        "sent_mail",
        "sentmail",
        "gesendet",
        "gesendete elemente",
        "gesendete objekte",
        "envoyés",
        "messages envoyés",
        "éléments envoyés",
        "enviados",
        "elementos enviados",
        "posta inviata",
        "inviati",
        "verzonden",
        "verzonden items",
        "skickat",
        "sendt",
        "lähetetyt",
        "wysłane",
        "elementy wysłane",
        "отправленные",
        "đã gửi",
        "thư đã gửi",
        "mục đã gửi",
        "илгээсэн",
        "已发送",
        "已发送邮件",
        "送信済み",
        "送信済みアイテム",
        "보낸편지함",
    }
)
"""The last parts of folder names that mean it, with the case folded."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Folder:
    """A folder: `raw` as the server writes it (modified UTF-7, RFC 3501 5.1.3), its parts separated by `delimiter`."""

    raw: bytes
    delimiter: str
    flags: frozenset[bytes]

    @property
    def name(self) -> str:
        """Its name for people; a name that nobody can read stays as the server writes it."""
        try:
            return str(decode(self.raw))
        except (ValueError, LookupError):
            return self.raw.decode("utf-8", "replace")

    @property
    def last_part(self) -> str:
        """The name without the folders it lies in."""
        return self.name.rpartition(self.delimiter)[2] if self.delimiter else self.name

    @property
    def opens(self) -> bool:
        """Whether it can hold messages."""
        return not self.flags & _NO_SELECT


def listed(answer: Iterable[tuple[Iterable[bytes], bytes | None, bytes | str]]) -> list[Folder]:
    """The folders of a LIST, as IMAPClient gives them back without decoding."""
    return [
        Folder(
            raw=name if isinstance(name, bytes) else name.encode(),
            delimiter=(delimiter or b"").decode("ascii", "replace"),
            flags=frozenset(flag.lower() for flag in flags),
        )
        for flags, delimiter, name in answer
    ]


def sent_folders(folders: Sequence[Folder], wished: str | None) -> list[Folder]:
    """Where sent mail is: the folder of the wished name, else those with the mark, else those with a usual name."""
    there = [folder for folder in folders if folder.opens]
    if wished is not None:
        return _named(there, wished)
    marked = [folder for folder in there if SENT_MARK in folder.flags]
    return marked or [folder for folder in there if folder.last_part.casefold() in USUAL_NAMES]


def _named(folders: Sequence[Folder], wished: str) -> list[Folder]:
    """Exactly this name; else without regard to case, where that is one folder; else the last part of one."""
    tests: tuple[Callable[[Folder], bool], ...] = (
        lambda folder: folder.name == wished,
        lambda folder: folder.name.casefold() == wished.casefold(),
        lambda folder: folder.last_part.casefold() == wished.casefold(),
    )
    for test in tests:
        found = [folder for folder in folders if test(folder)]
        if len(found) == 1:
            return found
    return []
