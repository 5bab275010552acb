"""Two people note that what somebody paid too much went back to them, as the bank's statement has it."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import BankLine
from prakerja.appeals.repayment.acts import GIVE_BACK, bank_line_in
from prakerja.appeals.repayment.choose_plan import locked
from prakerja.appeals.repayment.decision import decision_on
from prakerja.appeals.repayment.money import books_of, post_given_back
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.appeals.repayment.record_repayment import LineUsed
from prakerja.appeals.repayment.refusals import NothingToGiveBack
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.constraints import violates
from prakerja.kit.unit_of_work import savepoint


def give_back_surplus(*, applicant_id: UUID, number: int, by: Actor, now: datetime) -> None:
    """All that they paid too much has left the bank. One decision is carried out once.

    Raises NotConfirmed, NoDemand, NothingToGiveBack, LineUsed.
    """
    key = applicant_id, number
    decided = decision_on(GIVE_BACK, key, by=by)
    if decided is None:
        return
    demand = locked(*key)
    amount = books_of(demand).to_give_back
    if not amount:
        raise NothingToGiveBack
    house, line = bank_line_in(decided.asked)
    named = f"{house} {line}"
    try:
        with savepoint():
            BankLine.objects.create(
                line=named, applicant_id=applicant_id, demand=number, amount=-int(amount), booked_on=wib_day(now)
            )
    except IntegrityError as error:
        if violates(error, "appeals_bankline_pkey"):
            raise LineUsed from None
        raise
    post_given_back(demand, house=house, subject=named, amount=amount, reason=decided.reason, now=now)
    record(
        AppealsEvent.GIVEN_BACK,
        subject=demand,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=decided.reason,
        amount=int(amount),
    )
    note_carried_out(act=GIVE_BACK, subject=subject_of_demand(key), now=now)
