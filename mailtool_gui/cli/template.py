"""`mailtool template`: messages that are kept under a name, version after version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mailtool_gui.cli.command import Commands, pass_session
from mailtool_gui.cli.drafts import saved_message_options, template_of
from mailtool_gui.cli.numbers import Whole
from mailtool_gui.cli.output import note, print_json, print_table, say
from mailtool_gui.cli.template_shapes import entry_shape, template_shape
from mailtool_gui.cli.text import moment_text
from mailtool_gui.domain.saved_template import About, Entry, Origin

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.services.templates import Saved

_LANGUAGE = click.option("--language", metavar="L", help="Its language, such as en, vi or mn.")
_FILE = click.Path(path_type=Path)


@click.group(cls=Commands)
def template() -> None:
    """Messages kept under a name, every version of them; some come with the program."""


@template.command(name="list")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@_LANGUAGE
@click.option("--removed", is_flag=True, help="Those that were removed.")
@pass_session
def list_templates(session: Session, words: Sequence[str], language: str | None, removed: bool) -> None:
    """What there is, your own first; with words: those that hold all of them."""
    found = session.templates.removed() if removed else session.templates.entries(" ".join(words), language=language)
    if session.json:
        return print_json({"templates": [entry_shape(entry) for entry in found], "count": len(found)})
    if not found:
        return note("There is no such template.")
    return print_table(("Template", "Version", "Language", "From", "Subject"), [_cells(entry) for entry in found])


@template.command()
@click.argument("name")
@click.option("--version", type=Whole(1), metavar="N", help="An older version [the newest].")
@pass_session
def show(session: Session, name: str, version: int | None) -> None:
    """One template: what is said of it, its texts, and its versions."""
    found = session.templates.get(name, version)
    versions = session.templates.versions(found.entry.name)
    if session.json:
        return print_json(template_shape(found, versions))
    for label, value in _lines(found.entry, len(versions)):
        say(f"{label}: {value}")
    if found.template.text:
        say(f"\n{found.template.text.rstrip()}")
    return say(f"\n{found.template.html.rstrip()}")


@template.command()
@click.argument("name")
@saved_message_options
@_LANGUAGE
@click.option("--kind", metavar="TEXT", help="What it is for, such as newsletter.")
@click.option("--description", metavar="TEXT", help="A few words on it.")
@pass_session
def save(session: Session, /, name: str, **options: Any) -> None:
    """Keep a message under a name; where there is one, as its next version."""
    about = About(**{word: options.pop(word) or "" for word in ("language", "kind", "description")})
    _tell(session, session.templates.save(name, template_of(options), about))


@template.command(name="import")
@click.argument("name")
@click.argument("file", type=_FILE)
@click.option("--subject", metavar="TEXT", help="Its subject [that of the file].")
@_LANGUAGE
@pass_session
def import_template(session: Session, name: str, file: Path, subject: str | None, language: str | None) -> None:
    """Keep the message in an .html or .eml file under a name; what has no place in mail is taken out and told.

    A template that is there gets its texts, and keeps what else is set in it.
    """
    found = session.templates.import_file(file)
    texts = replace(found.template, subject=subject or found.template.subject)
    made = session.templates.with_texts_of(name, texts)
    _tell(session, session.templates.save(name, made, About(language=language or "")), found.notes)


@template.command(name="export")
@click.argument("name")
@click.argument("file", type=_FILE)
@click.option("--version", type=Whole(1), metavar="N", help="An older version [the newest].")
@pass_session
def export_template(session: Session, name: str, file: Path, version: int | None) -> None:
    """Write a template as an .html or .eml file, its pictures inside."""
    from mailtool_gui.services.template_files import export_file

    found = session.templates.get(name, version)
    export_file(found.template, file)
    told = f"Version {found.entry.version} of “{found.entry.name}” is in {file}."
    if session.json:
        return print_json({**entry_shape(found.entry), "out": str(file), "message": told})
    return say(told)


@template.command()
@click.argument("name")
@click.argument("new_name", metavar="NEW-NAME")
@pass_session
def copy(session: Session, name: str, new_name: str) -> None:
    """A template of your own that begins as another one, a built-in one for instance."""
    entry = session.templates.duplicate(name, new_name)
    _say(session, entry, f"“{entry.name}” begins as a copy of “{name}”.")


@template.command()
@click.argument("name")
@click.argument("new_name", metavar="NEW-NAME")
@pass_session
def rename(session: Session, name: str, new_name: str) -> None:
    """Give a template with all its versions another name."""
    session.templates.rename(name, new_name)
    entry = session.templates.get(new_name).entry
    _say(session, entry, f"The template is called “{entry.name}” now.")


@template.command()
@click.argument("name")
@pass_session
def remove(session: Session, name: str) -> None:
    """Take a template out of use. Its versions are kept: `restore` brings it back."""
    entry = session.templates.get(name).entry
    session.templates.remove(name)
    _say(session, entry, f"“{entry.name}” is removed; `mailtool template restore` brings it back.")


@template.command()
@click.argument("name")
@pass_session
def restore(session: Session, name: str) -> None:
    """Take a removed template into use again."""
    session.templates.restore(name)
    entry = session.templates.get(name).entry
    _say(session, entry, f"“{entry.name}” is in use again.")


def _tell(session: Session, saved: Saved, notes: Sequence[str] = ()) -> None:
    """What keeping a template came to."""
    entry = saved.entry
    told = f"“{entry.name}” is kept as version {entry.version}."
    if not saved.is_new:
        told = f"Nothing has changed: “{entry.name}” stays at version {entry.version}."
    if session.json:
        return print_json({**entry_shape(entry), "new_version": saved.is_new, "notes": list(notes), "message": told})
    for line in notes:
        note(line)
    return say(told)


def _say(session: Session, entry: Entry, sentence: str) -> None:
    if session.json:
        print_json({**entry_shape(entry), "message": sentence})
    else:
        say(sentence)


def _cells(entry: Entry) -> tuple[str, ...]:
    origin = "built in" if entry.origin is Origin.BUILT_IN else moment_text(entry.saved_at)
    return entry.name, str(entry.version), entry.about.language, origin, entry.subject


def _lines(entry: Entry, versions: int) -> list[tuple[str, str]]:
    lines = [
        ("Template", entry.name),
        ("Version", f"{entry.version} of {versions}"),
        ("Saved", moment_text(entry.saved_at) or "comes with the program"),
        ("Language", entry.about.language),
        ("For", entry.about.kind),
        ("About", entry.about.description),
        ("Subject", entry.subject),
    ]
    return [(label, value) for label, value in lines if value]
