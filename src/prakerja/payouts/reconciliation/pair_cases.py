"""Somebody of finance says that two cases of a house are one thing: what lacks in one is what is over in the other."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.payouts.models import ReconciliationCase
from prakerja.payouts.reconciliation.close_case import CaseIsClosed, CaseNoteMissing, require_owner
from prakerja.payouts.reconciliation.events import ReconciliationEvent
from prakerja.payouts.reconciliation.states import CaseEnd


class NotTheOtherHalf(Refused):
    """It is of another house, or the two do not come to nothing."""


def pair_cases(*, case_id: UUID, other_id: UUID, note: str, by: Actor, now: datetime) -> None:
    """Both are closed, each naming the other: a line whose reference the bank has spoilt and the payment that it is of;
    what it took and what it gave back. No money moves, and none differs by it. Twice is once.

    Raises CaseNoteMissing, NoCase, CaseIsClosed, NotTheOwner, NotTheOtherHalf.
    """
    require(Permission.CLOSE_CASES, by=by)
    if not note.strip():
        raise CaseNoteMissing
    rows = {one: ReconciliationCase.objects.lock_by_id(one) for one in sorted({case_id, other_id})}
    case, other = rows[case_id], rows[other_id]
    if (case.same_as, other.same_as) == (other_id, case_id):
        return
    if case.closed_at is not None or other.closed_at is not None:
        raise CaseIsClosed
    require_owner(case, by=by)
    if case.house != other.house or not case.difference or case.difference != -other.difference:
        raise NotTheOtherHalf
    for one, half in ((case, other), (other, case)):
        found = ReconciliationCase.objects.filter(pk=one.pk)
        found.update(closed_at=now, closed_by=by.account_id, note=note.strip(), ended_as=CaseEnd.SAME, same_as=half.pk)
        record(ReconciliationEvent.PAIRED, subject=one, by=by, at=now, kind=one.kind, reason=note.strip())


def other_halves(case: ReconciliationCase, limit: int) -> list[ReconciliationCase]:
    """Those that it may be one thing with, the nearest in time first."""
    if not case.difference:
        return []
    alike = ReconciliationCase.objects.waiting().filter(house=case.house, difference=-case.difference)
    return sorted(alike.exclude(pk=case.pk)[:limit], key=lambda one: abs(one.day - case.day))
