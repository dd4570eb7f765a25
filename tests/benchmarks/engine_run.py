"""An engine in this process on a job that is put in already: for benchmarks that change something about it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mailtool_gui.accounts.presets import Overrides
from mailtool_gui.app import compose
from mailtool_gui.domain.account import Account, Security
from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.domain.message import Template
from mailtool_gui.engine.kinds import job_kinds
from mailtool_gui.engine.ledger import Ledger
from mailtool_gui.engine.runner import Engine
from mailtool_gui.messages.builder import Sender
from mailtool_gui.services.account_form import AccountForm
from mailtool_gui.services.campaigns import Proofed
from mailtool_gui.services.desk import Desk
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.wish import Wish
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.transports.registry import open_transport, shared_tls
from mailtool_gui.workers.pool import WorkerPool
from tests.benchmarks.campaign import SUBJECT, TEXT, Campaign


@contextmanager
def desk_at(data: Path) -> Iterator[Desk]:
    """The services on a data folder of its own; nobody hosts it."""
    DataFolder(data).ensure()
    parts = compose(data)
    desk = Desk(lambda: parts, locale="en-US")
    yield desk
    desk.close()


def add_account(desk: Desk, port: int, *, connections: int) -> None:
    """An account named `sink`, as fast as so many connections can."""
    limits = Overrides(in_flight=connections, batch_size=1_000_000, batch_delay_ms=1)
    form = AccountForm(sender="shop@example.com", host="127.0.0.1", port=port, security=Security.NONE, overrides=limits)
    desk.accounts.add("sink", form)


def proofed(desk: Desk, campaign: Campaign) -> Proofed:
    """The campaign, checked."""
    template = Template(subject=SUBJECT, html=campaign.html.read_text(encoding="utf-8"), text=TEXT)
    return desk.campaigns.proofed(Draft(sheet=campaign.sheet, template=template), Sender("shop@example.com"))


def put_in(desk: Desk, checked: Proofed) -> str:
    """Puts the job in and returns its id."""
    return desk.campaigns.put_in(checked, Wish(account=desk.accounts.get("sink"))).id


@dataclass(frozen=True, kw_only=True, slots=True)
class Ran:
    """What a run took: seconds on the clock, and of the processor."""

    seconds: float
    processor: float


def run_engine(ledger: Ledger, *, meanwhile: Callable[[Engine], None] = lambda engine: None) -> Ran:
    """Works everything there is to its end; `meanwhile` is called after each look at the ledger."""
    pool, tls = WorkerPool(), shared_tls()

    def looked() -> None:
        meanwhile(engine)
        if engine.outlook.done:
            engine.stop()

    def opened(account: Account) -> object:
        return open_transport(account, secret=lambda: None, tls=tls)

    engine = Engine(
        ledger=ledger,
        clock=SystemClock(),
        kinds=job_kinds(),
        open_transport=opened,  # type: ignore[arg-type]  # a Transport
        start_worker=pool.start,
        on_change=looked,
    )
    engine.take_over()
    began, spent = time.perf_counter(), time.process_time()
    thread = threading.Thread(target=engine.run)
    thread.start()
    thread.join()
    engine.finish(within=60)
    pool.close(within=60)
    return Ran(seconds=time.perf_counter() - began, processor=time.process_time() - spent)
