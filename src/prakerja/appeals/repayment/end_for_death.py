"""Somebody who owes something has died: nothing is asked of their estate any more, from that moment on."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Max

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import ReportedDeath
from prakerja.appeals.repayment.let_go_of_dead import let_go_of_dead
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require_person
from prakerja.cards.lock_cards import lock_cards
from prakerja.cards.models import Card
from prakerja.kit.actor import Actor
from prakerja.kit.constraints import violates
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import savepoint


def end_for_death(*, applicant_id: UUID, died_on: date, source: str, by: Actor, now: datetime) -> Rupiah:
    """Each live demand of theirs is over, and each claim is written off by a posting of its own that names the death;
    returns how much that was. Nothing is demanded of them again unless two people find the report wrong. Nobody is
    told of the dead. The same twice is once: the first report counts.
    """
    staff = require_person(Permission.HOLD_CARDS, by=by)
    lock_cards(sorted(Card.objects.of_applicant(applicant_id).values_list("applicant_id", "award")))
    death, is_new = _noted(applicant_id, died_on, source, staff, now)
    let_go = let_go_of_dead(death, by=by, now=now)
    if is_new:
        record(
            AppealsEvent.DEATH_NOTED,
            subject=death,
            by=by,
            at=now,
            applicant_id=applicant_id,
            reason=source,
            died_on=died_on.isoformat(),
            amount=int(let_go),
        )
    return let_go


def _noted(applicant_id: UUID, died_on: date, source: str, staff: UUID, now: datetime) -> tuple[ReportedDeath, bool]:
    """And whether it is new."""
    of_them = ReportedDeath.objects.filter(applicant_id=applicant_id)
    of_them.disproven().update(wrong_at=now)
    number = (of_them.aggregate(last=Max("number"))["last"] or 0) + 1
    said = {"died_on": died_on, "source": source, "noted_at": now, "noted_by": staff}
    try:
        with savepoint():
            return of_them.create(applicant_id=applicant_id, number=number, **said), True
    except IntegrityError as error:
        if not (violates(error, "one_dies_once") or violates(error, "appeals_reporteddeath_pkey")):
            raise
        return of_them.that_count().get(), False
