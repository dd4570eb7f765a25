from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mailtool_gui.domain.account import AccountState, AccountStatus
from mailtool_gui.domain.clock import SystemClock
from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.domain.errors import JobError
from mailtool_gui.domain.job import Job
from mailtool_gui.domain.listing import Order, Sort
from mailtool_gui.domain.message import InlineImage
from mailtool_gui.domain.outcome import Verdict
from mailtool_gui.services.deliveries import Cause, Deliveries, Filter, letter_of
from mailtool_gui.services.jobs import Jobs
from mailtool_gui.services.remedies import Remedy, Step
from mailtool_gui.store.backups import back_up
from mailtool_gui.store.rescue import rescue
from tests.support import letters
from tests.support.desk import GONE, Desk
from tests.support.pictures import picture
from tests.support.samples import NOON, plain_account, recipient_in_row

QUEUED, SENDING, SENT, DEFERRED, FAILED, SKIPPED, UNKNOWN = DeliveryStatus


@pytest.fixture
def deliveries(desk: Desk) -> Deliveries:
    return Deliveries(desk.records, desk.host, SystemClock())


def worked(desk: Desk) -> Job:
    """One accepted, two failed, one not certain, one waiting, one skipped."""
    people = [recipient_in_row(f"{name}@x.example", row) for row, name in enumerate(("ann", "bo", "cy", "di", "ed"), 2)]
    job = desk.job(recipients=[*people, replace(people[0], address="?", error="No address.")])
    with desk.engine() as engine:
        engine.activate(job)
        engine.end(job, "ann@x.example", Verdict.SENT)
        for name in ("bo", "cy"):
            engine.end(job, f"{name}@x.example", Verdict.FAIL, GONE, reason="Gone.")
        engine.end(job, "di@x.example", Verdict.UNKNOWN)
    return job


def rescued_in_doubt(desk: Desk) -> None:
    """The ledger is lost, and all that waited comes back from a backup: it may have been sent since."""
    assert back_up(desk.folder, now=NOON)
    desk.records.close()
    for path in desk.path.glob("ledger*"):
        path.unlink()
    assert rescue(desk.folder, now=NOON)


@pytest.mark.parametrize(
    ("status", "count"), [(None, 6), (SENT, 1), (FAILED, 2), (UNKNOWN, 1), (QUEUED, 1), (SKIPPED, 1), (DEFERRED, 0)]
)
def test_a_window_tells_how_many_there_are(
    desk: Desk, deliveries: Deliveries, status: DeliveryStatus | None, count: int
) -> None:
    page = deliveries.window(worked(desk).id, Filter(status=status), limit=2, offset=0)
    assert (page.total, len(page.items)) == (count, min(2, count))
    assert {item.status for item in page.items} <= ({status} if status else set(DeliveryStatus))


def test_a_search_is_cut_like_any_window(desk: Desk, deliveries: Deliveries) -> None:
    job = worked(desk).id
    page = deliveries.window(job, Filter(text="@X.example"), limit=2, offset=1)
    assert ([d.address for d in page.items], page.total) == (["bo@x.example", "cy@x.example"], 5)
    page = deliveries.window(job, Filter(text="b", status=FAILED), limit=9, offset=0)
    assert [d.address for d in page.items] == ["bo@x.example"]


def test_a_person_is_found_over_all_jobs_newest_first(desk: Desk, deliveries: Deliveries) -> None:
    first = desk.job("ann@x.example")
    second = desk.job("ann@x.example", "anna@x.example", created_at=NOON + timedelta(hours=1))
    found = deliveries.everywhere("Ann")
    assert [(pair.delivery.address, pair.job.id) for pair in found.items] == [
        ("ann@x.example", second.id),
        ("ann@x.example", first.id),
        ("anna@x.example", second.id),
    ]
    assert (found.total, found.exact) == (3, True)
    assert deliveries.everywhere("  ").items == []


