"""Where the money of a year, and of a wave, has gone: all of it is somewhere. Pure.

What an act debits it credits, so that nothing is lost between accounts; what is asked here is whether it lies where it
may: a recipient's money comes from a reserve, and goes to whom something is owed, out through the bank, or back.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from prakerja.ledger.chart import NATURE, AccountKind, Side

#: What a recipient has, whatever it is for.
OF_RECIPIENTS: Final = frozenset(
    {
        AccountKind.TRAINING_BALANCE,
        AccountKind.INCENTIVE_RESERVE,
        AccountKind.INCENTIVE_DUE,
        AccountKind.HELD,
    }
)
_AT_THE_BANK: Final = frozenset({AccountKind.DEPOSITS, AccountKind.FLOAT, AccountKind.IN_TRANSIT, AccountKind.FEES})
_COMES_FROM: Final = frozenset({AccountKind.WAVE_RESERVE, AccountKind.TREASURY})


class Moved(NamedTuple):
    """What moved between two kinds of account, of one year and wave."""

    year: int
    wave: int | None
    debit: int
    credit: int
    amount: int


@dataclass(frozen=True)
class OfYear:
    """budget = treasury + reserves + balances + payables + paid - claims."""

    year: int
    budget: int
    treasury: int
    reserves: int
    balances: int
    payables: int
    paid: int
    claims: int

    @property
    def missing(self) -> int:
        there = self.treasury + self.reserves + self.balances + self.payables + self.paid - self.claims
        return self.budget - there


@dataclass(frozen=True)
class OfWave:
    """awarded = reserved + spent + paid + set off + returned."""

    wave: int
    awarded: int
    #: With its recipients now.
    reserved: int
    #: Owed, or paid by now, to institutions and platforms.
    spent: int
    #: To recipients.
    paid: int
    #: Against what they owed.
    set_off: int
    returned: int
    #: Of what was given, what is to be paid back: its holder was not entitled to it.
    claimed: int = 0

    @property
    def missing(self) -> int:
        return self.awarded - (self.reserved + self.spent + self.paid + self.set_off + self.returned)


def of_years(moved: Iterable[Moved]) -> list[OfYear]:
    by_year: dict[int, list[Moved]] = {}
    for one in moved:
        by_year.setdefault(one.year, []).append(one)
    return [_of_year(year, by_year[year]) for year in sorted(by_year)]


def of_waves(moved: Iterable[Moved]) -> list[OfWave]:
    by_wave: dict[int, list[Moved]] = {}
    for one in moved:
        if one.wave is not None:
            by_wave.setdefault(one.wave, []).append(one)
    return [_of_wave(wave, by_wave[wave]) for wave in sorted(by_wave)]


def missing_money(moved: Iterable[Moved]) -> Iterator[str]:
    """What does not add up, each as a sentence."""
    moved = list(moved)
    for year in of_years(moved):
        if year.missing:
            yield f"of the budget of {year.year}, {year.missing} are neither left, reserved, owed nor paid"
    for wave in of_waves(moved):
        if wave.claimed > wave.spent + wave.paid + wave.set_off:
            yield f"of wave {wave.wave}, {wave.claimed} are claimed back, and that was never given"
        if wave.missing:
            yield f"of what wave {wave.wave} awarded, {wave.missing} are neither reserved, spent, paid nor returned"


def _of_year(year: int, moved: list[Moved]) -> OfYear:
    holds: Counter[int] = Counter()
    for one in moved:
        holds[one.credit] += one.amount
        holds[one.debit] -= one.amount
    grown = {kind: holds[kind] if nature.grows_on is Side.CREDIT else -holds[kind] for kind, nature in NATURE.items()}
    return OfYear(
        year=year,
        budget=grown[AccountKind.STATE_BUDGET],
        treasury=grown[AccountKind.TREASURY],
        reserves=grown[AccountKind.WAVE_RESERVE],
        # What they paid back too much was never awarded, so that no wave counts it.
        balances=sum(grown[kind] for kind in (*OF_RECIPIENTS, AccountKind.OVERPAID)),
        payables=grown[AccountKind.PAYABLE],
        paid=_net(moved, set(AccountKind) - _AT_THE_BANK, _AT_THE_BANK),
        claims=grown[AccountKind.CLAIM] + grown[AccountKind.PARTNER_CLAIM],
    )


def _of_wave(wave: int, moved: list[Moved]) -> OfWave:
    into = sum(one.amount for one in moved if one.credit in OF_RECIPIENTS and one.debit not in OF_RECIPIENTS)
    out = sum(one.amount for one in moved if one.debit in OF_RECIPIENTS and one.credit not in OF_RECIPIENTS)
    return OfWave(
        wave=wave,
        awarded=_from_to(moved, _COMES_FROM, OF_RECIPIENTS),
        reserved=into - out,
        spent=_net(moved, OF_RECIPIENTS, {AccountKind.PAYABLE}),
        paid=_net(moved, OF_RECIPIENTS, _AT_THE_BANK),
        set_off=_net(moved, OF_RECIPIENTS, {AccountKind.CLAIM}),
        returned=_from_to(moved, OF_RECIPIENTS, _COMES_FROM),
        claimed=_net(moved, {AccountKind.CLAIM}, _COMES_FROM),
    )


def _from_to(moved: list[Moved], debited: Iterable[int], credited: Iterable[int]) -> int:
    one_side, other = set(debited), set(credited)
    return sum(one.amount for one in moved if one.debit in one_side and one.credit in other)


def _net(moved: list[Moved], debited: Iterable[int], credited: Iterable[int]) -> int:
    one_side, other = set(debited), set(credited)
    return _from_to(moved, one_side, other) - _from_to(moved, other, one_side)
