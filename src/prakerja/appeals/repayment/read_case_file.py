"""The case for the lawyers as a file: what was demanded, what was paid, what was said. Taking it is on record."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.repayment.own_demand import OwnDemand, demand_seen
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.ledger.models import Transfer


def read_case_file(*, applicant_id: UUID, number: int, by: Actor, now: datetime) -> str:
    """One row each for the demand, its dates, what was paid, the objections, and every posting of the card's wave that
    moved the claim. As CSV. Raises NoDemand."""
    require(Permission.READ_REPAYMENTS, by=by)
    own = demand_seen(applicant_id, number)
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["kind", "at", "amount", "text"])
    writer.writerows(_rows(own))
    record(AppealsEvent.FILE_READ, subject=own.demand, by=by, at=now, applicant_id=applicant_id)
    return written.getvalue()


def _rows(own: OwnDemand) -> Iterator[tuple[str, str, int, str]]:
    demand = own.demand
    yield "demand", demand.demanded_at.isoformat(), demand.amount, f"{own.notice} {demand.because}"
    yield "overdue", demand.pays_until.isoformat(), int(own.owed), demand.legal_basis
    for one in own.dates:
        yield "date", one.part.due_on.isoformat(), int(one.part.amount), ""
    for paid in own.repayments:
        yield "repayment", paid.paid_on.isoformat(), paid.amount, paid.line
    for growth in own.grown:
        yield "added", growth.at.isoformat(), growth.amount, ""
    for said in own.objections:
        yield "objection", said.at.isoformat(), said.added, _as_text(said.text)
        if said.decided_at is not None:
            yield "answer", said.decided_at.isoformat(), 0, _as_text(said.answer)
    rows = Transfer.objects.filter(owner_id=demand.applicant_id, wave=demand.wave.number, act__in=_ACTS)
    for row in rows.order_by("posted_at", "posting_id", "leg"):
        yield "posting", row.happened_at.isoformat(), row.amount, f"{row.act} {row.posting_id} {row.leg}"


def _as_text(said: str) -> str:
    """What a spreadsheet would carry out as a formula for whoever opens the file begins with an apostrophe."""
    return f"'{said}" if said.startswith(_FORMULA) else said


_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_ACTS = (
    "cards.claim",
    "payouts.claim",
    "payouts.book_case",
    "appeals.drop",
    "cards.set_off",
    "appeals.repay",
    "appeals.write_off",
    "appeals.end_for_death",
    "appeals.free",
    "ledger.correct",
)