def test_of_very_many_the_newest_are_shown(desk: Desk, deliveries: Deliveries, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mailtool_gui.services.deliveries.MOST_FOUND", 1)
    desk.job("ann@x.example")
    second = desk.job("ann@x.example", created_at=NOON + timedelta(hours=1))
    found = deliveries.everywhere("ann")
    assert ([pair.job.id for pair in found.items], found.total) == ([second.id], 2)


def test_a_window_is_sorted_as_wanted(desk: Desk, deliveries: Deliveries) -> None:
    job = worked(desk).id
    for text, names in (("", ["ed", "di"]), ("@x", ["ed", "di"])):
        wanted = Filter(text=text, sort=Sort(by=Order.ADDRESS, descending=True))
        page = deliveries.window(job, wanted, limit=2, offset=0)
        assert [item.address.partition("@")[0] for item in page.items] == names


def test_causes_come_with_their_counts(desk: Desk, deliveries: Deliveries) -> None:
    found = deliveries.causes(worked(desk).id)
    assert found[0] == Cause(status=FAILED, reason="Gone.", count=2, remedy=found[0].remedy)
    assert {cause.status for cause in found} == {FAILED, UNKNOWN, SKIPPED}


def test_the_same_trouble_in_other_cells_is_one_cause(desk: Desk, deliveries: Deliveries) -> None:
    people = [recipient_in_row(f"p{row}@x.example", row) for row in (2, 3)]
    job = desk.job(recipients=[replace(one, error=f"C{one.rows[0].number} shows #N/A.") for one in people])
    assert deliveries.causes(job.id) == [
        Cause(status=SKIPPED, reason="A cell shows #N/A.", count=2, remedy=Remedy(step=Step.CORRECT_ROWS))
    ]


def test_starts_are_counted(desk: Desk, deliveries: Deliveries) -> None:
    started = deliveries.started(worked(desk).id, NOON)
    assert started == {int(NOON.timestamp()): 4}


def test_a_story_has_the_tries_and_the_message(desk: Desk, deliveries: Deliveries) -> None:
    job = worked(desk)
    story = deliveries.story(desk.delivery(job, "bo@x.example").id)
    assert [attempt.reply for attempt in story.attempts] == [GONE]
    assert story.letter is not None
    assert ("To", "bo@x.example") in story.letter.headers
    assert ("Subject", "Hello bo") in story.letter.headers
    assert (story.letter.text, story.trouble) == ("Hello bo", "")
    assert "Subject: Hello bo\n" in story.letter.source


def test_a_message_that_cannot_be_made_again_says_why(desk: Desk, deliveries: Deliveries) -> None:
    job = worked(desk)
    assert deliveries.story(desk.delivery(job, "?").id).trouble == "No address."
    Jobs(desk.records, desk.host, SystemClock()).cancel(job.id)
    desk.records.remove_account("work")
    assert "“work” is gone" in deliveries.story(desk.delivery(job, "ann@x.example").id).trouble


def test_what_is_not_there_is_told(deliveries: Deliveries) -> None:
    with pytest.raises(JobError, match="not in the ledger"):
        deliveries.story(1)
    with pytest.raises(JobError, match="not in the ledger"):
        deliveries.window("x", Filter(), limit=1, offset=0)


def test_the_user_decides_what_is_not_certain(desk: Desk, deliveries: Deliveries) -> None:
    job = worked(desk)
    unsure, failed = (desk.delivery(job, f"{name}@x.example").id for name in ("di", "bo"))
    assert not deliveries.arrived(job.id, failed)
    assert not deliveries.send_again(job.id, failed)
    assert desk.host.calls == []
    assert deliveries.unsure(job.id) == [unsure]
    assert deliveries.send_again(job.id, unsure, failed) == 1
    assert deliveries.unsure(job.id) == []
    assert not deliveries.arrived(job.id, unsure)
    assert desk.host.calls == ["hand_over"]


def test_thousands_are_decided_together(desk: Desk, deliveries: Deliveries) -> None:
    people = [recipient_in_row(f"person{row}@x.example", row) for row in range(2, 2502)]
    job = desk.job(recipients=people)
    rescued_in_doubt(desk)
    unsure = deliveries.unsure(job.id)
    assert len(unsure) == 2500
    assert deliveries.arrived(job.id, *unsure[:1200]) == 1200
    assert deliveries.send_again(job.id, *unsure) == 1300


def test_what_arrived_counts_as_accepted(desk: Desk, deliveries: Deliveries) -> None:
    job = worked(desk)
    assert deliveries.arrived(job.id, desk.delivery(job, "di@x.example").id)
    assert deliveries.window(job.id, Filter(status=SENT), limit=9, offset=0).total == 2
    assert desk.host.calls == ["wake"]


def test_a_letter_names_its_attachments() -> None:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = "Grüße"
    message.set_content("Hello")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="terms.pdf")
    letter = letter_of(message.as_bytes())
    assert (letter.headers, letter.text, letter.attachments) == ([("Subject", "Grüße")], "Hello", ["terms.pdf"])


def test_a_picture_inside_the_message_is_no_attachment(tmp_path: Path) -> None:
    (offer := tmp_path / "offer.pdf").write_bytes(b"%PDF")
    image = InlineImage(cid="logo", path=picture(tmp_path / "logo.png"))
    html = '<img alt="" src="cid:logo">'
    for files in ((), (str(offer),)):
        template = replace(letters.template(html=html, attachments=files), inline=(image,))
        assert letter_of(letters.built(template).data).attachments == [Path(file).name for file in files]


def test_who_is_watched_tells_what_may_still_leave(desk: Desk) -> None:
    jobs = Jobs(desk.records, desk.host, SystemClock())
    job = desk.job("a@x.example", "b@x.example")
    assert jobs.watch(job.id).still_leaving == 0
    with desk.engine() as engine:
        engine.activate(job)
    watched = jobs.watch(job.id)
    assert (watched.still_leaving, watched.account) == (2, desk.records.account("work"))


def test_what_is_in_flight_when_the_limit_is_lowered_may_still_leave(desk: Desk) -> None:
    jobs = Jobs(desk.records, desk.host, SystemClock())
    job = desk.job("a@x.example", "b@x.example", "c@x.example")
    with desk.engine() as engine:
        engine.activate(job)
        engine.intend(job, "a@x.example")
        engine.intend(job, "b@x.example")
        watched = jobs.watch(job.id)
        account = plain_account()
        lowered = replace(watched, account=replace(account, limits=replace(account.limits, in_flight=1)))
        assert (watched.still_leaving, lowered.still_leaving) == (3, 2)
        jobs.pause(job.id)
        assert jobs.watch(job.id).still_leaving == 2


def test_what_stops_the_account_is_the_first_cause(desk: Desk, deliveries: Deliveries) -> None:
    job = desk.job(recipients=[recipient_in_row(f"p{row}@x.example", row) for row in (2, 3)])
    desk.stop_account(AccountState(status=AccountStatus.PAUSED, reason="Refused."))
    remedy = Remedy(step=Step.EDIT_ACCOUNT)
    assert deliveries.causes(job.id) == [Cause(status=DeliveryStatus.QUEUED, reason="Refused.", count=2, remedy=remedy)]
