"""The command line's contract: every command, option and argument that scripts rely on."""

from __future__ import annotations

from collections.abc import Mapping

import click
import pytest

from mailtool_gui.cli.root import COMMANDS, mailtool
from tests.support.desk import Desk

GLOBAL = {"--data-dir", "--json", "--locale"}
MESSAGE = {
    "--subject", "--html", "--text", "--to", "--cc", "--bcc", "--reply-to", "--group-by", "--attach", "--attach-dir",
    "--unsubscribe", "--template", "--fix", "--skip-row",
}  # fmt: skip
ACCOUNT = {
    "--from", "--from-name", "--host", "--port", "--tls", "--user", "--password-stdin", "--preset", "--in-flight",
    "--batch-size", "--batch-delay-ms", "--daily-cap", "--per-recipient-hour",
    "--reply-timeout", "--dot-timeout", "--allow-cleartext-auth",
    "--imap-host", "--imap-port", "--imap-tls", "--sent-folder", "--folder", "--log-only",
    "--signature", "--logo", "--no-signature",
}  # fmt: skip
OPTIONS: Mapping[str, set[str]] = {
    "demo": {"--rows", "--headless"},
    "account add": ACCOUNT,
    "account edit": ACCOUNT,
    "account show": set(),
    "account list": set(),
    "account test": set(),
    "account remove": set(),
    "sheet": {"--worksheet", "--rows", "--offset"},
    "check": MESSAGE,
    "render": {*MESSAGE, "--row", "--out"},
    "test": {*MESSAGE, "--account", "--send-to", "--row", "--queue-only"},
    "pack": {*MESSAGE, "--account", "--job"},
    "drafts": {*MESSAGE, "--account"},
    "send": {
        *MESSAGE,
        "--account",
        "--name",
        "--at",
        "--key",
        "--limit",
        "--wait",
        "--queue-only",
        "--yes",
        "--hold-after",
        "--not-between",
        "--weekdays",
        "--urgent",
    },
    "jobs": {"--status", "--limit", "--offset", "--kind"},
    "find": set(),
    "job": {"--deliveries", "--status", "--limit", "--offset", "--attempts", "--row"},
    "pause": set(),
    "resume": set(),
    "cancel": set(),
    "urgent": {"--no"},
    "retry": {"--address", "--row"},
    "dead": {"--job", "--address", "--row", "--to", "--yes", "--reason", "--all", "--dismissed", "--search", "--limit"},
    "log": {"--follow", "--out", "--overwrite", "--limit", "--offset"},
    "resolve": {"--search", "--mark-sent", "--send-again", "--row"},
    "export": set(),
    "suppress add": {"--reason", "--file"},
    "suppress remove": set(),
    "suppress list": {"--search", "--limit", "--offset"},
    "template list": {"--language", "--removed"},
    "template show": {"--version"},
    "template save": MESSAGE - {"--fix", "--skip-row"} | {"--language", "--kind", "--description"},
    "template import": {"--subject", "--language"},
    "template export": {"--version"},
    "template copy": set(),
    "template rename": set(),
    "template remove": set(),
    "template restore": set(),
    "engine": {"--until-idle", "--until-done"},
    "cleanup": set(),
    "health": set(),
    "rescue": set(),
}
GROUPS = {"account", "suppress", "template"}
OPTIONAL = {"dead", "suppress add", "suppress list", "template list"}
ARGUMENTS: Mapping[str, list[str]] = {
    "account add": ["NAME"],
    "account show": ["NAME"],
    "account test": ["NAME"],
    "account remove": ["NAME"],
    "account edit": ["NAME"],
    "sheet": ["SHEET"],
    "check": ["SHEET"],
    "render": ["SHEET"],
    "test": ["SHEET"],
    "pack": ["SHEET", "OUT_FOLDER"],
    "drafts": ["SHEET", "OUT_FOLDER"],
    "send": ["SHEET"],
    "find": ["ADDRESS"],
    "job": ["ID"],
    "pause": ["ID"],
    "resume": ["ID"],
    "cancel": ["ID"],
    "urgent": ["ID"],
    "retry": ["ID"],
    "dead": ["[list|retry|dismiss|restore]"],
    "log": ["ID"],
    "resolve": ["ID"],
    "export": ["ID", "OUT.xlsx"],
    "suppress add": ["[ADDRESS]..."],
    "suppress remove": ["ADDRESS..."],
    "suppress list": ["[ADDRESS]..."],
    "template list": ["[WORD]..."],
    "template show": ["NAME"],
    "template save": ["NAME"],
    "template import": ["NAME", "FILE"],
    "template export": ["NAME", "FILE"],
    "template copy": ["NAME", "NEW-NAME"],
    "template rename": ["NAME", "NEW-NAME"],
    "template remove": ["NAME"],
    "template restore": ["NAME"],
}


