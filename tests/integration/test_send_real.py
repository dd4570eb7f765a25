"""`mailtool send --wait`, as a user runs it, to Debian's Postfix; read back from Dovecot's folders."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from tests.support.dovecot import PASSWORD, USER, Dovecot
from tests.support.postfix import Postfix
from tests.support.servers import Certificates, make_certificates, wait_until

pytestmark = pytest.mark.real

HTML = (
    "<html><body><p>Kính gửi {{ firstName }}, số {{ customerNo }}</p>"
    "{% for row in rows %}<p>{{ row.amount }} on {{ row.orderDate }}</p>{% endfor %}</body></html>"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What the command gave back."""

    exit_code: int
    json: dict[str, Any]


Mailtool = Callable[..., Answer]


@pytest.fixture
def mailtool(tmp_path: Path, certificates: Certificates) -> Mailtool:
    """The command, on a data folder of its own, with a password for the account `post office`."""

    def run(*arguments: str, password: str = PASSWORD, authority: Path = certificates.authority) -> Answer:
        environment = os.environ | {
            "MAILTOOL_HOME": str(tmp_path / "data"),
            "MAILTOOL_SECRET_POST_OFFICE": password,
            "SSL_CERT_FILE": str(authority),
        }
        command = [sys.executable, "-m", "mailtool_gui", "--json", "--locale", "en-US", *arguments]
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, env=environment, timeout=90, check=False
        )
        return Answer(exit_code=done.returncode, json=json.loads(done.stdout) if done.stdout.strip() else {})

    return run


def add_account(mailtool: Mailtool, port: int, *options: str) -> None:
    server = ("--from", "office@example.com", "--from-name", "Büro", "--host", "localhost", "--port", str(port))
    added = mailtool("account", "add", "post office", *server, "--user", USER, *options)
    assert added.exit_code == 3  # there is no keyring here: the account is kept without its password


def orders(folder: Path, *addresses: str) -> Path:
    """A workbook with one order line an address."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["Customer No", "First Name", "E-mail", "Amount", "Order Date"])
    for number, address in enumerate(addresses, start=42):
        sheet.append([number, "Đức", address, 1234.5 + number, datetime(2026, 3, 9)])
        row = sheet.max_row
        for column, number_format in ((1, "00000"), (4, '#,##0.00 "€"'), (5, "dd.mm.yyyy")):
            sheet.cell(row, column).number_format = number_format
    workbook.save(folder / "orders.xlsx")
    return folder / "orders.xlsx"


def send(mailtool: Mailtool, sheet: Path, **environment: str | Path) -> Answer:
    html = sheet.with_name("message.html")
    html.write_text(HTML, encoding="utf-8")
    message = ("--subject", "Đơn hàng của {{ firstName }}", "--html", str(html), "--group-by", "E-mail")
    return mailtool("send", str(sheet), *message, "--account", "post office", "--wait", **environment)


def arrived(dovecot: Dovecot, address: str) -> EmailMessage:
    (stored,) = dovecot.wait_for_mail(address)
    message = message_from_bytes(stored, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def refused_sign_ins(postfix: Postfix) -> int:
    return postfix.log().count("SASL PLAIN authentication failed")


def text_of(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


@pytest.mark.parametrize("security", ["starttls", "implicit"])
def test_every_row_arrives_as_excel_shows_it(
    security: str, mailtool: Mailtool, tmp_path: Path, postfix: Postfix, dovecot: Dovecot
) -> None:
    mark = secrets.token_hex(5)
    addresses = [f"{mark}-{number}@example.org" for number in range(12)]
    add_account(mailtool, postfix.submission if security == "starttls" else postfix.submissions, "--tls", security)
    answer = send(mailtool, orders(tmp_path, *addresses, addresses[0]))
    assert answer.exit_code == 0
    assert (answer.json["status"], answer.json["progress"]["sent"]) == ("completed", 12)
    message = arrived(dovecot, addresses[0])
    assert message["Subject"] == "Đơn hàng của Đức"
    assert message["From"] == "Büro <office@example.com>"
    for kind in ("html", "plain"):
        text = text_of(message, kind)
        assert all(shown in text for shown in ("Kính gửi Đức, số 00042", "1,276.50 €", "1,288.50 €", "09.03.2026"))
    assert all(len(dovecot.wait_for_mail(address)) == 1 for address in addresses)


def test_ledger_tells_what_the_server_has(
    mailtool: Mailtool, tmp_path: Path, postfix: Postfix, dovecot: Dovecot
) -> None:
    mark = secrets.token_hex(5)
    good, missing, greylisted = f"{mark}@example.net", f"fail-{mark}@example.net", f"grey-{mark}@example.net"
    add_account(mailtool, postfix.submission)
    answer = send(mailtool, orders(tmp_path, good, missing, greylisted))
    assert answer.exit_code == 1
    job = mailtool("job", answer.json["id"], "--deliveries")
    assert job.exit_code == 0
    deliveries = {delivery["address"]: delivery for delivery in job.json["deliveries"]}
    assert (deliveries[good]["status"], deliveries[good]["smtp_code"]) == ("sent", 250)
    assert deliveries[good]["message_id"] == arrived(dovecot, good)["Message-ID"]
    assert (deliveries[missing]["status"], deliveries[missing]["enhanced_code"]) == ("failed", "5.1.1")
    assert (deliveries[greylisted]["status"], deliveries[greylisted]["outcome"]) == ("deferred", "defer")
    assert deliveries[greylisted]["next_attempt_at"]
    assert dovecot.mail(missing) == dovecot.mail(greylisted) == []
    assert mailtool("cancel", answer.json["id"]).exit_code == 0
    assert mailtool("engine", "--until-done").exit_code == 0  # waits for whoever would have gone on with it


def test_wrong_password_is_tried_once(mailtool: Mailtool, tmp_path: Path, postfix: Postfix) -> None:
    mark = secrets.token_hex(5)
    tried = refused_sign_ins(postfix)
    add_account(mailtool, postfix.submission)
    sheet = orders(tmp_path, *(f"{mark}-{number}@example.org" for number in range(20)))
    answer = send(mailtool, sheet, password="wrong")
    assert answer.exit_code == 3
    assert answer.json["progress"]["queued"] == 20
    assert answer.json["reason"]
    wait_until(lambda: refused_sign_ins(postfix) > tried, "Postfix's own log")
    assert refused_sign_ins(postfix) == tried + 1


def test_unknown_authority_sends_nothing(
    mailtool: Mailtool, tmp_path: Path, postfix: Postfix, dovecot: Dovecot
) -> None:
    address = f"{secrets.token_hex(5)}@example.org"
    add_account(mailtool, postfix.submission)
    others = make_certificates(tmp_path)
    answer = send(mailtool, orders(tmp_path, address), authority=others.authority)
    assert answer.exit_code == 3
    assert "certificate" in answer.json["reason"]
    assert dovecot.mail(address) == []
