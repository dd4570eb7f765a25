"""The MESSAGE options: a template and which columns it goes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mailtool_gui.cli.fixing import fixes_of, fixing_options, skips_of
from mailtool_gui.cli.reading import read_options_of, reading_options
from mailtool_gui.cli.session import Session
from mailtool_gui.domain.errors import UsageError
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.unsubscribe import checked_targets

if TYPE_CHECKING:
    from mailtool_gui.messages.builder import Sender
    from mailtool_gui.services.draft import Draft
    from mailtool_gui.services.sent_before import Only

F = TypeVar("F", bound=Callable[..., Any])

_LARGEST = 4 * 2_000_000  # bytes: a message's text has two million characters at most, of four bytes at most each

_SHEET = click.argument("sheet", type=click.Path(path_type=Path))
_OPTIONS = (
    click.option("--subject", metavar="TEXT", help="The subject, with fields such as {{firstName}}."),
    click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help="The message, with fields."),
    click.option(
        "--text", type=click.Path(path_type=Path), metavar="FILE", help="Its plain text [made from the HTML]."
    ),
    click.option("--to", metavar="COLUMN", help="The column of addresses [found by itself]."),
    click.option("--cc", metavar="COLUMN", help="The column of visible copies."),
    click.option("--bcc", metavar="COLUMN", help="The column of hidden copies."),
    click.option("--reply-to", metavar="ADDR|COLUMN", help="Where answers go: an address, or a column of them."),
    click.option("--group-by", metavar="COLUMN", help="One message for all rows that agree here."),
    click.option("--split-addresses", is_flag=True, help="One message for every address in a cell that holds several."),
    click.option("--attach", multiple=True, metavar="COLUMN|FILE ...", help="Files, or a column of file names."),
    click.option("--attach-dir", type=click.Path(path_type=Path), metavar="DIR", help="Where the column's files are."),
    click.option(
        "--key-column",
        multiple=True,
        metavar="COLUMN ...",
        help="Columns that tell customers apart, such as their numbers [found by themselves].",
    ),
    click.option(
        "--unsubscribe",
        multiple=True,
        metavar="URL|mailto:ADDR",
        help="Where people unsubscribe; {{ unsubscribe_url }} in the message leads there. One of each kind at most.",
    ),
    click.option("--read-pdf", is_flag=True, help="Look for other people's keys in the texts of PDF files too."),
    click.option("--notice", is_flag=True, help="Say that a program wrote it, so that no machine answers."),
    click.option(
        "--template",
        metavar="NAME",
        callback=lambda ctx, _param, name: _saved(ctx.find_object(Session), name),
        help="A saved template, or one version of it (NAME@3); the other options win over it.",
    ),
)


def message_options(command: F) -> F:
    """SHEET and the MESSAGE options."""
    return _SHEET(saved_message_options(fixing_options(reading_options(command))))


def saved_message_options(command: F) -> F:
    """The MESSAGE options alone."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def draft_of(options: dict[str, Any], *, limit: int | None = None, only: Only | None = None) -> Draft:
    """What the options describe, with its files read. Raises UsageError for what is missing or unreadable.

    `only` are the rows that are wanted; None: all.
    """
    from mailtool_gui.services.draft import Draft
    from mailtool_gui.services.sent_before import Only

    return Draft(
        sheet=options["sheet"],
        template=template_of(options),
        options=read_options_of(options),
        limit=limit,
        only=only or Only.ALL,
        fixes=fixes_of(options),
        skips=skips_of(options),
    )


def sender_of(session: Session, account: str | None) -> Sender:
    """Who a message is from: the named account, else the only one there is, else an example."""
    from mailtool_gui.messages.builder import Sender

    if account is not None:
        return Sender.of(session.accounts.get(account))
    known = session.accounts.all()
    if len(known) == 1:
        return Sender.of(known[0].account)
    return Sender("sender@example.com")


def template_of(options: dict[str, Any]) -> Template:
    """The message that the options describe, over the saved template where one is named.

    Raises UsageError for what is missing or unreadable.
    """
    from mailtool_gui.services.templates import with_changes

    saved: Template | None = options.get("template")
    for name in ("subject", "html"):
        if options[name] is None and saved is None:
            raise UsageError(f"A message needs --{name}.", where=f"--{name}", code="missing-option")
    said = {name: value for name, value in _said(options).items() if value not in (None, (), False)}
    return with_changes(saved, said) if saved else Template(**said)


def _said(options: dict[str, Any]) -> dict[str, Any]:
    """What the options say of the message; nothing (None, (), False) for what they leave open."""
    if any(ord(letter) < 32 for letter in options["subject"] or ""):
        raise UsageError("A subject is one line.", where="--subject")
    return {
        "subject": options["subject"],
        "html": options["html"] and _read(options["html"], "--html"),
        "html_folder": options["html"] and options["html"].absolute().parent,
        "text": options["text"] and _read(options["text"], "--text"),
        "to_column": options["to"],
        "cc_column": options["cc"],
        "bcc_column": options["bcc"],
        "reply_to": options["reply_to"],
        "group_by": options["group_by"],
        "attachments": _attachments(options["attach"]),
        "attach_dir": _folder(options["attach_dir"]),
        "split_addresses": options["split_addresses"],
        "key_columns": tuple(options["key_column"]),
        "unsubscribe": checked_targets(options["unsubscribe"]),
        "notice": options["notice"],
        "read_pdf": options["read_pdf"],
    }


def _saved(session: Session | None, name: str | None) -> Template | None:
    """The saved template of this name. Raises TemplateError with the nearest name where there is none."""
    if name is None or session is None:
        return None
    from mailtool_gui.services.templates import message_of

    return message_of(session.templates.get(name))


def _read(path: Path, option: str) -> str:
    try:
        _refuse_unfit(path, option)
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UsageError(f"There is no such file ({option}).", where=str(path), code="no-such-file") from None
    except UnicodeDecodeError:
        raise UsageError(
            "The file is not text in UTF-8; save it in that encoding.", where=str(path), code="not-utf-8"
        ) from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(f"The file cannot be read ({reason}).", where=str(path), code="unreadable-file") from None


def _refuse_unfit(path: Path, option: str) -> None:
    """Raises UsageError for what would be read for ever: a pipe, a device, a huge file."""
    found = path.stat()
    if not (S_ISREG(found.st_mode) or S_ISDIR(found.st_mode)):
        sentence = f"This is no ordinary file ({option}). Save the message in a file, and name that."
        raise UsageError(sentence, where=str(path), code="no-ordinary-file")
    if found.st_size > _LARGEST:
        raise UsageError("The file is longer than a message can be (2 MB).", where=str(path), code="too-large")


def _attachments(entries: Sequence[str]) -> tuple[str, ...]:
    if not all(entry.strip() for entry in entries):
        raise UsageError("Say what to attach: files, or a column of file names.", where="--attach")
    return tuple(entries)


def _folder(path: Path | None) -> Path | None:
    if path is not None and not path.is_dir():
        raise UsageError("There is no such folder (--attach-dir).", where=str(path), code="no-such-folder")
    return None if path is None else path.absolute()
