"""Somebody of finance looks after a case from now on."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.payouts.models import ReconciliationCase
from prakerja.payouts.reconciliation.close_case import CaseIsClosed
from prakerja.payouts.reconciliation.events import ReconciliationEvent


def own_case(*, case_id: UUID, by: Actor, now: datetime) -> None:
    """It is theirs; whoever had it before has it no more. Twice is once. Raises NoCase, CaseIsClosed."""
    require(Permission.CLOSE_CASES, by=by)
    case = ReconciliationCase.objects.lock_by_id(case_id)
    if case.closed_at is not None:
        raise CaseIsClosed
    if case.owner_id == by.account_id:
        return
    ReconciliationCase.objects.filter(pk=case.pk).update(owner_id=by.account_id, owned_at=now)
    record(ReconciliationEvent.OWNED, subject=case, by=by, at=now, kind=case.kind)
