"""What two people decide about money and cards, and what would happen then."""

from datetime import datetime
from typing import Final

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.cards.give_seats_again import require_counted
from prakerja.cards.models import WaveBudget, YearBudget
from prakerja.cards.rules import package_of
from prakerja.kit.clock import wib_day
from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import NotAnAmount, Rupiah
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.acts import seats_of, wave_of
from prakerja.waves.models import Wave
from prakerja.waves.stages import require_not_cancelled

#: By the one way to write each.
_YEARS: Final = {str(year): year for year in range(2020, 2100)}
#: Beyond what the state spends in a year on everything, and far from where the sums of all years would end.
_MOST: Final = Rupiah(10**15)


class NoYear(Refused):
    """There is no budget of such a year."""


class NoAmount(Refused):
    """An amount is a whole number of rupiah, above nothing, and not more than a state has."""


class BudgetTooSmall(Refused):
    """The year's budget does not hold what would be set aside; `lacking`: how much is not there.

    Where another wave was quicker, it is all that was wanted: nobody has counted anew.
    """

    def __init__(self, *, year: int, lacking: Rupiah) -> None:
        self.year, self.lacking = year, lacking
        super().__init__(f"the budget of {year} lacks {lacking}")


class FundedAlready(Refused):
    """The wave has its money."""


def year_in(subject: str) -> int:
    """Raises NoYear."""
    if subject not in _YEARS:
        raise NoYear
    return _YEARS[subject]


def amount_in(asked: Plan) -> Rupiah:
    """Raises NoAmount."""
    amount = asked.get("amount")
    try:
        read = Rupiah(amount if isinstance(amount, int) else -1)
    except NotAnAmount:
        raise NoAmount from None
    if not read or read > _MOST:
        raise NoAmount
    return read


def year_of(wave: Wave) -> int:
    """The budget that pays for a wave: of the year in which its result is due."""
    return wib_day(wave.result_expected_at).year


def _allowing(subject: str, asked: Plan, _now: datetime) -> Plan:
    row = YearBudget.objects.filter(pk=year_in(subject)).first()
    allowed = Rupiah(row.allowed if row else 0)
    return {"budget_year": year_in(subject), "before": int(allowed), "after": int(allowed + amount_in(asked))}


def _funding(subject: str, _asked: Plan, _now: datetime) -> Plan:
    wave = wave_of(subject)
    require_not_cancelled(wave)
    if WaveBudget.objects.filter(pk=wave.pk).exists():
        raise FundedAlready
    package, seats, year = package_of(load_scheme(wave.scheme).benefits), seats_of(wave), year_of(wave)
    if wave.is_recovery:
        require_counted(year=year, seats=seats)
    row = YearBudget.objects.filter(pk=year).first()
    free, whole = Rupiah(row.allowed - row.set_aside if row else 0), package.whole * seats
    if whole > free:
        raise BudgetTooSmall(year=year, lacking=whole - free)
    return {
        "number": wave.number,
        "budget_year": year,
        "seats": seats,
        "package": int(package.whole),
        "set_aside": int(whole),
        "left": int(free - whole),
    }


#: The state's grant for a year grows by an amount; a budget that was set aside is never taken back by it.
ALLOW_BUDGET = declare_act(
    "cards.allow_budget", permission=Permission.DECIDE_BUDGET, foresee=_allowing, keeps_plan=True
)
FUND_WAVE = declare_act("cards.fund_wave", permission=Permission.DECIDE_BUDGET, foresee=_funding, keeps_plan=True)
