from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from mailtool_gui.cli.shapes import (
    account_shape,
    attempts_shape,
    delivery_shape,
    job_shape,
    kept_shape,
    listed_shape,
    problem_shape,
    progress_shape,
    sheet_shape,
    state_shape,
    time_shape,
    trial_shape,
)
from mailtool_gui.domain.account import READY, AccountState, AccountStatus
from mailtool_gui.domain.delivery import Attempt, Delivery, DeliveryStatus
from mailtool_gui.domain.job import Job, JobStatus, Progress
from mailtool_gui.domain.outcome import Outcome, Reply, Scope, Stage, Verdict
from mailtool_gui.domain.problem import Problem, Severity
from mailtool_gui.domain.sheet import Cell, CellKind, Column, RawValue, Row, Table
from mailtool_gui.services.accounts import Kept, Listed, SecretPlace, Trial
from mailtool_gui.services.jobs import Tried
from mailtool_gui.services.overlay import JobView
from tests.support.samples import NOON, plain_account

REPLY = Reply(code=452, enhanced="4.2.2", text="mailbox full")
DELIVERY = Delivery(
    id=7,
    job_id="job-1",
    position=0,
    address="a@x.example",
    rows=(2, 5),
    status=DeliveryStatus.DEFERRED,
    attempts=2,
    message_id="<1@x.example>",
    verdict=Verdict.DEFER,
    scope=Scope.RECIPIENT,
    reason="The mailbox is full.",
    reply=REPLY,
    others=(("cc@x.example", "550 no"),),
    last_attempt_at=NOON,
    next_attempt_at=NOON + timedelta(hours=4),
)


def same_moment(text: object, moment: datetime) -> bool:
    assert isinstance(text, str)
    found = datetime.fromisoformat(text)
    return found == moment and found.utcoffset() is not None


def test_times_are_iso_8601_with_the_local_offset() -> None:
    there = datetime(2026, 11, 22, 19, tzinfo=timezone(timedelta(hours=7)))
    assert same_moment(time_shape(there), NOON)
    assert time_shape(there) == time_shape(NOON)
    assert time_shape(None) is None


def test_a_job_is_as_in_the_contract() -> None:
    job = Job(
        id="job-20261122-7k3f",
        kind="send",
        name="orders.xlsx",
        source="orders.xlsx",
        account="work",
        status=JobStatus.ACTIVE,
        reason=None,
        progress=Progress(sent=234, failed=12, deferred=3, queued=251),
        created_at=NOON,
        started_at=NOON,
    )
    shape = job_shape(JobView(job=job, estimated_seconds=180, eta_seconds=92, duration_seconds=None))
    assert same_moment(shape.pop("created_at"), NOON)
    assert same_moment(shape.pop("started_at"), NOON)
    assert shape == {
        "id": "job-20261122-7k3f",
        "kind": "send",
        "name": "orders.xlsx",
        "source": "orders.xlsx",
        "account": "work",
        "status": "active",
        "reason": None,
        "progress": {
            "total": 500,
            "sent": 234,
            "failed": 12,
            "skipped": 0,
            "unknown": 0,
            "deferred": 3,
            "queued": 251,
            "current": 246,
            "percentage": 49,
        },
        "completed_at": None,
        "scheduled_for": None,
        "hold_after": None,
        "urgent": False,
        "not_between": None,
        "weekdays": None,
        "in_flight": 0,
        "estimated_seconds": 180,
        "eta_seconds": 92,
        "duration_seconds": None,
        "finishes_at": None,
        "forecast": None,
        "limited_by": None,
        "why_slow": None,
        "advice": None,
    }


def test_a_job_of_nothing_is_done() -> None:
    assert progress_shape(Progress())["percentage"] == 100


def test_a_delivery_is_as_in_the_contract() -> None:
    shape = delivery_shape(DELIVERY)
    assert same_moment(shape.pop("last_attempt_at"), NOON)
    assert same_moment(shape.pop("next_attempt_at"), NOON + timedelta(hours=4))
    assert shape == {
        "address": "a@x.example",
        "rows": [2, 5],
        "row_count": 2,
        "status": "deferred",
        "attempts": 2,
        "message_id": "<1@x.example>",
        "smtp_code": 452,
        "enhanced_code": "4.2.2",
        "outcome": "defer",
        "scope": "recipient",
        "reason": "The mailbox is full.",
        "reply": "4.2.2 mailbox full",
        "others": [{"address": "cc@x.example", "reply": "550 no"}],
        "corrected_from": None,
    }


def test_a_delivery_of_which_nothing_is_known_is_full_of_nulls() -> None:
    fresh = Delivery(
        id=1, job_id="j", position=0, address="a@x.example", rows=(2,), status=DeliveryStatus.QUEUED, attempts=0
    )
    shape = delivery_shape(fresh)
    empty = {
        "message_id", "smtp_code", "enhanced_code", "outcome", "scope", "reason", "reply", "last_attempt_at",
        "next_attempt_at", "corrected_from",
    }  # fmt: skip
    assert {key for key, value in shape.items() if value is None} == empty


