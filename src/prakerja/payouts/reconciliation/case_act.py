"""What two people of finance decide about a case: that our books are brought to what the house has."""

from datetime import datetime
from typing import Final
from uuid import UUID

from pydantic import JsonValue

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.payouts.models import ReconciliationCase
from prakerja.payouts.reconciliation.case_books import CaseBooks, books_of_case, evidence_of
from prakerja.payouts.reconciliation.case_rules import Becomes
from prakerja.payouts.reconciliation.close_case import CaseIsClosed
from prakerja.payouts.reconciliation.querysets import NoCase


def case_in(subject: str) -> ReconciliationCase:
    """Raises NoCase."""
    try:
        found: ReconciliationCase | None = ReconciliationCase.objects.filter(pk=UUID(subject)).first()
    except ValueError:
        raise NoCase from None
    if found is None or str(found.pk) != subject:
        raise NoCase
    return found


def _booking(subject: str, asked: Plan, _now: datetime) -> Plan:
    case = case_in(subject)
    if case.closed_at is not None:
        raise CaseIsClosed
    return plan_of(case, books_of_case(case, asked), asked)


def plan_of(case: ReconciliationCase, books: CaseBooks, asked: Plan) -> Plan:
    """Each posting with its sum, and what becomes of the payment."""
    becomes = books.follows.becomes if books.follows else Becomes.STAYS
    named: dict[str, JsonValue] = {"case": case.kind, "case_house": case.house, "bank_line": evidence_of(case)}
    if books.instruction is not None:
        named |= {"reference": books.instruction.reference}
    if becomes is not Becomes.STAYS:
        named |= {"payment_becomes": becomes.value}
    if "booked_as" in asked:
        named |= {"booked_as": asked["booked_as"]}
    postings: list[JsonValue] = [
        {"debit": leg.debit.kind.value, "credit": leg.credit.kind.value, "amount": int(leg.amount)}
        for leg in books.legs
    ]
    return {**named, "budget_year": books.year, "float_difference": case.difference, "postings": postings}


#: Asked, of what is nobody's payment: `booked_as` and `year`. What was shown is posted, or the proposal is void.
BOOK_CASE: Final = declare_act(
    "payouts.book_case", permission=Permission.DECIDE_PAYOUTS, foresee=_booking, keeps_plan=True
)
