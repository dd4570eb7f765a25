"""The templates that come with the program: a `.toml` with what is said of each, its `.html`, perhaps its `.txt`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from mailtool_gui.domain.fields import field_key
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.resources import resource
from mailtool_gui.domain.saved_template import About, Entry, Origin, SavedTemplate, name_key

VERSION = 1
SampleValue = str | int | float | date | datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class BuiltIn:
    """One of them: its entry, the columns it uses, rows to try it with by these columns, and where its texts are."""

    entry: Entry
    group_by: str | None
    notice: bool
    fields: tuple[str, ...]
    sample: tuple[tuple[SampleValue, ...], ...]
    source: Path


class BuiltInTemplates:
    """All of them; the lists are read when first asked for, the texts when one is used."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or resource("templates")

    @cached_property
    def all(self) -> tuple[BuiltIn, ...]:
        """By language, English first, then by name."""
        found = (_read(path) for path in sorted(self._folder.glob("*.toml")))
        return tuple(sorted(found, key=lambda each: (each.entry.about.language != "en", each.entry.about.language)))

    def entries(self, search: str = "") -> list[Entry]:
        """Those that hold all words of `search`."""
        words = [field_key(word) for word in search.split()]
        return [each.entry for each in self.all if all(word in _findable(each.entry) for word in words)]

    def named(self, name: str) -> SavedTemplate | None:
        """The template of this name, whole."""
        wanted = name_key(name)
        found = next((each for each in self.all if wanted in _names(each)), None)
        return SavedTemplate(entry=found.entry, template=_template(found)) if found else None


def _names(built_in: BuiltIn) -> Iterator[str]:
    """Its name, and that of its files: `order-confirmation.vi`."""
    yield name_key(built_in.entry.name)
    yield built_in.source.stem


def _read(path: Path) -> BuiltIn:
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    about = About(language=said["language"], kind=said["kind"], description=said["description"])
    entry = Entry(name=said["name"], version=VERSION, subject=said["subject"], about=about, origin=Origin.BUILT_IN)
    return BuiltIn(
        entry=entry,
        group_by=said.get("group_by"),
        notice=said.get("notice", False),
        fields=tuple(said["fields"]),
        sample=tuple(tuple(row[field] for field in said["fields"]) for row in said.get("sample", ())),
        source=path,
    )


def _template(built_in: BuiltIn) -> Template:
    html, text = (built_in.source.with_suffix(suffix) for suffix in (".html", ".txt"))
    return Template(
        subject=built_in.entry.subject,
        html=html.read_text(encoding="utf-8"),
        text=text.read_text(encoding="utf-8") if text.exists() else None,
        group_by=built_in.group_by,
        notice=built_in.notice,
    )


def _findable(entry: Entry) -> str:
    texts = (entry.name, entry.about.description, entry.about.kind, entry.subject)
    return " ".join(field_key(word) for text in texts for word in text.split())
