"""A job's page on its own, as it is in the window: shown, and looking again and again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from mailtool_gui.ui.context import Context
from mailtool_gui.ui.pages.job import JobView


@contextmanager
def opened_job(qtbot: QtBot, context: Context, job: str) -> Iterator[JobView]:
    """The page on this job, left properly at the end."""
    made = JobView(context)
    qtbot.addWidget(made)
    made.resize(1076, 820)
    made.show()
    context.live.pulse.connect(made.look)
    made.watch(job)
    yield made
    context.live.pulse.disconnect(made.look)
    made.leave()
    context.tasks.wait()
