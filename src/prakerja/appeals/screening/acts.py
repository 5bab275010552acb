"""What two people decide about an objection to a verdict, and what would happen then."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.appeals.models import VerdictObjection
from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.cards.fill_seats import funded_this_year, require_package
from prakerja.draw.appeals.appellant import appellant
from prakerja.draw.appeals.to_hear import unheard_appeals
from prakerja.draw.attempts import attempt_now
from prakerja.kit.refused import Refused

#: Applicant and wave.
type ObjectionKey = tuple[UUID, int]
_BETWEEN: Final = ":"
_WAVES: Final = range(1, 2**31)


class NoVerdictObjection(Refused):
    """No objection to this verdict waits."""


def subject_of_verdict(key: ObjectionKey) -> str:
    return _BETWEEN.join(map(str, key))


def verdict_key_in(subject: str) -> ObjectionKey:
    """Raises NoVerdictObjection for what is no such subject."""
    applicant_id, _, wave = subject.partition(_BETWEEN)
    try:
        key = UUID(applicant_id), int(wave)
    except ValueError:
        raise NoVerdictObjection from None
    # Written in another way, it would be another subject: two decisions about one objection.
    if subject_of_verdict(key) != subject or key[1] not in _WAVES:
        raise NoVerdictObjection
    return key


def waiting_verdict_objection(key: ObjectionKey) -> VerdictObjection:
    """Raises NoVerdictObjection."""
    rows = VerdictObjection.objects.filter(pk=key, decided_at=None).select_related("wave")
    found: VerdictObjection | None = rows.first()
    if found is None:
        raise NoVerdictObjection
    return found


def _upholding(subject: str, _asked: Plan, now: datetime) -> Plan:
    """Raises NoAppellant, NotFixed, YearGoneBy, BudgetTooSmall: nobody is told that they may hope where nothing can
    come of it.
    """
    objection = waiting_verdict_objection(verdict_key_in(subject))
    attempt = attempt_now(objection.wave_id)
    assert attempt is not None
    facts = appellant(attempt, objection.wave, objection.applicant_id)
    budget = funded_this_year(objection.wave_id, now=now)
    require_package(budget, seats=unheard_appeals(objection.wave_id).filter(is_won=True).count() + 1)
    return {
        "number": objection.wave.number,
        "receipt": facts["receipt"],
        "budget_year": budget.year_id,
        "package": budget.training + budget.incentive,
    }


def _rejecting(subject: str, _asked: Plan, _now: datetime) -> Plan:
    objection = waiting_verdict_objection(verdict_key_in(subject))
    return {"number": objection.wave.number}


_BY: Final = Permission.DECIDE_WAVES
UPHOLD_VERDICT: Final = declare_act("appeals.uphold_verdict_objection", permission=_BY, foresee=_upholding)
REJECT_VERDICT: Final = declare_act("appeals.reject_verdict_objection", permission=_BY, foresee=_rejecting)
