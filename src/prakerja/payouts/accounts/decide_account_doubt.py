"""Somebody at the office, with both names before them, says whether they are one person's."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require_person
from prakerja.kit.actor import Actor
from prakerja.payouts.accounts.events import AccountEvent
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.accounts.tell_holder import tell_of_answer
from prakerja.payouts.models import AccountDecision, LinkedAccount


def decide_account_doubt(
    *, applicant_id: UUID, number: int, is_theirs: bool, note: str, by: Actor, now: datetime
) -> LinkedAccount:
    """The account may be confirmed by its holder, or is refused; they are told, and the decision stays with its note.

    Raises MoveRefused where a colleague has decided already, or its holder has given it up.
    """
    decider = require_person(Permission.DECIDE_ACCOUNT_DOUBTS, by=by)
    rows = LinkedAccount.objects.one(applicant_id, number)
    to = AccountState.PROVEN if is_theirs else AccountState.REFUSED
    rows.move(to=to, origin=AccountState.IN_DOUBT, problem="" if is_theirs else AccountProblem.BY_REVIEWER)
    AccountDecision.objects.create(
        applicant_id=applicant_id, number=number, is_theirs=is_theirs, decided_by=decider, note=note, decided_at=now
    )
    row = rows.get()
    record(AccountEvent.DOUBT_DECIDED, subject=row, by=by, at=now, applicant_id=applicant_id, is_theirs=is_theirs)
    tell_of_answer(row, now=now)
    return row
