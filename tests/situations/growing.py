"""A demand that stands after an objection, and to which two people add what the night found later."""

from datetime import timedelta

from prakerja.appeals.models import Demand
from prakerja.appeals.repayment.acts import REJECT
from prakerja.incentives.models import Instalment
from prakerja.payouts.differences.kinds import DifferenceKind, Direction
from tests.situations.differences import COMPARED, TAMPERED, compared, rectified
from tests.situations.repayment import days_passed, done, objected_to


def overpaid() -> Demand:
    """Of somebody who was paid a hundred thousand too much."""
    TAMPERED[DifferenceKind.TOO_MUCH][0]()
    compared()
    rectified(Direction.OVERPAID)
    made: Demand = Demand.objects.select_related("wave").get()
    return made


def grown() -> Demand:
    one = overpaid()
    objected_to(one)
    done(REJECT, one, at=days_passed(one, 3))
    Instalment.objects.filter(number=1).update(amount=400_000)
    later = COMPARED + timedelta(days=30)
    compared(at=later)
    rectified(Direction.OVERPAID, at=later)
    one.refresh_from_db()
    return one
