"""`mailtool account show`: an account, its last and its next 24 hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.output import print_json, print_table, say
from mailtool_gui.cli.shapes import Shape, account_shape, state_shape, time_shape
from mailtool_gui.cli.text import counted
from mailtool_gui.services.times import about

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.services.forecast import AccountForecast


@click.command(cls=Command, name="show")
@click.argument("name")
@pass_session
def show(session: Session, name: str) -> None:
    """An account: what left in the last 24 hours, and what leaves in the next."""
    account = session.accounts.get(name)
    state = session.parts.records.account_state(account.name)
    found = session.desk.forecasts.of(account, state)
    if session.json:
        shown = {**account_shape(account), "state": state_shape(state), "forecast": forecast_shape(found)}
        return print_json(shown)
    for line in forecast_lines(found):
        say(line)
    rows = [
        (f"{hour.begin.astimezone():%a %H:%M}", str(hour.sent or ""), str(hour.planned or ""))
        for hour in found.hours
        if hour.sent or hour.planned
    ]
    return print_table(("Hour from", "Sent", "Planned"), rows) if rows else None


def forecast_shape(found: AccountForecast) -> Shape:
    """An account's last and next 24 hours, in recipients."""
    return {
        "at": time_shape(found.moment),
        "cap": found.cap,
        "sent": found.sent,
        "reserved": found.reserved,
        "left": found.left,
        "planned": found.planned,
        "waiting": found.waiting,
        "finishes_at": time_shape(found.ends_at),
        "hours": [{"from": time_shape(hour.begin), "sent": hour.sent, "planned": hour.planned} for hour in found.hours],
    }


def forecast_lines(found: AccountForecast) -> list[str]:
    """The same in words."""
    flying = f", {found.reserved} of them in flight" if found.reserved else ""
    of = f" of {found.cap:,}" if found.cap is not None else ""
    lines = [f"{found.account}: {found.sent:,}{of} recipients in the last 24 hours{flying}."]
    if found.waiting:
        lines.append(f"{counted(found.waiting, 'message')} waiting; {found.planned:,} leave in the next 24 hours.")
    if found.ends_at:
        lines.append(f"All of it has left {about(found.ends_at, found.moment)}.")
    return lines
