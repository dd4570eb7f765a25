"""Messages and attachments that hold another row's key: the sign that two customers have been mixed up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.domain.address import same_mailbox_key
from mailtool_gui.domain.columns import column_index
from mailtool_gui.domain.fields import field_key
from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.domain.sheet import CellKind, Column, Row
from mailtool_gui.messages.proofs.findings import Places, error, of_template, warning
from mailtool_gui.messages.proofs.tokens import SHORTEST, Hits, Key, KeyIndex, atoms, hits
from mailtool_gui.messages.record import cell_name

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Template
    from mailtool_gui.domain.recipient import Recipient

_WORDS = re.compile(r"[^\W_]+")
_NUMBERS = """
number no nr num id code key ref reference iban contract invoice policy
nummer kennung aktenzeichen kundennummer kundennr rechnungsnummer rechnungsnr auftragsnummer bestellnummer
mã số numéro numero дугаар код номер
"""
_OTHERS = """
phone telephone tel fax mobile zip postal postcode post house street plz telefon telefonnummer postleitzahl
hausnummer thoại di утас шуудан country currency
amount quantity total betrag menge anzahl tiền lượng tổng
"""
_KEY_WORDS = frozenset(field_key(word) for word in _NUMBERS.split())
_KEY_ENDS = ("number", "nummer", "nr", "code", "дугаар")
_OTHER_WORDS = frozenset(field_key(word) for word in _OTHERS.split())
_NOBODY = "\0"
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def key_columns(columns: Sequence[Column], recipients: Sequence[Recipient], declared: Sequence[str]) -> list[int]:
    """The columns that tell customers apart: those declared, else those whose header and content say so.

    A header speaks of a number, an id or a code, and nearly every text below it belongs to one mailbox alone. Raises
    SheetError for a declared column that is not there.
    """
    if declared:
        return [column_index(columns, name) for name in declared]
    named = [index for index, column in enumerate(columns) if _is_named_as_key(column.header)]
    return [index for index in named if _tells_apart(recipients, index)]


def _is_named_as_key(header: str) -> bool:
    words = [field_key(word) for word in _WORDS.findall(_CAMEL.sub(" ", header))]
    if _OTHER_WORDS.intersection(words):
        return False
    return any(word in _KEY_WORDS or word.endswith(_KEY_ENDS) for word in words if word)


def _tells_apart(recipients: Sequence[Recipient], index: int) -> bool:
    """Whether nineteen of twenty texts of the column belong to one mailbox alone, and half are long enough."""
    owners: dict[str, str] = {}
    shared = set[str]()
    for recipient in recipients:
        for row in recipient.rows:
            text = " ".join(atoms(row.cells[index].shown))
            if text and owners.setdefault(text, _owner(recipient)) != _owner(recipient):
                shared.add(text)
    long = sum(len(text.replace(" ", "")) >= SHORTEST for text in owners)
    return len(owners) > 1 and len(shared) * 20 <= len(owners) and long * 2 >= len(owners)


def _owner(recipient: Recipient) -> str:
    return same_mailbox_key(recipient.address)


class KeyCheck:
    """Knows all keys of a sheet; built once, in one pass over its rows."""

    def __init__(
        self, places: Places, template: Template, recipients: Sequence[Recipient], used: frozenset[int]
    ) -> None:
        self._places = places
        self._keys = key_columns(places.columns, recipients, template.key_columns)
        self._shown = self._keys if template.key_columns else [index for index in self._keys if index in used]
        self._used = used
        self._in_names, self._in_texts = KeyIndex(), KeyIndex()
        for recipient in recipients if self._keys else ():
            for row in recipient.rows:
                self._add(recipient, row)

    @property
    def reads_texts(self) -> bool:
        """Whether the messages' texts are worth looking through."""
        return bool(self._in_texts.owners)

    def _add(self, recipient: Recipient, row: Row) -> None:
        for index in self._keys:
            cell = row.cells[index]
            if cell.kind is not CellKind.ERROR and cell.shown:
                column = self._places.columns[index]
                key = Key(cell.shown.strip(), cell_name(column, row), column.header)
                self._in_names.add(_owner(recipient), key)
                if index in self._shown:
                    self._in_texts.add(_owner(recipient), key)

    def of_everybody(self, files: Sequence[Path]) -> Iterator[Problem]:
        """Files for everybody that bear somebody's key."""
        for path in files:
            found = hits(self._in_names, _NOBODY, self._in_names.in_tokens(atoms(path.stem)))
            if found.others:
                key = found.others[0]
                message = (
                    f"“{path.name}” goes to everybody, and its name holds “{key.shown}” ({key.header}, {key.cell})."
                )
                yield of_template(Severity.WARNING, "other-key", message)

    def in_names(self, recipient: Recipient, files: Sequence[Path]) -> Iterator[Problem]:
        """The wrong-person guard: a file that bears another row's key, and none of this one's."""
        for path in files:
            tokens = atoms(path.stem)
            found = hits(self._in_names, _owner(recipient), self._in_names.in_tokens(tokens))
            if found.others:
                found = Hits(found.own or self._bears_own(recipient, tokens), found.others)
                row, column = self._places.holding(recipient, path.name, range(len(self._places.columns)))
                yield self._of_name(path.name, found, row, column)

    def _bears_own(self, recipient: Recipient, tokens: list[str]) -> bool:
        """Whether one of the recipient's keys, however short, is among `tokens`."""
        text = f" {' '.join(tokens)} "
        keys = (" ".join(atoms(row.cells[index].shown)) for row in recipient.rows for index in self._keys)
        return any(key and f" {key} " in text for key in keys)

    def _of_name(self, name: str, found: Hits, row: Row, column: Column | None) -> Problem:
        key = found.others[0]
        if found.own:
            message = f"“{name}” holds “{key.shown}” ({key.header}, {key.cell}) beside this row's own."
            return warning("other-key", message, row, column)
        message = (
            f"“{name}” is another's: its name holds “{key.shown}” ({key.header}, {key.cell}) and nothing of this row's."
        )
        return error("wrong-person", message, row, column)

    @property
    def looks_at_files(self) -> bool:
        """Whether there are keys that a file may bear."""
        return bool(self._in_names.owners)

    def named_in(self, text: str) -> frozenset[str]:
        """Everybody's keys that stand in `text`, for `in_file_text`."""
        return frozenset(self._in_names.in_tokens(atoms(text)))

    def in_text_for_everybody(self, name: str, keys: frozenset[str]) -> Iterator[Problem]:
        """Somebody's `keys` in the text of a file that goes to everybody."""
        found = hits(self._in_names, _NOBODY, keys)
        if found.others:
            key = found.others[0]
            message = f"“{name}” goes to everybody, and its text holds “{key.shown}” ({key.header}, {key.cell})."
            yield of_template(Severity.WARNING, "other-key", message)

    def in_file_text(self, recipient: Recipient, name: str, keys: frozenset[str]) -> Iterator[Problem]:
        """The wrong-person guard over the `keys` in a file's text."""
        found = hits(self._in_names, _owner(recipient), keys)
        if not found.others:
            return
        key = found.others[0]
        row, column = self._places.holding(recipient, name, range(len(self._places.columns)))
        cells = (row.cells[index] for row in recipient.rows for index in self._keys)
        has_own = any(" ".join(atoms(cell.shown)) in self._in_names.owners for cell in cells)
        if found.own or not has_own:
            message = f"The text of “{name}” holds “{key.shown}” ({key.header}, {key.cell}) too."
            yield warning("other-key", message, row, column)
        else:
            message = (
                f"“{name}” is another's: its text holds “{key.shown}” ({key.header}, {key.cell}) and nothing of this "
                "row's."
            )
            yield error("wrong-person", message, row, column)

    def in_texts(self, recipient: Recipient, text: str) -> Iterator[Problem]:
        """The swap check: a message that shows another row's key, or lacks its own."""
        own = [key for row in recipient.rows for key in self._own(row)]
        found = hits(self._in_texts, _owner(recipient), self._in_texts.found(text))
        if found.others:
            row, column = self._places.holding(recipient, found.others[0].shown, self._used)
            yield self._swapped(found, row, column, certain=bool(own) and not found.own)
        elif own and not found.own:
            message = f"The message does not show “{own[0].shown}” ({own[0].header}, {own[0].cell})."
            yield warning("lacks-key", message, recipient.rows[0])

    def _swapped(self, found: Hits, row: Row, column: Column | None, *, certain: bool) -> Problem:
        key = found.others[0]
        if certain:
            message = f"The message shows “{key.shown}” ({key.header}, {key.cell}) and not this row's own."
            return error("swapped-key", message, row, column)
        message = f"The message shows “{key.shown}” ({key.header}, {key.cell}) too."
        return warning("other-key", message, row, column)

    def _own(self, row: Row) -> Iterator[Key]:
        for index in self._shown:
            column, shown = self._places.columns[index], row.cells[index].shown.strip()
            parts = atoms(shown)
            if " ".join(parts) in self._in_texts.owners:
                yield Key(shown, cell_name(column, row), column.header)
