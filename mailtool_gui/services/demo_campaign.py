"""The demo's campaign: its account on loopback, its workbook and message. Waiting times are divided by 60."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from mailtool_gui.accounts.presets import DEFAULT_PRESET, limits_of
from mailtool_gui.domain.account import Account, Security
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.resources import resource
from mailtool_gui.services.documents import made, restored
from mailtool_gui.services.draft import Draft

if TYPE_CHECKING:
    from mailtool_gui.services.records import Records

HURRY = 60
SENDER = "orders@silkroad.example"


def keep_demo_account(records: Records, *, host: str, port: int) -> Account:
    """Makes the account `demo`, or points an earlier demo's to this server; a user's own `demo` stays as it is."""
    name = next(name for name in _names() if _is_free(records.account(name)))
    account = demo_account(name, host=host, port=port)
    if records.account(name) is None:
        records.add_account(account)
    else:
        records.replace_account(account)
    return account


def demo_account(name: str, *, host: str, port: int) -> Account:
    """The recommended pace, sixty times as fast."""
    limits = limits_of(DEFAULT_PRESET)
    return Account(
        name=name,
        sender=SENDER,
        sender_name="Silk Road Shop",
        host=host,
        port=port,
        security=Security.NONE,
        preset=DEFAULT_PRESET,
        limits=replace(limits, batch_delay=limits.batch_delay / HURRY),
        hurry=HURRY,
    )


def demo_draft(folder: Path, *, rows: int | None = None) -> Draft:
    """The sample workbook in `folder`, of `rows` order lines or as it comes, and its message."""
    workbook = folder / "orders.xlsx"
    if rows is None:
        shutil.copyfile(resource("demo", "orders.xlsx"), workbook)
    else:
        from mailtool_gui.demo.sample import write_sample

        write_sample(workbook, rows=rows)
    blocks = resource("demo", "message.json").read_text(encoding="utf-8")
    composed = made(restored(blocks).document)
    template = Template(
        subject=resource("demo", "subject.txt").read_text(encoding="utf-8").strip(),
        html=composed.html,
        text=composed.text,
        blocks=blocks,
        to_column="E-mail",
        group_by="E-mail",
    )
    return Draft(sheet=workbook, template=template)


def _names() -> Iterator[str]:
    yield "demo"
    for number in count(2):
        yield f"demo {number}"


def _is_free(account: Account | None) -> bool:
    return account is None or account.hurry > 1
