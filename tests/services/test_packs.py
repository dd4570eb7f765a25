"""Sign-off packs and drafts for Outlook."""

from __future__ import annotations

import csv
import io
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from email import message_from_bytes, policy
from hashlib import sha256
from pathlib import Path
from shutil import which

import pytest

from mailtool_gui.domain.account import Account
from mailtool_gui.domain.errors import JobError, SheetError, UsageError
from mailtool_gui.domain.fixes import Fix, Skip
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.once import Once
from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.messages.builder import Sender
from mailtool_gui.services.campaigns import Proofed
from mailtool_gui.services.desk import Desk as Services
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.eml_folder import SUMMARY
from mailtool_gui.services.packs import HASHES
from mailtool_gui.services.wish import Wish
from tests.support.desk import Desk
from tests.support.workbooks import PEOPLE, write_workbook

TEMPLATE = Template(
    subject="Hi {{name}}",
    html='<p>{{amount}}</p><a href="{{ unsubscribe_url }}">off</a>',
    unsubscribe=("https://x.example/off",),
)
ROWS = (*PEOPLE, ("Dee", "dee at x", 1.0), ("Eve", "eve@x.example", 2.0))


class Stopped(Exception):
    """Somebody stops it."""


@pytest.fixture
def services(desk: Desk) -> Services:
    return Services(Once(lambda: desk.parts(desk.path)), locale="en-US")


@pytest.fixture
def account(desk: Desk) -> Account:
    return desk.account()


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "orders.xlsx", ROWS)


def proofed(services: Services, sheet: Path, template: Template = TEMPLATE, **more: object) -> Proofed:
    draft = Draft(sheet=sheet, template=template, skips=(Skip(row=6, reason="later"),))
    return services.campaigns.proofed(replace(draft, **more), Sender("office@example.com"))  # type: ignore[arg-type]  # any field


