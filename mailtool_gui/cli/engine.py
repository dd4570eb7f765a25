"""`mailtool engine`: the engine in the foreground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.output import note, print_json
from mailtool_gui.domain.errors import UsageError

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.services.host import Until


@click.command(cls=Command)
@click.option("--until-idle", is_flag=True, help="End when nothing can be done within the next minute.")
@click.option("--until-done", is_flag=True, help="End when nothing is waiting, deferred or cooling at all.")
@click.option("--hand-over", is_flag=True, hidden=True)
@pass_session
def engine(session: Session, until_idle: bool, until_done: bool, hand_over: bool) -> int:
    """Work what is due, until Ctrl+C or the chosen end."""
    if until_idle and until_done:
        raise UsageError("Choose one of --until-idle and --until-done.", where="engine")
    until: Until | None = "idle" if until_idle else "done" if until_done else None
    said: list[str] = []

    def say(line: str) -> None:
        """Keeps the line for the answer and writes it as it comes."""
        said.append(line)
        note(line)

    code = session.parts.host.run_engine(until=until, hand_over=hand_over, say=say)
    if session.json:
        print_json({"until": until, "said": said, "exit_code": code})
    return code
