"""Rows that were sent before: the options that leave them out, and what is told of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mailtool_gui.cli.shapes import Shape, time_shape
from mailtool_gui.domain.errors import UsageError

if TYPE_CHECKING:
    from mailtool_gui.services.sent_before import Earlier, Only, SentBefore

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--only-new", is_flag=True, help="Only the rows that were never mailed."),
    click.option("--only-new-or-changed", is_flag=True, help="Those, and the ones that changed since."),
)


def only_options(command: F) -> F:
    """The options that leave out what was mailed before."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def only_of(options: dict[str, Any]) -> Only:
    """Which rows the options ask for."""
    from mailtool_gui.services.sent_before import Only

    if options["only_new"] and options["only_new_or_changed"]:
        raise UsageError("Choose one of --only-new and --only-new-or-changed.", where="--only-new")
    if options["only_new"]:
        return Only.NEW
    return Only.NEW_OR_CHANGED if options["only_new_or_changed"] else Only.ALL


def sent_before_shape(before: SentBefore) -> Shape:
    """How many rows were mailed before, have changed since, and are new; and by which jobs."""
    return {
        "rows": len(before.rows),
        "changed": len(before.changed),
        "new": before.new,
        "jobs": [_earlier_shape(each) for each in before.earlier],
    }


def _earlier_shape(earlier: Earlier) -> Shape:
    return {
        "job": earlier.job.id,
        "subject": earlier.subject,
        "same_subject": earlier.same_subject,
        "rows": earlier.rows,
        "changed": earlier.changed,
        "started_at": time_shape(earlier.when),
    }
