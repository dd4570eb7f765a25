"""Saved templates in the ledger: a light row each for lists, and every version whole beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.fields import field_key
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.saved_template import About, Entry, SavedTemplate, name_key
from mailtool_gui.store.codec import from_json, to_json
from mailtool_gui.store.data_folder import DataFolder, create_private_file
from mailtool_gui.store.failures import translated
from mailtool_gui.store.rows import moment, storable

if TYPE_CHECKING:
    from mailtool_gui.store.access import LedgerAccess
    from mailtool_gui.store.session import Session

_ENTRY = "name, version, subject, about, saved_at, removed_at"
_NEWEST = f"SELECT {_ENTRY} FROM templates WHERE name_key = ?"
_VERSIONS = """
    SELECT name, v.version, v.subject, v.about, v.saved_at, removed_at, body
    FROM templates t JOIN template_versions v ON v.template_id = t.id WHERE name_key = ?
"""
_ADD = """
    INSERT INTO templates (name_key, name, version, subject, about, findable, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (name_key) DO UPDATE SET name = excluded.name, version = excluded.version, subject = excluded.subject,
    about = excluded.about, findable = excluded.findable, saved_at = excluded.saved_at, removed_at = NULL
"""
_ADD_VERSION = """
    INSERT INTO template_versions (template_id, version, saved_at, subject, about, body)
    SELECT id, version, saved_at, subject, about, ? FROM templates WHERE name_key = ?
"""
_RENAME = "UPDATE templates SET name_key = ?, name = ?, findable = ? WHERE name_key = ?"
_REMOVE = "UPDATE templates SET removed_at = ? WHERE name_key = ? AND removed_at IS NULL"
_RESTORE = "UPDATE templates SET removed_at = NULL WHERE name_key = ? AND removed_at IS NOT NULL"


class SqliteTemplates:
    """See TemplateRecords."""

    def __init__(self, folder: DataFolder, ledger: LedgerAccess) -> None:
        self._folder = folder
        self._ledger = ledger

    def entries(self, *, search: str = "", removed: bool = False) -> Sequence[Entry]:
        """See TemplateRecords."""
        words = [word for part in search.split() if (word := field_key(part))]
        state = "NOT NULL" if removed else "NULL"
        holds = "".join(" AND instr(findable, ?)" for _ in words)
        sql = f"SELECT {_ENTRY} FROM templates WHERE removed_at IS {state}{holds} ORDER BY name_key"
        return [_entry(row) for row in self._ledger.reading().rows(sql, words)]

    def entry(self, name: str) -> Entry | None:
        """See TemplateRecords."""
        return _newest(self._ledger.reading(), name)

    def versions(self, name: str) -> Sequence[Entry]:
        """See TemplateRecords."""
        rows = self._ledger.reading().rows(f"{_VERSIONS} ORDER BY v.version DESC", (_key(name),))
        return [_entry(row) for row in rows]

    def version(self, name: str, version: int | None = None) -> SavedTemplate | None:
        """See TemplateRecords."""
        return _version(self._ledger.reading(), name, version)

    def save(self, name: str, template: Template, about: About, *, now: datetime) -> Entry:
        """See TemplateRecords."""
        session = self._ledger.writing()
        self._folder.ensure_room()
        kept = _storable(template)
        with session.transaction():
            before = _version(session, name, None)
            if before is None or (before.template, before.entry.about) != (kept, about):
                version = before.entry.version if before else 0
                _add(session, name, version + 1, template=kept, about=about, now=now)
            elif before.entry.removed_at:
                session.change(_RESTORE, (_key(name),))
            found = _newest(session, name)
        assert found is not None
        return found

    def rename(self, name: str, new_name: str) -> bool:
        """See TemplateRecords."""
        session = self._ledger.writing()
        with session.transaction():
            found = _version(session, name, None)
            if found is None:
                return False
            findable = _findable(new_name, found.template, found.entry.about)
            values = (_key(new_name), storable(new_name), findable, _key(name))
            try:
                return session.change(_RENAME, values) > 0
            except sqlite3.IntegrityError:
                message = f"There is already a template “{new_name}”, in use or removed. Choose another name."
                raise TemplateError(message, code="template-exists") from None

    def remove(self, name: str, *, now: datetime) -> bool:
        """See TemplateRecords."""
        return self._ledger.writing().change(_REMOVE, (now.timestamp(), _key(name))) > 0

    def restore(self, name: str) -> bool:
        """See TemplateRecords."""
        return self._ledger.writing().change(_RESTORE, (_key(name),)) > 0

    def keep_picture(self, content: bytes, suffix: str) -> Path:
        """See TemplateRecords. The file is 0600 and named by its SHA-256."""
        kept = self._folder.pictures / f"{sha256(content).hexdigest()}{suffix}"
        if not kept.exists():
            self._folder.ensure_pictures()
            self._folder.ensure_room()
            part = kept.with_name(f"{kept.name}.part")
            with translated(kept):
                part.unlink(missing_ok=True)
                create_private_file(part)
                part.write_bytes(content)
                part.replace(kept)
        return kept


def _add(session: Session, name: str, version: int, *, template: Template, about: About, now: datetime) -> None:
    findable = _findable(name, template, about)
    values = (storable(name), version, template.subject, to_json(about), findable, now.timestamp())
    session.change(_ADD, (_key(name), *values))
    session.change(_ADD_VERSION, (to_json(template), _key(name)))


def _newest(session: Session, name: str) -> Entry | None:
    found = session.row(_NEWEST, (_key(name),))
    return _entry(found) if found else None


def _version(session: Session, name: str, version: int | None) -> SavedTemplate | None:
    wanted = "v.version = t.version" if version is None else "v.version = ?"
    parameters = (_key(name),) if version is None else (_key(name), version)
    found = session.row(f"{_VERSIONS} AND {wanted}", parameters)
    return SavedTemplate(entry=_entry(found), template=from_json(Template, found[6])) if found else None


def _key(name: str) -> str:
    return name_key(storable(name))


def _entry(row: Sequence[Any]) -> Entry:
    name, version, subject, about, saved_at, removed_at, *_ = row
    return Entry(
        name=name,
        version=version,
        subject=subject,
        about=from_json(About, about),
        saved_at=moment(saved_at),
        removed_at=moment(removed_at),
    )


def _storable(template: Template) -> Template:
    """The template as it is kept: without word of where it came from."""
    text = None if template.text is None else storable(template.text)
    subject, html = storable(template.subject), storable(template.html)
    return replace(template, subject=subject, html=html, text=text, saved_as=None)


def _findable(name: str, template: Template, about: About) -> str:
    """All the words of a template in the form in which they are compared."""
    texts = (name, about.description, about.kind, template.subject, template.text or template.html)
    return " ".join(field_key(word) for text in texts for word in text.split())
