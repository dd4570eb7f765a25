"""Templates that are kept under a name, version after version."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mailtool_gui.domain.message import Template

LONGEST_NAME = 120


class Origin(StrEnum):
    """Where a template comes from."""

    OWN = "own"
    BUILT_IN = "built-in"


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """What is said of a template: its language (`en`, `vi`, `mn`), its kind (`newsletter`) and a few words."""

    language: str = ""
    kind: str = ""
    description: str = ""


NOTHING_SAID = About()


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A template in a list: its newest version without the texts. `removed_at` is None while it is in use."""

    name: str
    version: int
    subject: str
    about: About = NOTHING_SAID
    origin: Origin = Origin.OWN
    saved_at: datetime | None = None
    removed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedTemplate:
    """One version of a template, whole."""

    entry: Entry
    template: Template


def name_key(name: str) -> str:
    """The form in which names of templates are one: case and the number of blanks do not matter."""
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()
