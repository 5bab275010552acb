"""Somebody of finance says that a line is what two people have noted of the house already: a deposit, a fee, a move."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Q

from prakerja.approvals.models import Proposal
from prakerja.approvals.states import ProposalState
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.fee_act import NOTE_FEE
from prakerja.cards.houses import HOUSE, TO_HOUSE
from prakerja.cards.move_float_act import MOVE_FLOAT
from prakerja.kit.actor import Actor
from prakerja.kit.constraints import violates
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import savepoint
from prakerja.ledger.posting import posting_id
from prakerja.payouts.models import ReconciliationCase
from prakerja.payouts.reconciliation.close_case import CaseIsClosed, CaseNoteMissing, require_owner
from prakerja.payouts.reconciliation.events import ReconciliationEvent
from prakerja.payouts.reconciliation.states import CaseEnd


class NotBookedSo(Refused):
    """No such decision is in the books with this sum, or it is another line's already."""


def note_booked_before(*, case_id: UUID, decision_id: UUID, note: str, by: Actor, now: datetime) -> None:
    """It is closed, naming the posting that has it. No money moves: it moved then. One posting explains one case of a
    house; a move between two houses stands on both statements. Twice is once.

    Raises CaseNoteMissing, NoCase, CaseIsClosed, NotTheOwner, NotBookedSo.
    """
    require(Permission.CLOSE_CASES, by=by)
    if not note.strip():
        raise CaseNoteMissing
    case = ReconciliationCase.objects.lock_by_id(case_id)
    decision = next((one for one in booked_alike(case) if one.pk == decision_id), None)
    if decision is None:
        raise NotBookedSo
    posted = posting_id(decision.act, decision.pk)
    if case.closed_at is not None:
        if (case.closed_by, case.posting_id) == (by.account_id, posted):
            return
        raise CaseIsClosed
    require_owner(case, by=by)
    close_as_booked(case, posted, note=note.strip(), by=by, now=now)
    record(ReconciliationEvent.BOOKED_BEFORE, subject=case, by=by, at=now, kind=case.kind, reason=note.strip())


def close_as_booked(case: ReconciliationCase, posted: UUID, *, note: str, by: Actor, now: datetime) -> None:
    """Part of what finds it in the books. Raises NotBookedSo: the posting is another case's."""
    found = ReconciliationCase.objects.filter(pk=case.pk)
    try:
        with savepoint():
            found.update(
                closed_at=now, closed_by=by.account_id, note=note, ended_as=CaseEnd.BOOKED_BEFORE, posting_id=posted
            )
    except IntegrityError as error:
        if not violates(error, "a_posting_explains_one_case_of_a_house"):
            raise
        raise NotBookedSo from error


def booked_alike(case: ReconciliationCase) -> list[Proposal]:
    """What two people have noted of the house with just this sum, and explains no other case of it; newest first."""
    if case.payee_id is not None or not case.difference:
        return []
    act, moved = (NOTE_DEPOSIT, TO_HOUSE) if case.difference > 0 else (NOTE_FEE, HOUSE)
    there = Q(act=act.name, **{f"asked__{HOUSE}": case.house})
    there |= Q(act=MOVE_FLOAT.name, **{f"asked__{moved}": case.house})
    decisions = Proposal.objects.filter(
        there, state=ProposalState.CARRIED_OUT, asked__amount=abs(case.difference)
    ).order_by("-pk")
    postings = {posting_id(one.act, one.pk): one for one in decisions}
    used = ReconciliationCase.objects.filter(posting_id__in=postings, house=case.house).exclude(pk=case.pk)
    taken = set(used.values_list("posting_id", flat=True))
    return [one for posted, one in postings.items() if posted not in taken]
