"""Saved templates: found, kept version after version, renamed, removed, taken into a message."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mailtool_gui.domain.errors import TemplateError
from mailtool_gui.domain.fields import nearest_field
from mailtool_gui.domain.message import SavedAs, Template
from mailtool_gui.domain.saved_template import LONGEST_NAME, NOTHING_SAID, About, Entry, SavedTemplate, name_key

if TYPE_CHECKING:
    from mailtool_gui.domain.clock import Clock
    from mailtool_gui.services.builtin_templates import BuiltInTemplates
    from mailtool_gui.services.template_files import Imported
    from mailtool_gui.services.template_records import TemplateRecords

_VERSION = re.compile(r"(.+)@([0-9]{1,9})\Z", re.DOTALL)
_WRITTEN = ("subject", "html", "text")


@dataclass(frozen=True, kw_only=True, slots=True)
class Saved:
    """What saving came to: how the template stands now, and whether that is a new version."""

    entry: Entry
    is_new: bool


class Templates:
    """The user's templates and the built-in ones; one of the user's hides a built-in one of the same name.

    Methods that take a name raise TemplateError (`no-such-template`) with the nearest name where it is unknown.
    """

    def __init__(self, records: TemplateRecords, built_in: BuiltInTemplates, clock: Clock) -> None:
        self._records = records
        self._built_in = built_in
        self._clock = clock

    # finding
    def entries(self, search: str = "", *, language: str | None = None) -> Sequence[Entry]:
        """What there is, the user's own first, each in its newest version; quick, for it reads no texts."""
        own = list(self._records.entries(search=search))
        hidden = {name_key(entry.name) for entry in self._records.entries()}
        built_in = [entry for entry in self._built_in.entries(search) if name_key(entry.name) not in hidden]
        return [entry for entry in own + built_in if language in (None, entry.about.language)]

    def removed(self) -> Sequence[Entry]:
        """The user's templates that were taken out of use."""
        return self._records.entries(removed=True)

    def get(self, name: str, version: int | None = None) -> SavedTemplate:
        """One version, whole, the newest where none is said; `name` may be `Newsletter@3` too.

        A version that is asked for is found of a removed template as well.
        """
        found = self._own(name, version) or (self._built_in.named(name) if version in (None, 1) else None)
        if found is not None:
            return found
        said = _VERSION.match(name)
        if said is not None and version is None:
            return self.get(said[1], int(said[2]))
        raise self._unknown(name, version)

    def versions(self, name: str) -> Sequence[Entry]:
        """Every version of a template, the newest first."""
        return self._records.versions(name) or [self.get(name).entry]

    # keeping
    def save(self, name: str, template: Template, about: About | None = None) -> Saved:
        """Keeps a template under a name, as its next version; where nothing has changed, the newest one stays.

        Without `about` what was said of it before stands, and each blank word of `about` likewise.
        Its pictures are copied into the data folder. Raises TemplateError where the name is blank, too long or looks
        like a version (`Newsletter@3`), AttachmentError where a picture is gone.
        """
        plain = _usable(name)
        before = self._records.entry(plain)
        said = _said(about or NOTHING_SAID, before.about if before else NOTHING_SAID)
        entry = self._records.save(plain, self._with_kept_pictures(template), said, now=self._clock.now())
        return Saved(entry=entry, is_new=before is None or before.version != entry.version)

    def import_file(self, path: Path) -> Imported:
        """The message in an .html or .eml file, cleaned, its pictures kept; not saved yet. Raises TemplateError."""
        from mailtool_gui.services.template_files import import_file

        return import_file(path, self._records.keep_picture)

    def with_texts_of(self, name: str, message: Template) -> Template:
        """What becomes of the user's template `name` when it gets the texts of `message`: its settings stay.

        `message` itself where there is no such template.
        """
        found = self._own(name, None)
        if found is None:
            return message
        texts = {
            word: getattr(message, word) for word in ("subject", "html", "text", "inline", "html_folder", "blocks")
        }
        return replace(found.template, **texts)

    def duplicate(self, name: str, new_name: str) -> Entry:
        """A template of one's own that begins as the newest version of another one."""
        found = self.get(name)
        if self._records.entry(plain := _usable(new_name)) is not None:
            raise _taken(plain)
        return self.save(plain, found.template, found.entry.about).entry

    def rename(self, name: str, new_name: str) -> None:
        """Gives a template with all its versions another name."""
        plain = _usable(new_name)
        self._refuse_built_in(name)
        if not self._records.rename(name, plain):
            raise self._unknown(name)

    def remove(self, name: str) -> None:
        """Takes a template out of use; its versions are kept, for it can be restored."""
        self._refuse_built_in(name)
        if not self._records.remove(name, now=self._clock.now()):
            raise self._unknown(name)

    def restore(self, name: str) -> None:
        """Takes a removed template into use again."""
        if not self._records.restore(name):
            raise self._unknown(name)

    def _with_kept_pictures(self, template: Template) -> Template:
        """The template with copies of its pictures, those beside its HTML file too: the originals may go."""
        if not template.inline and template.html_folder is None:
            return template
        from mailtool_gui.messages.images import embedded, picture_in

        whole = embedded(template)
        kept = (replace(each, path=self._records.keep_picture(*picture_in(each.path))) for each in whole.inline)
        return replace(whole, inline=tuple(kept), html_folder=None)

    def _own(self, name: str, version: int | None) -> SavedTemplate | None:
        found = self._records.version(name, version)
        return None if found and found.entry.removed_at and version is None else found

    def _refuse_built_in(self, name: str) -> None:
        if self._own(name, None) is None and self._built_in.named(name) is not None:
            message = "This template comes with the program. Make a copy of it, and change that."
            raise TemplateError(message, where=name, code="built-in-template")

    def _unknown(self, name: str, version: int | None = None) -> TemplateError:
        known = [entry.name for entry in self.entries()]
        if version is not None and (entry := self._records.entry(name)):
            message = f"The template has no version {version}; its versions are 1 to {entry.version}."
            return TemplateError(message, where=entry.name, code="no-such-template")
        near = nearest_field(name, known)
        hint = f" Did you mean “{near}”?" if near else _those(known)
        return TemplateError(f"There is no such template.{hint}", where=name, code="no-such-template")


