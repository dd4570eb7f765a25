"""`mailtool health`: whether all is well. It only looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mailtool_gui.cli.command import Command, pass_session
from mailtool_gui.cli.output import print_json, print_table

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session

SOMETHING_IS_WRONG = 1


@click.command(cls=Command)
@pass_session
def health(session: Session) -> int:
    """Database, lock, disk room, keyring, accounts, network; what waits, at what pace, and why it is not quicker."""
    checks = session.health.checks()
    ok = all(check.ok for check in checks)
    if session.json:
        listed = [{"name": check.name, "ok": check.ok, "detail": check.detail} for check in checks]
        print_json({"ok": ok, "checks": listed})
    else:
        rows = [("ok" if check.ok else "WRONG", check.name, check.detail) for check in checks]
        print_table(("", "Check", "Detail"), rows)
    return 0 if ok else SOMETHING_IS_WRONG
