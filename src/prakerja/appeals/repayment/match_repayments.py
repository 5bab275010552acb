"""A credit on the bank's statement that names the reference of a notice is that person's repayment, by itself."""

import re
from datetime import datetime
from typing import Final

from prakerja.appeals.models import BankLine, DemandName
from prakerja.appeals.repayment.case_of_line import LineOtherwise
from prakerja.appeals.repayment.record_repayment import LineOfTomorrow, LineUsed, record_repayment
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import savepoint
from prakerja.payouts.models import ReconciliationCase
from prakerja.payouts.reconciliation.states import CaseKind

_AT_ONCE: Final = 500
#: As it is printed on the notice, in fours or in one.
_REFERENCE: Final = re.compile(r"(?<![0-9])88[0-9]{2} ?[0-9]{4} ?[0-9]{4} ?[0-9]{4} ?[0-9]{2}(?![0-9])")


def match_repayments(*, by: Actor, now: datetime) -> int:
    """Each credit that names one reference of ours is recorded, and its case closed; returns how many. What names none,
    or two, or cannot be recorded as it is, waits for a person, and keeps nothing behind it waiting. Twice is once.
    """
    require(Permission.RECORD_REPAYMENTS, by=by)
    return sum(_recorded(one, reference, by=by, now=now) for one, reference in _found())


def _found() -> list[tuple[ReconciliationCase, str]]:
    """The oldest of those that name a reference of ours alone, and whose line tells of no repayment yet."""
    came_in = ReconciliationCase.objects.waiting().filter(kind=CaseKind.UNKNOWN_LINE, difference__gt=0)
    # Credits that name nothing wait for weeks: they must not take the places of those that do.
    printed = came_in.filter(remark__regex=_REFERENCE.pattern)
    named = {one: found for one in printed if len(found := references_in(one.remark)) == 1}
    known = set(DemandName.objects.filter(pk__in=set().union(*named.values())).values_list("pk", flat=True))
    used = set(
        BankLine.objects.filter(pk__in=[f"{one.house} {one.about}" for one in named]).values_list("pk", flat=True)
    )
    ours = [
        (one, reference)
        for one, (reference,) in named.items()
        if reference in known and f"{one.house} {one.about}" not in used
    ]
    return ours[:_AT_ONCE]


def _recorded(one: ReconciliationCase, reference: str, *, by: Actor, now: datetime) -> bool:
    """Whether it could be: a line of tomorrow is recorded tomorrow, and one that tells two sums by a person."""
    amount = Rupiah(one.difference)
    try:
        with savepoint():
            record_repayment(
                reference=reference, house=one.house, line=one.about, amount=amount, paid_on=one.day, by=by, now=now
            )
    except (LineOfTomorrow, LineOtherwise, LineUsed):
        return False
    return True


def references_in(remark: str) -> set[str]:
    """Those that the bank printed: eighteen digits, and nothing beside them that is one."""
    return {found.replace(" ", "") for found in _REFERENCE.findall(remark)}
