"""The JSON shapes of saved templates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mailtool_gui.cli.shapes import time_shape

if TYPE_CHECKING:
    from mailtool_gui.domain.message import SavedAs
    from mailtool_gui.domain.saved_template import Entry, SavedTemplate

Shape = dict[str, Any]


def entry_shape(entry: Entry) -> Shape:
    """A template in a list."""
    return {
        "name": entry.name,
        "version": entry.version,
        "origin": entry.origin.value,
        "language": entry.about.language or None,
        "kind": entry.about.kind or None,
        "description": entry.about.description or None,
        "subject": entry.subject,
        "saved_at": time_shape(entry.saved_at),
        "removed_at": time_shape(entry.removed_at),
    }


def template_shape(saved: SavedTemplate, versions: Sequence[Entry]) -> Shape:
    """One version of a template, whole, and when all of them were saved."""
    made = saved.template
    return {
        **entry_shape(saved.entry),
        "html": made.html,
        "text": made.text,
        "reply_to": made.reply_to,
        "group_by": made.group_by,
        "key_columns": list(made.key_columns),
        "attachments": list(made.attachments),
        "attach_dir": str(made.attach_dir) if made.attach_dir else None,
        "pictures": [{"cid": picture.cid, "file": str(picture.path)} for picture in made.inline],
        "unsubscribe": list(made.unsubscribe),
        "notice": made.notice,
        "blocks": made.blocks,
        "versions": [{"version": each.version, "saved_at": time_shape(each.saved_at)} for each in versions],
    }


def saved_as_shape(saved_as: SavedAs | None) -> Shape | None:
    """Which saved template a job sends; `changed` where something else than it was said too."""
    if saved_as is None:
        return None
    return {"name": saved_as.name, "version": saved_as.version, "changed": saved_as.changed}


def saved_as_text(saved_as: SavedAs) -> str:
    """The same in words."""
    return f"{saved_as.name}, version {saved_as.version}{', changed' if saved_as.changed else ''}"
