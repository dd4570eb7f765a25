"""A data folder, and the ledger in it from both sides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from mailtool_gui.domain.message import Template
from mailtool_gui.domain.sheet import Column
from mailtool_gui.domain.snapshot import Snapshot
from mailtool_gui.store.data_folder import DataFolder
from mailtool_gui.store.engine_ledger import SqliteLedger
from mailtool_gui.store.records import SqliteRecords
from mailtool_gui.store.schema import prepare_ledger
from tests.support.samples import NOON


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A data folder that is not there yet."""
    return DataFolder(tmp_path / "data")


@pytest.fixture
def records(folder: DataFolder) -> Iterator[SqliteRecords]:
    """The ledger as a screen sees it."""
    opened = SqliteRecords(folder)
    yield opened
    opened.close()


@pytest.fixture
def ledger(folder: DataFolder) -> Iterator[SqliteLedger]:
    """The ledger as its host sees it, taken over."""
    prepare_ledger(folder, nullcontext())
    opened = SqliteLedger(folder)
    opened.take_over(now=NOON)
    yield opened
    opened.close()


@pytest.fixture
def full_snapshot() -> Snapshot:
    """A snapshot in which nothing is left out."""
    template = Template(
        subject="Đơn hàng {{order}}",
        html="<p>Привет, {{name}}</p>",
        text="Hello",
        to_column="Mail",
        cc_column="Cc",
        bcc_column="Bcc",
        reply_to="office@example.com",
        group_by="Customer",
        attachments=("terms.pdf", "Invoice"),
        attach_dir=Path("/srv/invoices"),
    )
    return Snapshot(
        template=template,
        columns=(Column(letter="A", header="Mail", field="mail", format="@"),),
        locale="vi-VN",
        worksheet="Tháng 11",
        header_row=3,
        source=Path("/home/ann/caf\udce9/orders.xlsx"),
        workbook=Path("/data/workbooks/abc.xlsx"),
        seed="f00d@example.com",
        files=((Path("/srv/terms.pdf"), "0" * 64),),
    )