def summary_of(folder: Path) -> Mapping[str, Mapping[str, str]]:
    text = (folder / SUMMARY).read_text("utf-8-sig")
    return {row["Rows"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


def test_every_message_is_a_file_and_every_row_is_in_the_summary(
    services: Services, sheet: Path, account: Account, tmp_path: Path, desk: Desk
) -> None:
    out = tmp_path / "pack"
    written = services.packs.of_sheet(proofed(services, sheet), account, out)
    assert (written.folder, written.messages) == (out, 3)
    assert [(each.rows, each.reason.partition(":")[0]) for each in written.left_out] == [
        ((5,), "B5"),
        ((6,), "Left out before sending"),
    ]
    files = ["2-anna@x.example.eml", "3-binh@x.example.eml", "4-cao@x.example.eml"]
    assert sorted(file.name for file in out.iterdir()) == [*files, HASHES, SUMMARY]
    told = summary_of(out)
    assert [row["File"] for row in told.values()] == [*files, "", ""]
    assert (told["2"]["State"], told["2"]["Subject"]) == ("not sent", "Hi Anna")
    assert told["6"]["State"] == "not written: Left out before sending: later"
    message = message_from_bytes((out / files[0]).read_bytes(), policy=policy.default)
    assert (message["To"], message["Subject"], message["Message-ID"]) == (
        "anna@x.example", "Hi Anna", told["2"]["Message-ID"],
    )  # fmt: skip
    assert desk.records.count_jobs(status=None) == 0


def test_the_hashes_are_those_of_the_files(services: Services, sheet: Path, account: Account, tmp_path: Path) -> None:
    out = tmp_path / "pack"
    services.packs.of_sheet(proofed(services, sheet), account, out)
    lines = [line for line in (out / HASHES).read_text().splitlines() if not line.startswith("#")]
    assert [sha256((out / name).read_bytes()).hexdigest() for _, name in (line.split("  ") for line in lines)] == [
        line.split("  ")[0] for line in lines
    ]
    assert len(lines) == 4
    if program := which("sha256sum"):
        done = subprocess.run([program, "-c", HASHES], cwd=out, capture_output=True, text=True, check=True)
        assert (done.stdout.count(": OK"), done.stderr) == (4, "")


def test_what_is_sent_later_can_be_compared(
    services: Services, sheet: Path, account: Account, tmp_path: Path, desk: Desk
) -> None:
    found = proofed(services, sheet)
    services.packs.of_sheet(found, account, tmp_path / "one")
    job = services.campaigns.put_in(found, Wish(account=account, skip_errors=True))
    with desk.engine() as engine:
        engine.activate(job)
        engine.end(job, "anna@x.example", Verdict.SENT)
    written = services.packs.of_job(job.id, tmp_path / "two")
    one, two = summary_of(tmp_path / "one"), summary_of(tmp_path / "two")
    assert written.messages == 3
    assert [row["State"][:11] for row in two.values()] == ["sent", "queued", "queued", "not written", "not written"]
    assert [row["Content SHA-256"] for row in one.values()] == [row["Content SHA-256"] for row in two.values()]
    assert {row["SHA-256"] for row in one.values() if row["File"]}.isdisjoint(r["SHA-256"] for r in two.values())
    seed = desk.records.snapshot(job.id).seed
    assert two["3"]["Message-ID"].endswith(seed.rpartition("@")[2] + ">")


def test_a_change_shows_in_the_message_that_it_is_in(
    services: Services, sheet: Path, account: Account, tmp_path: Path
) -> None:
    services.packs.of_sheet(proofed(services, sheet), account, tmp_path / "one")
    changed = proofed(services, sheet, fixes=(Fix(row=3, column="C", value="8"),))
    services.packs.of_sheet(changed, account, tmp_path / "two")
    one, two = summary_of(tmp_path / "one"), summary_of(tmp_path / "two")
    assert [row for row in one if one[row]["Content SHA-256"] != two[row]["Content SHA-256"]] == ["3"]


def test_the_pack_of_a_test_is_marked_as_what_it_is(
    services: Services, sheet: Path, account: Account, tmp_path: Path
) -> None:
    job = services.trying.put_in(proofed(services, sheet), account, "me@x.example", [3])
    services.packs.of_job(job.id, tmp_path / "pack")
    assert summary_of(tmp_path / "pack")["3"]["Subject"] == "[Test] Hi Bình"


def test_hidden_copies_are_in_the_summary_only(
    services: Services, sheet: Path, account: Account, tmp_path: Path
) -> None:
    found = proofed(services, sheet, template=replace(TEMPLATE, bcc_column="E-mail"), fixes=())
    services.packs.of_sheet(found, account, tmp_path / "pack")
    assert summary_of(tmp_path / "pack")["2"]["Bcc"] == "anna@x.example"
    assert b"Bcc" not in (tmp_path / "pack" / "2-anna@x.example.eml").read_bytes()


def test_a_pack_that_is_stopped_leaves_nothing(
    services: Services, sheet: Path, account: Account, tmp_path: Path
) -> None:
    def stop(done: int, total: int) -> None:
        assert (done, total) == (5, 5)
        raise Stopped

    found = proofed(services, sheet)
    with pytest.raises(Stopped):
        services.packs.of_sheet(found, account, tmp_path / "pack", stop)
    with pytest.raises(Stopped):
        services.outlook_drafts.write(found, account, tmp_path / "pack", stop)
    assert not (tmp_path / "pack").exists()


def test_what_cannot_be_packed_is_said(services: Services, sheet: Path, account: Account, tmp_path: Path) -> None:
    with pytest.raises(JobError, match="no job"):
        services.packs.of_job("job-nix", tmp_path / "pack")
    with pytest.raises(UsageError, match="not empty"):
        services.packs.of_sheet(proofed(services, sheet), account, tmp_path)
    nobody = proofed(services, write_workbook(tmp_path / "n.xlsx", (ROWS[0], ROWS[4])), skips=())
    for write in (services.packs.of_sheet, services.outlook_drafts.write):
        with pytest.raises(SheetError, match="nothing to write"):
            write(nobody, account, tmp_path / "pack")
    assert not (tmp_path / "pack").exists()


def test_a_job_whose_account_is_gone_cannot_be_packed(
    services: Services, sheet: Path, account: Account, tmp_path: Path, desk: Desk
) -> None:
    job = services.campaigns.put_in(proofed(services, sheet), Wish(account=account, skip_errors=True))
    desk.records.cancel(job.id, now=job.created_at)
    desk.records.remove_account(account.name)
    with pytest.raises(JobError, match="is gone"):
        services.packs.of_job(job.id, tmp_path / "pack")
    assert not (tmp_path / "pack").exists()


def test_drafts_open_in_outlook_as_ones_being_written(
    services: Services, sheet: Path, account: Account, tmp_path: Path, desk: Desk
) -> None:
    template = replace(TEMPLATE, cc_column="E-mail", bcc_column="E-mail", unsubscribe=(), html="x")
    written = services.outlook_drafts.write(proofed(services, sheet, template=template), account, tmp_path / "drafts")
    assert (written.messages, [each.rows for each in written.left_out]) == (3, [(5,), (6,)])
    message = message_from_bytes((tmp_path / "drafts" / "2-anna@x.example.eml").read_bytes(), policy=policy.default)
    assert [str(message[name]) for name in ("X-Unsent", "To", "Cc", "Bcc")] == ["1", *["anna@x.example"] * 3]
    assert (message["Date"], message["Message-ID"]) == (None, None)
    told = summary_of(tmp_path / "drafts")
    assert [row["State"][:11] for row in told.values()] == ["draft"] * 3 + ["not written"] * 2
    assert desk.records.count_jobs(status=None) == 0
    again = proofed(services, sheet).before
    assert again is not None
    assert again.earlier == ()