def command(name: str) -> click.Command:
    """The command of these words."""
    found: click.Command = mailtool
    context = click.Context(mailtool)
    for word in name.split():
        assert isinstance(found, click.Group)
        below = found.get_command(context, word)
        assert below is not None
        found = below
    return found


def options(found: click.Command) -> set[str]:
    return {name for param in found.params if isinstance(param, click.Option) for name in param.opts}


@pytest.mark.parametrize("name", OPTIONS)
def test_every_option_exists(name: str) -> None:
    found = command(name)
    assert options(found) >= OPTIONS[name] | GLOBAL


@pytest.mark.parametrize("name", OPTIONS)
def test_every_argument_is_asked_for(name: str) -> None:
    found = command(name)
    arguments = [param for param in found.params if isinstance(param, click.Argument)]
    shown = [param.make_metavar(click.Context(found)) for param in arguments]
    assert shown == ARGUMENTS.get(name, [])
    assert all(param.required is (name not in OPTIONAL) for param in arguments)


def test_there_are_no_other_commands() -> None:
    below = set()
    for group in GROUPS:
        found = command(group)
        assert isinstance(found, click.Group)
        below |= {f"{group} {name}" for name in found.commands}
    assert (set(COMMANDS) - GROUPS) | below == set(OPTIONS)


@pytest.mark.parametrize("group", ["", *sorted(GROUPS)])
def test_a_list_of_commands_cuts_no_description(desk: Desk, group: str) -> None:
    told = desk.run(*filter(None, (group, "--help"))).out
    assert "..." not in told.partition("Commands:")[2]


@pytest.mark.parametrize("name", OPTIONS)
def test_everything_has_a_word_of_help(name: str) -> None:
    found = command(name)
    assert found.help
    silent = [p.name for p in found.params if isinstance(p, click.Option) and not p.help and not p.hidden]
    assert silent == []


@pytest.mark.parametrize(
    "preset", ["very-safe", "recommended", "aggressive", "risky", "gmail", "workspace", "m365", "dedicated"]
)
def test_every_preset_can_be_chosen(desk: Desk, preset: str) -> None:
    ran = desk.run("account", "add", "w", "--from", "a@x.example", "--log-only", "--preset", preset, "--json")
    assert (ran.code, ran.json["preset"]) == (0, preset)


@pytest.mark.parametrize("status", [
    "preparing", "waiting", "delayed", "active", "paused", "completed", "failed", "cancelled",
])  # fmt: skip
def test_jobs_can_be_listed_in_every_state(desk: Desk, status: str) -> None:
    desk.job("a@x.example")
    ran = desk.run("jobs", "--status", status, "--json")
    assert (ran.code, ran.json["total"]) == (0, 1 if status == "waiting" else 0)


@pytest.mark.parametrize("status", [
    "queued", "sending", "sent", "deferred", "failed", "skipped", "unknown",
])  # fmt: skip
def test_deliveries_can_be_listed_in_every_state(desk: Desk, status: str) -> None:
    job = desk.job("a@x.example")
    ran = desk.run("job", job.id, "--deliveries", "--status", status, "--json")
    assert (ran.code, ran.json["deliveries_total"]) == (0, 1 if status == "queued" else 0)
