from __future__ import annotations

import stat
from pathlib import Path

import pytest

from mailtool_gui.domain.account import Signature
from mailtool_gui.domain.errors import AccountError, AttachmentError
from mailtool_gui.domain.message import Template
from mailtool_gui.domain.once import Once
from mailtool_gui.messages.originator import Sender
from mailtool_gui.services.account_form import AccountForm
from mailtool_gui.services.desk import Desk as Services
from mailtool_gui.services.draft import Draft
from mailtool_gui.services.wish import Wish
from tests.messages.test_newsletters import cup
from tests.support.desk import Desk

SHEET = Path(__file__).parents[2] / "resources" / "demo" / "orders.xlsx"
FORM = AccountForm(sender="ann@example.com", sender_name="Ann", log_only=True, signature="<p onclick=x>Ann Lee</p>\n")


@pytest.fixture
def services(desk: Desk, tmp_path: Path) -> Services:
    return Services(Once(lambda: desk.parts(tmp_path)), locale="en-US")


def test_an_account_keeps_its_signature_clean_and_its_logo(services: Services, tmp_path: Path, desk: Desk) -> None:
    logo = cup(tmp_path).path
    account = services.accounts.add("work", FORM).account
    assert account.signature == Signature(html="<p>Ann Lee</p>")
    kept = services.accounts.edit("work", AccountForm(logo=logo)).account.signature
    assert kept is not None
    assert kept.logo is not None
    assert (kept.html, kept.logo.parent, kept.logo.read_bytes()) == (
        "<p>Ann Lee</p>", desk.folder.pictures, logo.read_bytes(),
    )  # fmt: skip
    assert stat.S_IMODE(kept.logo.stat().st_mode) == 0o600
    assert services.accounts.edit("work", AccountForm(sender_name="A")).account.signature == kept
    assert services.accounts.edit("work", AccountForm(signature="", no_logo=True)).account.signature is None


def test_what_is_no_signature_or_picture_is_refused(services: Services) -> None:
    services.accounts.add("work", FORM)
    with pytest.raises(AccountError, match="no fields"):
        services.accounts.edit("work", AccountForm(signature="{{ name }}"))
    with pytest.raises(AttachmentError, match="no picture here"):
        services.accounts.edit("work", AccountForm(logo=SHEET))


def test_a_job_freezes_the_signature_and_its_picture(services: Services, tmp_path: Path) -> None:
    services.accounts.add("work", FORM)
    account = services.accounts.edit("work", AccountForm(logo=cup(tmp_path).path)).account
    draft = Draft(sheet=SHEET, template=Template(subject="Hello", html="<p>Hi</p>"), limit=3)
    proofed = services.campaigns.proofed(draft, Sender.of(account))
    job = services.campaigns.put_in(proofed, Wish(account=account, skip_errors=True))
    services.accounts.edit("work", AccountForm(signature="<p>Bob</p>"))
    frozen = services.parts.records.snapshot(job.id)
    assert "<p>Ann Lee</p>" in frozen.template.html
    assert frozen.template.signed
    assert account.signature is not None
    assert account.signature.logo in dict(frozen.files)


def test_a_preview_shows_the_signature(services: Services, tmp_path: Path) -> None:
    account = services.accounts.add("work", FORM).account
    draft = Draft(sheet=SHEET, template=Template(subject="S", html="<p>Hi"), limit=1)
    proofed = services.campaigns.proofed(draft, Sender.of(account))
    template = Template(subject="S", html="<p>Hi</p>{{ signature }}")
    found = services.previews.preview(template, proofed.table.columns, proofed.recipients[0], account)
    assert found.letter is not None
    assert found.letter.html.strip() == "<p>Hi</p><p>Ann Lee</p>"
