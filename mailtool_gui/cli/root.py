"""The program's command `mailtool`: its commands by name, and what becomes of errors."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from mailtool_gui import __version__
from mailtool_gui.cli.command import Commands
from mailtool_gui.cli.output import error_document, note, print_json
from mailtool_gui.domain.errors import MailToolError

if TYPE_CHECKING:
    from mailtool_gui.cli.session import Session
    from mailtool_gui.domain.problem import Problem

COMMANDS = {
    "demo": "demo",
    "account": "accounts",
    "sheet": "sheets",
    "check": "messages",
    "render": "messages",
    "test": "trying",
    "pack": "packs",
    "drafts": "outlook_drafts",
    "send": "send",
    "jobs": "jobs",
    "find": "jobs",
    "job": "jobs",
    "pause": "wishes",
    "resume": "wishes",
    "cancel": "wishes",
    "urgent": "wishes",
    "retry": "wishes",
    "dead": "dead",
    "log": "log",
    "resolve": "resolve",
    "export": "export",
    "suppress": "suppress",
    "template": "template",
    "engine": "engine",
    "cleanup": "later",
    "rescue": "rescue",
    "health": "health",
}
"""Command -> module of this package: a command's module is imported when it is used."""

STOPPED = 3


class Root(Commands):
    """The group of all commands. Every error ends here, as one line or one JSON document."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """All commands, in the order of a user's day."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"mailtool_gui.cli.{COMMANDS[cmd_name]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A word that is no command names a sheet for the window, or is a slip."""
        if args[0] not in COMMANDS and _names_a_sheet(args[0]):
            return "window", _window(), args
        if args[0] not in COMMANDS:
            raise _no_such_command(args[0])
        return super().resolve_command(ctx, args)

    def main(  # type: ignore[override]  # one way to be called, not Click's two
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> None:
        """Runs the command line and exits with the contract's codes."""
        given = list(sys.argv[1:] if args is None else args)
        extra.pop("standalone_mode", None)
        session: Session = extra["obj"]
        try:
            sys.exit(self._run(given, prog_name, extra))
        finally:
            session.close()

    def _run(self, args: list[str], prog_name: str | None, extra: dict[str, Any]) -> int:
        try:
            code = super().main(args, prog_name or "mailtool", standalone_mode=False, **extra)
        except MailToolError as error:
            return _tell_error(args, error)
        except click.UsageError as error:
            return _tell_usage(args, error)
        except click.ClickException as error:
            return _tell(args, "usage", error.format_message(), None)
        except (click.Abort, KeyboardInterrupt):
            return _tell(args, "stopped", "Stopped.", None, STOPPED)
        except BrokenPipeError:
            return STOPPED
        except Exception as error:  # noqa: BLE001  # the program's top: nothing ends without its exit code
            note(traceback.format_exc())
            return _tell(args, "internal", f"Something went wrong inside MailTool: {error!r}", None)
        return code if isinstance(code, int) else 0


def _names_a_sheet(word: str) -> bool:
    return any(mark in word for mark in "./\\")


def _window() -> click.Command:
    from mailtool_gui.cli.window import window

    return window


def _no_such_command(word: str) -> click.UsageError:
    near = get_close_matches(word, COMMANDS, n=1)
    hint = f" Did you mean “{near[0]}”?" if near else ""
    return click.UsageError(f"There is no command “{word}”.{hint} `mailtool --help` lists them.")


def _tell_error(args: Sequence[str], error: MailToolError) -> int:
    problems = getattr(error, "problems", ())
    if problems and not wants_json(args):
        from mailtool_gui.cli.messages import print_problems

        print_problems(problems, err=True)
    more = {"problems": [_problem(problem) for problem in problems]} if problems else {}
    more |= getattr(error, "details", {})
    return _tell(args, error.code, error.message, error.where, error.exit_code, **more)


def _problem(problem: Problem) -> dict[str, Any]:
    from mailtool_gui.cli.shapes import problem_shape

    return problem_shape(problem)


def _tell_usage(args: Sequence[str], error: click.UsageError) -> int:
    where = error.ctx.command_path if error.ctx else None
    message = error.format_message()
    if error.ctx and error.ctx.command.name:
        sentence = message.rstrip() if message.rstrip().endswith((".", "?", "!")) else f"{message.rstrip()}."
        message = message if "--help" in message else f"{sentence} See `{error.ctx.command_path} --help`."
    return _tell(args, "usage", message, where)


def _tell(args: Sequence[str], code: str, message: str, where: str | None, exit_code: int = 2, **more: Any) -> int:
    message = " ".join(message.split())
    if wants_json(args):
        print_json(error_document(code, message, where, **more))
    else:
        note(f"{_place(where)}: {message}")
    return exit_code


def _place(where: str | None) -> str:
    """Who speaks of what: `mailtool jobs` for a command, `mailtool: orders.xlsx` for anything else."""
    if where is None or where.split(" ")[0] == "mailtool":
        return where or "mailtool"
    return f"mailtool: {where}"


def wants_json(args: Sequence[str]) -> bool:
    """Whether `--json` was said, also where the rest of the command line makes no sense."""
    end = list(args).index("--") if "--" in args else len(args)
    return "--json" in args[:end]


@click.group(
    cls=Root,
    name="mailtool",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="MailTool %(version)s")
@click.pass_context
def mailtool(ctx: click.Context) -> object:
    """Personalised e-mail from spreadsheets: every row accounted for.

    Exit codes: 0 all well; 1 done, but some rows failed or need a look; 2 wrong use or unusable input;
    3 stopped or paused: the account or you must act.
    """
    if ctx.invoked_subcommand is None:
        return ctx.invoke(_window())
    return None
