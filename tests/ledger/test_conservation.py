"""All of a year's budget, and of what a wave awarded, is somewhere."""

from typing import Final

from prakerja.ledger.chart import AccountKind as Kind
from prakerja.ledger.conservation import Moved, OfWave, missing_money, of_waves, of_years

#: A wave of a thousand: bought, paid out, set off against a debt, and given back; and what the bank took.
HISTORY: Final = [
    Moved(2020, None, Kind.STATE_BUDGET, Kind.TREASURY, 5_000),
    Moved(2020, None, Kind.FLOAT, Kind.DEPOSITS, 5_000),
    Moved(2020, 11, Kind.TREASURY, Kind.WAVE_RESERVE, 2_000),
    Moved(2020, 11, Kind.WAVE_RESERVE, Kind.TRAINING_BALANCE, 1_000),
    Moved(2020, 11, Kind.TRAINING_BALANCE, Kind.HELD, 300),
    Moved(2020, 11, Kind.HELD, Kind.PAYABLE, 200),
    Moved(2020, 11, Kind.HELD, Kind.TRAINING_BALANCE, 40),
    Moved(2020, 11, Kind.TRAINING_BALANCE, Kind.IN_TRANSIT, 50),
    Moved(2020, 11, Kind.IN_TRANSIT, Kind.FLOAT, 50),
    Moved(2020, 11, Kind.TRAINING_BALANCE, Kind.TREASURY, 70),
    Moved(2020, 11, Kind.CLAIM, Kind.TREASURY, 30),
    Moved(2020, 11, Kind.TRAINING_BALANCE, Kind.CLAIM, 10),
    Moved(2020, None, Kind.FEES, Kind.FLOAT, 3),
]


def test_what_a_wave_awarded_is_reserved_spent_paid_set_off_or_returned() -> None:
    of_wave = OfWave(11, awarded=1_000, reserved=670, spent=200, paid=50, set_off=10, returned=70, claimed=30)
    assert of_waves(HISTORY) == [of_wave]


def test_a_budget_is_in_the_treasury_reserved_owed_or_paid() -> None:
    (year,) = of_years(HISTORY)
    assert (year.budget, year.treasury, year.reserves, year.balances) == (5_000, 3_100, 1_000, 670)
    assert (year.payables, year.paid, year.claims, year.missing) == (200, 50, 20, 0)


def test_nothing_is_missing_while_money_goes_where_it_may() -> None:
    assert list(missing_money(HISTORY)) == []


def test_nobody_owes_back_more_than_was_given() -> None:
    given = 200 + 50 + 10
    assert list(missing_money([*HISTORY, Moved(2020, 11, Kind.CLAIM, Kind.TREASURY, given - 30)])) == []
    assert list(missing_money([*HISTORY, Moved(2020, 11, Kind.CLAIM, Kind.TREASURY, given - 29)])) == [
        f"of wave 11, {given + 1} are claimed back, and that was never given"
    ]


def test_what_went_elsewhere_is_missing() -> None:
    lost = [*HISTORY, Moved(2020, 11, Kind.TRAINING_BALANCE, Kind.WAVE_RESERVE, 5)]
    assert list(missing_money(lost)) == []
    lost = [*HISTORY, Moved(2020, 11, Kind.TRAINING_BALANCE, Kind.STATE_BUDGET, 5)]
    assert list(missing_money(lost)) == [
        "of what wave 11 awarded, 5 are neither reserved, spent, paid nor returned",
    ]