def message_of(saved: SavedTemplate) -> Template:
    """What a message made from a saved template begins as: it knows where it comes from."""
    return replace(saved.template, saved_as=SavedAs(name=saved.entry.name, version=saved.entry.version))


def with_changes(template: Template, said: Mapping[str, Any]) -> Template:
    """The template with fields of it said anew; new HTML does not keep the text and blocks of the old.

    `saved_as` then tells whether the message is still that of the saved version.
    """
    if said.get("html", template.html) != template.html:
        said = {"text": None, "blocks": None, **said}
    made = replace(template, **said)
    if made.saved_as is None:
        return made
    same = all(getattr(made, name) == getattr(template, name) for name in _WRITTEN)
    return replace(made, saved_as=replace(made.saved_as, changed=made.saved_as.changed or not same))


def _said(about: About, before: About) -> About:
    return About(
        language=about.language or before.language,
        kind=about.kind or before.kind,
        description=about.description or before.description,
    )


def _usable(name: str) -> str:
    plain = " ".join(name.split())
    if not plain or not plain.isprintable():
        raise TemplateError("A template needs a name, on one line.", where=name.strip() or None, code="bad-name")
    if len(plain) > LONGEST_NAME:
        message = f"The name of a template has {LONGEST_NAME} characters at most."
        raise TemplateError(message, where=f"{plain[:40]}…", code="bad-name")
    if _VERSION.match(plain):
        message = "A name must not end like a version, with @ and a number. Choose another one."
        raise TemplateError(message, where=plain, code="bad-name")
    return plain


def _taken(name: str) -> TemplateError:
    message = f"There is already a template “{name}”, in use or removed. Choose another name."
    return TemplateError(message, code="template-exists")


def _those(known: Sequence[str]) -> str:
    return f" There are: {', '.join(known[:20])}." if known else " There is none yet."
