"""The questions that screens ask in many forms: pages of jobs and deliveries, filtered and sorted by SQLite."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peewee import SQL, Expression, ModelSelect, Query

from mailtool_gui.domain.delivery import DeliveryStatus
from mailtool_gui.store.rows import DELIVERY, JOB
from mailtool_gui.store.tables import Deliveries, Jobs, columns

if TYPE_CHECKING:
    from mailtool_gui.domain.job import JobStatus
    from mailtool_gui.store.session import Session


def run(session: Session, query: Query) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    sql, parameters = query.sql()
    return session.rows(sql, parameters)


def count(session: Session, query: Query) -> int:
    """How many rows a query has."""
    sql, parameters = query.sql()
    return int(session.value(f"SELECT COUNT(*) FROM ({sql})", parameters))


def jobs(status: JobStatus | None, kind: str | None = None) -> ModelSelect[Jobs]:
    """Jobs in a state and of a kind, or all, newest first."""
    query = Jobs.select(*columns(Jobs, JOB)).order_by(Jobs.created_at.desc(), SQL("rowid DESC"))
    query = query.where(Jobs.kind == kind) if kind else query
    return query.where(Jobs.status == status) if status else query


def deliveries(job: str, status: DeliveryStatus | None) -> ModelSelect[Deliveries]:
    """A job's deliveries in a state, or all, in order; `queued` includes `sending`."""
    query = Deliveries.select(*columns(Deliveries, DELIVERY)).where(Deliveries.job == job)
    return (query.where(_in_state(status)) if status else query).order_by(Deliveries.position)


def deliveries_to(address_key: str, job: str | None) -> ModelSelect[Deliveries]:
    """Deliveries to an address, of one job or of all, newest job first."""
    query = Deliveries.select(*columns(Deliveries, DELIVERY)).join(Jobs).where(Deliveries.address_key == address_key)
    ordered = query.order_by(Jobs.created_at.desc(), Deliveries.job, Deliveries.position)
    return ordered.where(Deliveries.job == job) if job else ordered


def _in_state(status: DeliveryStatus) -> Expression:
    seen_as = {DeliveryStatus.QUEUED: (DeliveryStatus.QUEUED, DeliveryStatus.SENDING)}
    return Deliveries.status.in_(seen_as.get(status, (status,)))
