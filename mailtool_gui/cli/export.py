"""`mailtool export`: the user's own workbook with what became of every row."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.output import print_json, say
from mailtool_gui.cli.text import counted

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session


@click.command(cls=Command)
@click.argument("job_id", metavar="ID")
@click.argument("out", metavar="OUT.xlsx", type=click.Path(path_type=Path))
@click.option("--overwrite", is_flag=True, help="Replace a file that is there.")
@pass_session
def export(session: Session, job_id: str, out: Path, overwrite: bool) -> None:
    """Write a copy of the workbook with status, time, reason and Message-ID columns.

    A name that ends in .csv makes a text file of the rows as they were shown.
    """
    reports = session.reports
    rows = reports.export(job_id, out, overwrite=overwrite)
    remark = reports.note(job_id, out)
    if session.json:
        more = {"note": remark} if remark else {}
        return print_json({"job": job_id, "out": str(out), "rows": rows, **more})
    say(f"{out}: what became of {counted(rows, 'row')}.")
    return say(remark) if remark else None
