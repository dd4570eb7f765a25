"""What the services ask of the store about saved templates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Template
    from mailtool_gui.domain.saved_template import About, Entry, SavedTemplate


class TemplateRecords(Protocol):
    """The user's own templates. Names are found whatever their case; every method raises LedgerError."""

    def entries(self, *, search: str = "", removed: bool = False) -> Sequence[Entry]:
        """The templates in use (or the removed ones) by name; with `search`, those that hold all of its words.

        A word is looked for in name, description, subject and text, case and accents ignored.
        """
        ...

    def entry(self, name: str) -> Entry | None:
        """The template of this name, in use or removed."""
        ...

    def versions(self, name: str) -> Sequence[Entry]:
        """Every version of a template, the newest first; none where there is no such template."""
        ...

    def version(self, name: str, version: int | None = None) -> SavedTemplate | None:
        """One version, whole; the newest where none is said."""
        ...

    def save(self, name: str, template: Template, about: About, *, now: datetime) -> Entry:
        """Keeps a template as the next version of its name, in use again where it was removed.

        Where the newest version is the same already, that one is the answer and nothing is written.
        """
        ...

    def rename(self, name: str, new_name: str) -> bool:
        """Gives a template with all its versions another name.

        False where there is no such template. Raises TemplateError where another one has the new name.
        """
        ...

    def remove(self, name: str, *, now: datetime) -> bool:
        """Takes a template out of use; its versions are kept. False where there is none in use."""
        ...

    def restore(self, name: str) -> bool:
        """Takes a removed template into use again. False where there is none."""
        ...

    def keep_picture(self, content: bytes, suffix: str) -> Path:
        """Keeps a picture in the data folder, once however often it is kept; its name ends with `suffix` (`.png`)."""
        ...
