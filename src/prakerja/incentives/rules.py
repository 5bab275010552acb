"""How many instalments there are, and on which days: pure. Days are Jakarta's."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from prakerja.kit.rupiah import Rupiah
from prakerja.schemes.benefits import Benefits
from prakerja.schemes.deadlines import YearEnd


@dataclass(frozen=True)
class Planned:
    """`number`: from 1."""

    number: int
    amount: Rupiah
    due_on: date


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last one where it is shorter: 31 January, 28 February, 31 March."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def instalments_of(benefits: Benefits, *, earned_on: date) -> list[Planned]:
    """The first on the day on which it is earned, each other a month after the one before.

    Counted from the first day always, so that a short month shortens none of those after it.
    """
    return [
        Planned(number + 1, benefits.incentive, months_after(earned_on, number))
        for number in range(benefits.incentive_instalments)
    ]


def last_day_to_earn(end: YearEnd) -> date:
    """On which the review can be written that earns it. The first falls due in the night after it: where none was
    published, on the day before the last day of payment, and never later."""
    return min(end.reviewed_and_linked_by or end.last_payment_on, end.last_payment_on - timedelta(days=1))


def paid_in_time(count: int, *, earned_on: date, last_payment_on: date) -> int:
    """How many of so many instalments fall due while the year still pays, if they are earned on this day."""
    return sum(months_after(earned_on, number) <= last_payment_on for number in range(count))
