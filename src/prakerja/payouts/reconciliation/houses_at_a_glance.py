"""Each bank and wallet with what it told last, and our account of it now."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum

from prakerja.ledger.chart import AccountKind, house_and_year
from prakerja.ledger.hot_accounts import hot_accounts
from prakerja.payouts.models import BankStatement, ReconciliationCase


@dataclass(frozen=True)
class HouseAtAGlance:
    """`day`, `closing`: of its last statement, None: there is none, or it tells no balance. `booked`: of all years.
    `cases`, `explained`: how many are open, and what they come to.
    """

    house: str
    day: date | None
    closing: int | None
    booked: int
    cases: int
    explained: int


def houses_at_a_glance() -> list[HouseAtAGlance]:
    """All at which money lies or lay, and all that have told anything; by name."""
    told = BankStatement.objects.filter(is_latest=True).order_by("house", "-day").distinct("house")
    statements = {one.house: one for one in told}
    waiting = ReconciliationCase.objects.filter(closed_at__isnull=True).values("house")
    sums = waiting.annotate(cases=Count("pk"), explained=Sum("difference"))
    cases = {house: (count, amount) for house, count, amount in sums.values_list("house", "cases", "explained")}
    booked: defaultdict[str, int] = defaultdict(int)
    for of, lies in hot_accounts(AccountKind.FLOAT):
        booked[house_and_year(of)[0]] += lies
    return [
        _of(house, statements.get(house), booked[house], *cases.get(house, (0, 0)))
        for house in sorted({*statements, *cases, *booked})
    ]


def _of(house: str, last: BankStatement | None, booked: int, cases: int, explained: int) -> HouseAtAGlance:
    day, closing = (last.day, last.closing) if last else (None, None)
    return HouseAtAGlance(house, day, closing, booked, cases, explained)
