"""Somebody of finance says what a case was, of which bank and books have the same money, and closes it."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.payouts.models import ReconciliationCase
from prakerja.payouts.reconciliation.events import ReconciliationEvent
from prakerja.payouts.reconciliation.states import CaseEnd, CaseKind


class CaseIsClosed(Refused):
    """It is explained already."""


class CaseNoteMissing(Refused):
    """Whoever closes a case says what it was."""


class NotTheOwner(Refused):
    """Somebody else looks after it, or nobody: take it first."""


class MoneyDiffers(Refused):
    """Bank and books would stay apart: it is booked by two, or is the other half of another case."""


class NobodyKnows(Refused):
    """What became of the payment is not known: the house says it, or two people book that it never arrived."""


def close_case(*, case_id: UUID, note: str, by: Actor, now: datetime) -> None:
    """It is closed with what its owner found out, and does not come again while the house has just this.

    No money moves by it, so that none may differ. Twice is once. Raises CaseNoteMissing, NoCase, CaseIsClosed,
    NotTheOwner, MoneyDiffers, NobodyKnows.
    """
    require(Permission.CLOSE_CASES, by=by)
    if not note.strip():
        raise CaseNoteMissing
    case = ReconciliationCase.objects.lock_by_id(case_id)
    if case.closed_at is not None:
        if (case.closed_by, case.note) == (by.account_id, note.strip()):
            return
        raise CaseIsClosed
    require_owner(case, by=by)
    if case.difference:
        raise MoneyDiffers
    if case.kind == CaseKind.NO_ANSWER:
        raise NobodyKnows
    found = ReconciliationCase.objects.filter(pk=case.pk)
    found.update(closed_at=now, closed_by=by.account_id, note=note.strip(), ended_as=CaseEnd.EXPLAINED)
    record(ReconciliationEvent.CLOSED, subject=case, by=by, at=now, kind=case.kind, reason=note.strip())


def require_owner(case: ReconciliationCase, *, by: Actor) -> None:
    """Raises NotTheOwner."""
    if case.owner_id != by.account_id:
        raise NotTheOwner
