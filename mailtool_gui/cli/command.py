"""Commands that take the global options anywhere, and options with several values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from mailtool_gui.cli.session import Session
from mailtool_gui.cli.variadic import spread

_WHOLE = 1000  # letters: no sentence is longer

pass_session = click.make_pass_decorator(Session)


class Command(click.Command):
    """A command of the program; it returns its exit code, None for 0."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(global_options())

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Spreads options with several values first."""
        return super().parse_args(ctx, spread(self.params, args))


class Commands(click.Group):
    """A group of commands, such as `account`."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"no_args_is_help": False, **kwargs})
        self.params.extend(global_options())

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Each command with its first sentence, however long that is."""
        known = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, command.get_short_help_str(limit=_WHOLE)) for name, command in known if command]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def global_options() -> list[click.Parameter]:
    """`--data-dir`, `--json` and `--locale`, kept in the session."""
    return [
        _option("--data-dir", _set_data_dir, metavar="DIR", help="The data folder [MAILTOOL_HOME]."),
        _option("--json", _set_json, is_flag=True, default=None, help="One JSON document on standard output."),
        _option("--locale", _set_locale, metavar="LOCALE", help="How numbers and dates are shown, such as de-DE."),
    ]


def _option(name: str, keep: Callable[[Session, Any], None], **more: Any) -> click.Option:
    def callback(ctx: click.Context, _param: click.Parameter, value: object) -> None:
        """Keeps what was given, before the command itself is read."""
        if value is not None:
            keep(ctx.ensure_object(Session), value)

    return click.Option([name], callback=callback, expose_value=False, is_eager=True, **more)


def _set_data_dir(session: Session, value: str) -> None:
    if not value.strip():
        raise click.BadParameter("the data folder needs a name.", param_hint="--data-dir")
    session.data_dir = Path(value)


def _set_json(session: Session, value: bool) -> None:
    session.json = session.json or value


def _set_locale(session: Session, value: str) -> None:
    session.chosen_locale = value