def test_attempts_know_whose_they_are() -> None:
    attempt = Attempt(
        number=1,
        started_at=NOON,
        ended_at=NOON + timedelta(seconds=1),
        stage=Stage.RCPT,
        verdict=Verdict.DEFER,
        scope=Scope.RECIPIENT,
        reason="The mailbox is full.",
        reply=REPLY,
        charged=True,
    )
    lost = replace(attempt, number=2, stage=Stage.CONNECT, verdict=Verdict.RETRY, scope=None, reply=None, charged=False)
    first, second = attempts_shape([Tried(delivery=DELIVERY, attempts=[attempt, lost])])
    assert (first["address"], first["rows"], first["number"], first["stage"]) == ("a@x.example", [2, 5], 1, "rcpt")
    assert (first["smtp_code"], first["enhanced_code"], first["outcome"]) == (452, "4.2.2", "defer")
    assert same_moment(first["ended_at"], NOON + timedelta(seconds=1))
    assert (second["smtp_code"], second["reply"], second["scope"], second["charged"]) == (None, None, None, False)


def test_an_account_is_all_but_its_secret() -> None:
    shape = account_shape(plain_account())
    assert shape["in_flight"] == 10
    assert shape["batch_delay_ms"] == 2000
    assert shape["tls"] == "starttls"
    assert shape["daily_cap"] is None
    assert not [key for key in shape if "secret" in key or "password" in key]


def test_a_folder_account_has_no_server() -> None:
    account = replace(plain_account(), transport="folder", host="", port=0, folder=Path("/out"))
    shape = account_shape(account)
    assert (shape["host"], shape["port"], shape["tls"], shape["folder"]) == (None, None, None, "/out")


def test_a_listed_account_tells_what_stopped_it() -> None:
    state = AccountState(
        status=AccountStatus.COOLING,
        until=NOON,
        verdict=Verdict.COOL,
        scope=Scope.ACCOUNT,
        reason="Too many log-ins.",
        reply=Reply(code=454, enhanced="4.7.0", text="later"),
    )
    shape = listed_shape(Listed(account=plain_account(), state=state))["state"]
    assert same_moment(shape.pop("until"), NOON)
    assert shape == {
        "status": "cooling",
        "reason": "Too many log-ins.",
        "outcome": "cool",
        "scope": "account",
        "smtp_code": 454,
        "enhanced_code": "4.7.0",
        "reply": "4.7.0 later",
    }
    assert {value for key, value in state_shape(READY).items() if key != "status"} == {None}


def test_a_kept_account_tells_where_its_secret_is() -> None:
    shape = kept_shape(Kept(account=plain_account(), secret=SecretPlace.MISSING, reason="No keyring."))
    assert (shape["name"], shape["secret"], shape["reason"]) == ("work", "missing", "No keyring.")


def test_a_tested_account_is_ok_or_not() -> None:
    well = trial_shape(Trial(account=plain_account(), description="TLS 1.3", outcome=None))
    assert (well["ok"], well["description"], well["outcome"], well["smtp_code"]) == (True, "TLS 1.3", None, None)
    outcome = Outcome(verdict=Verdict.RETRY, scope=Scope.SERVER, stage=Stage.CONNECT, reason="Nobody answers.")
    ill = trial_shape(Trial(account=plain_account(), description="", outcome=outcome))
    assert (ill["ok"], ill["stage"], ill["outcome"], ill["scope"]) == (False, "connect", "retry", "server")
    assert (ill["reason"], ill["description"]) == ("Nobody answers.", None)


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        (None, None),
        ("00042", "00042"),
        (42, 42),
        (0.1, 0.1),
        (True, True),
        (datetime(2026, 11, 22, 8, 30), "2026-11-22T08:30:00"),
        (time(8, 30), "08:30:00"),
    ],
)
def test_raw_values_fit_into_json(raw: RawValue, written: object) -> None:
    table = Table(
        source=Path("o.xlsx"),
        worksheet="S",
        worksheets=("S", "T"),
        header_row=3,
        columns=(Column(letter="A", header="When", field="when", format="General"),),
        rows=(Row(number=4, cells=(Cell("shown", raw, CellKind.TEXT),)),),
        locale="en-US",
    )
    shape = json.loads(json.dumps(sheet_shape(table, table.rows)))
    assert shape["rows"] == [{"row": 4, "shown": {"When": "shown"}, "raw": {"When": written}}]
    assert (shape["worksheets"], shape["header_row"], shape["row_count"]) == (["S", "T"], 3, 1)
    assert shape["columns"] == [{"letter": "A", "header": "When", "field": "when", "format": "General"}]


def test_a_problem_is_as_in_the_contract() -> None:
    problem = Problem(
        severity=Severity.ERROR, code="error-cell", message="C2 shows #N/A.", row=2, cell="C2", column="Amount"
    )
    assert problem_shape(problem) == {
        "severity": "error",
        "code": "error-cell",
        "row": 2,
        "cell": "C2",
        "column": "Amount",
        "message": "C2 shows #N/A.",
    }


def test_the_clock_of_these_tests_is_utc() -> None:
    assert NOON.tzinfo is UTC
