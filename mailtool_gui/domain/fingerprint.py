"""What tells a row again in another copy of its sheet: a keyed hash of what it shows and of whom it goes to."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.fields import field_key
from mailtool_gui.domain.result_columns import RESULT_HEADERS
from mailtool_gui.domain.sheet import Column, Row

_BYTES = 8  # SQLite's integers; by chance two of ten million different rows agree once in 400,000 ledgers
_OURS = frozenset(map(field_key, RESULT_HEADERS))


class Fingerprints:
    """Fingerprints of a sheet's rows under the secret `key` of a ledger.

    Neither the order of the columns, nor empty ones, nor those of an export count; nor do blanks around a text.
    """

    def __init__(self, key: bytes, columns: Sequence[Column]) -> None:
        self._key = key
        named = sorted((field_key(column.header) or column.letter, place) for place, column in enumerate(columns))
        self._columns = [(f"\1{name}\2", place) for name, place in named if name not in _OURS]

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


@dataclass(frozen=True, slots=True)
class MailedRow:
    """A row (Excel's number) of a sheet that is looked at, and the job that mailed it.

    `same_subject`: the message had the subject that is written now. `changed`: the job's row showed something else.
    """

    row: int
    job: str
    same_subject: bool
    changed: bool = False
