"""Budgets and seats in figures, by year and by wave: what was decided (rows), and where the money lies (the ledger)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Final, Self

from prakerja.cards.acts import year_of
from prakerja.cards.models import WaveBudget, YearBudget
from prakerja.ledger.chart import AccountKind, house_and_year
from prakerja.ledger.flows import Flow, flows, gained
from prakerja.ledger.hot_accounts import hot_accounts
from prakerja.waves.models import Wave

_TREASURY: Final = frozenset({AccountKind.TREASURY})
_RESERVE: Final = frozenset({AccountKind.WAVE_RESERVE})
#: Somebody's, and not paid for anything yet.
_ON_CARDS: Final = frozenset(
    {
        AccountKind.TRAINING_BALANCE,
        AccountKind.INCENTIVE_RESERVE,
        AccountKind.INCENTIVE_DUE,
        AccountKind.HELD,
    }
)
#: Owed or paid to institutions, platforms and recipients.
_SPENT: Final = frozenset({AccountKind.PAYABLE, AccountKind.IN_TRANSIT, AccountKind.FLOAT, AccountKind.FEES})
#: What the bank will have to pay: it is somebody's, or owed, or instructed and not reported.
COMMITTED: Final = _ON_CARDS | {AccountKind.PAYABLE, AccountKind.IN_TRANSIT}
FLOAT: Final = frozenset({AccountKind.FLOAT})
_CLAIMS: Final = frozenset({AccountKind.CLAIM, AccountKind.PARTNER_CLAIM})


@dataclass(frozen=True)
class YearFigures:
    """`treasury`, `claims`, `at_bank`, `at_houses`, `fees`, `committed`: of the ledger; the rest: as two
    people decided.
    """

    year: int
    allowed: int
    set_aside: int
    #: Without what is claimed back: that is not there yet.
    treasury: int
    #: What people and partners owe who were not entitled: the ledger has it in the treasury, or as owed, already.
    claims: int
    at_bank: int
    #: Of it, by bank or wallet; below nothing where more has left than was noted.
    at_houses: Mapping[str, int]
    #: What the bank has taken for it.
    fees: int
    #: On cards, owed or on its way: what the bank will have to pay.
    committed: int
    #: Seats of its waves that came back for good, and that no recovery wave gives yet.
    seats_to_give: int

    @property
    def free(self) -> int:
        return self.allowed - self.set_aside

    @property
    def lacking(self) -> int:
        """What the bank does not hold of what it will have to pay."""
        return max(0, self.committed - self.at_bank)


@dataclass(frozen=True)
class Counted:
    """Seats and rupiah that can be added up."""

    seats: int = 0
    funded: int = 0
    awarded: int = 0
    returned: int = 0
    counted: int = 0
    given_again: int = 0
    set_aside: int = 0
    reserved: int = 0
    on_cards: int = 0
    spent: int = 0

    def __add__(self, other: "Counted") -> "Counted":
        return Counted(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Counted)))

    @classmethod
    def all_of(cls, rows: Iterable["WaveFigures"]) -> "Counted":
        return sum((row.counts for row in rows), start=cls())


@dataclass(frozen=True)
class WaveFigures:
    number: int
    year: int
    is_funded: bool
    counts: Counted


@dataclass(frozen=True)
class BudgetFigures:
    years: list[YearFigures]
    #: Newest first.
    waves: list[WaveFigures]
    whole: Counted

    @property
    def houses(self) -> list[str]:
        """At which any money lies, or lay."""
        return sorted({house for year in self.years for house in year.at_houses})

    @classmethod
    def now(cls) -> Self:
        """Everything in a few statements, however many waves there are."""
        found = flows()
        by_year, by_wave = _grouped(found)
        rows = Wave.objects.with_total_seats().select_related("budget").order_by("-number")
        waves = [_wave(row, row.total_seats, by_wave.get(row.number, [])) for row in rows]
        lies = _at_houses()
        years = [
            _year(row, by_year.get(row.year, []), lies[row.year], waves) for row in YearBudget.objects.order_by("-year")
        ]
        return cls(years, waves, Counted.all_of(waves))


def _at_houses() -> defaultdict[int, dict[str, int]]:
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for of, lies in hot_accounts(AccountKind.FLOAT):
        house, year = house_and_year(of)
        found[year][house] = lies
    return found


def whole_package(budget: WaveBudget) -> int:
    """What is set aside for one card of the wave."""
    return budget.training + budget.incentive


def _grouped(found: Iterable[Flow]) -> tuple[dict[int, list[Flow]], dict[int, list[Flow]]]:
    by_year: dict[int, list[Flow]] = {}
    by_wave: dict[int, list[Flow]] = {}
    for flow in found:
        by_year.setdefault(flow.year, []).append(flow)
        by_wave.setdefault(flow.wave, []).append(flow)
    return by_year, by_wave


def _year(
    row: YearBudget, found: list[Flow], at_houses: Mapping[str, int], waves: Iterable[WaveFigures]
) -> YearFigures:
    own = Counted.all_of(wave for wave in waves if wave.year == row.year)
    claims = -gained(found, _CLAIMS)
    return YearFigures(
        year=row.year,
        allowed=row.allowed,
        set_aside=row.set_aside,
        treasury=gained(found, _TREASURY) - claims,
        claims=claims,
        at_bank=-gained(found, FLOAT),
        at_houses=at_houses,
        fees=-gained(found, {AccountKind.FEES}),
        committed=gained(found, COMMITTED),
        seats_to_give=own.counted - own.given_again,
    )


def _wave(row: Wave, seats: int, found: list[Flow]) -> WaveFigures:
    budget: WaveBudget | None = getattr(row, "budget", None)
    decided = (
        {
            "funded": budget.seats,
            "awarded": budget.awarded,
            "returned": budget.returned,
            "counted": budget.counted,
            "given_again": budget.given_again,
            "set_aside": whole_package(budget) * (budget.seats - budget.unawarded),
        }
        if budget
        else {}
    )
    counts = Counted(
        seats=seats,
        reserved=gained(found, _RESERVE),
        on_cards=gained(found, _ON_CARDS),
        spent=gained(found, _SPENT),
        **decided,
    )
    return WaveFigures(row.number, budget.year_id if budget else year_of(row), budget is not None, counts)
