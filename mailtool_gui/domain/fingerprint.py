"""What tells a row again in another copy of its sheet: a keyed hash of what it shows and of whom it goes to."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence, Set
from dataclasses import dataclass
from hashlib import blake2b

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.fields import field_key
from mailtool_gui.domain.result_columns import CORRECTED_HEADER, RESULT_HEADERS
from mailtool_gui.domain.sheet import Column, Row

_BYTES = 8  # SQLite's integers; by chance two of ten million different rows agree once in 400,000 ledgers
_OURS = frozenset(map(field_key, (*RESULT_HEADERS, CORRECTED_HEADER)))


class Fingerprints:
    """Fingerprints of a sheet's rows under the secret `key` of a ledger.

    Neither the order of the columns, nor empty ones, nor those of an export count; nor do blanks around a text. `only`
    are the names (`column_names`) of the columns that count, where not all do.
    """

    def __init__(self, key: bytes, columns: Sequence[Column], *, only: Set[str] | None = None) -> None:
        self._key = key
        counted = column_names(columns) if only is None else only
        named = sorted((_name(column), place) for place, column in enumerate(columns))
        self._columns = [(f"\1{name}\2", place) for name, place in named if name in counted]

    def row(self, row: Row, address: str) -> int:
        """The fingerprint of a row that goes to `address`: 64 bits, signed."""
        cells = row.cells
        texts = [same_mailbox_key(address)]
        for name, place in self._columns:
            if text := cells[place].shown.strip():
                texts += (name, text)
        return self.text("".join(texts))

    def text(self, text: str) -> int:
        """The fingerprint of a text; Unicode's ways to write a letter do not matter."""
        plain = text if text.isascii() else unicodedata.normalize("NFC", text)
        data = plain.encode("utf-8", "surrogatepass")
        return int.from_bytes(blake2b(data, digest_size=_BYTES, key=self._key).digest(), "big", signed=True)


def column_names(columns: Sequence[Column]) -> Set[str]:
    """By which names columns are known again in another copy of their sheet; those of an export have none."""
    return {_name(column) for column in columns} - _OURS


def _name(column: Column) -> str:
    return field_key(column.header) or column.letter


@dataclass(frozen=True, slots=True)
class MailedRow:
    """A row (Excel's number) of a sheet that is looked at, the mailbox it went to, and the job that mailed it.

    `mailbox` is in the form in which duplicates are found; the row of a split cell went to several. `same_subject`:
    the message had the subject that is written now. `changed`: the job's row showed something else.
    """

    row: int
    mailbox: str
    job: str
    same_subject: bool
    changed: bool = False
