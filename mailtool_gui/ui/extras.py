"""What goes along with a message, and to whom else: copies, answers, attachments, keys, unsubscribing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mailtool_gui.domain.columns import column_index, sure_name
from mailtool_gui.domain.errors import SheetError

if TYPE_CHECKING:
    from mailtool_gui.domain.message import Template
    from mailtool_gui.domain.sheet import Column

translate = QCoreApplication.translate

_PATTERN = "{{"


@dataclass(frozen=True, kw_only=True)
class Extras:
    """The user's choices; columns by their sure names. Nothing is chosen at first.

    `reply_to` is an address or a column. `files` go to all, those named in `file_column`, which may be a pattern with
    fields, to their row alone: they lie in `folder` (None: where the workbook lies).
    """

    cc: str | None = None
    bcc: str | None = None
    reply_to: str | None = None
    files: tuple[str, ...] = ()
    file_column: str | None = None
    folder: Path | None = None
    read_pdf: bool = False
    key_columns: tuple[str, ...] = ()
    unsubscribe: tuple[str, ...] = ()
    notice: bool = False

    @classmethod
    def of(cls, template: Template, columns: Sequence[Column]) -> Extras:
        """What a kept template says, as far as a workbook has its columns."""
        files = tuple(entry for entry in template.attachments if Path(entry).is_file())
        named = [
            entry if _PATTERN in entry else _sure(columns, entry)
            for entry in template.attachments
            if entry not in files
        ]
        return cls(
            cc=_sure(columns, template.cc_column),
            bcc=_sure(columns, template.bcc_column),
            reply_to=template.reply_to if "@" in (template.reply_to or "") else _sure(columns, template.reply_to),
            files=files,
            file_column=next(filter(None, named), None),
            folder=template.attach_dir,
            read_pdf=template.read_pdf,
            key_columns=tuple(filter(None, (_sure(columns, name) for name in template.key_columns))),
            unsubscribe=template.unsubscribe,
            notice=template.notice,
        )

    def applied(self, template: Template, sheet: Path | None) -> Template:
        """The template with these choices, for a workbook."""
        beside = sheet.absolute().parent if sheet else None
        return replace(
            template,
            cc_column=self.cc,
            bcc_column=self.bcc,
            reply_to=self.reply_to,
            attachments=(*self.files, *filter(None, [self.file_column])),
            attach_dir=self.folder or (beside if self.file_column else None),
            read_pdf=self.read_pdf,
            key_columns=self.key_columns,
            unsubscribe=self.unsubscribe,
            notice=self.notice,
        )

    def among(self, columns: Sequence[Column]) -> Extras:
        """The same without the columns that another workbook has not."""
        names = {sure_name(columns, column) for column in columns}
        reply_to = self.reply_to if self.reply_to in names or "@" in (self.reply_to or "") else None
        return replace(
            self,
            cc=self.cc if self.cc in names else None,
            bcc=self.bcc if self.bcc in names else None,
            reply_to=reply_to,
            file_column=self.file_column if self.file_column in names or _PATTERN in (self.file_column or "") else None,
            key_columns=tuple(name for name in self.key_columns if name in names),
        )


def missing_of(template: Template, columns: Sequence[Column]) -> list[str]:
    """The columns and files that a kept template names and that are not there, and columns of files but the first."""
    named = [template.cc_column, template.bcc_column, template.reply_to, *template.key_columns, *template.attachments]
    absent = [name for name in named if name and not _is_there(name, columns)]
    there = [name for name in template.attachments if name not in absent and not Path(name).is_file()]
    return absent + there[1:]


def _is_there(name: str, columns: Sequence[Column]) -> bool:
    return _PATTERN in name or "@" in name or _sure(columns, name) is not None or Path(name).is_file()


def _sure(columns: Sequence[Column], name: str | None) -> str | None:
    """The sure name of the column that a template means; None where there is none."""
    try:
        return sure_name(columns, columns[column_index(columns, name)]) if name else None
    except SheetError:
        return None


def extras_told(template: Template) -> str:
    """What a template has beside subject and message, in one line; empty where it has nothing."""
    return " · ".join(_told(template))


def _told(template: Template) -> Iterator[str]:
    for sentence, value in (
        (translate("Extras", "Cc: column “{0}”"), template.cc_column),
        (translate("Extras", "Bcc: column “{0}”"), template.bcc_column),
        (_reply_to(template), template.reply_to),
        (translate("Extras", "Attached: {0}"), _listed(template.attachments, lambda entry: Path(entry).name)),
        (translate("Extras", "Files in {0}"), template.attach_dir),
        (translate("Extras", "Customers told apart by {0}"), _listed(template.key_columns, str)),
        (translate("Extras", "Unsubscribe at {0}"), _listed(template.unsubscribe, str)),
    ):
        if value:
            yield sentence.replace("{0}", str(value))
    if template.notice:
        yield translate("Extras", "Says that a program wrote it")
    if template.read_pdf:
        yield translate("Extras", "PDF files are read")


def _reply_to(template: Template) -> str:
    if "@" in (template.reply_to or ""):
        return translate("Extras", "Answers go to {0}")
    return translate("Extras", "Answers go to column “{0}”")


def _listed(entries: Sequence[str], shown: Callable[[str], str]) -> str:
    return ", ".join(map(shown, entries))
