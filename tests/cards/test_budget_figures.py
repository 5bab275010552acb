"""The figures of the budget page are those of the ledger."""

from datetime import date, timedelta

import pytest

from prakerja.cards.budget_figures import BudgetFigures
from prakerja.cards.models import WaveBudget
from prakerja.cards.reasons import HoldReason
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind, of_number
from prakerja.ledger.models import Balance
from prakerja.ledger.take_sums import take_flows
from prakerja.waves.models import Wave
from tests.situations.cards import NOW, awarded
from tests.situations.doubts import entitlement_ended, moved_money, told_of
from tests.situations.lives import a_card
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.seats import seated_wave
from tests.situations.waves import planned_wave

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_store")]
PACKAGE = 3_550_000


def a_wave_with_cards(winners: int = 3) -> Wave:
    wave = closed_wave()
    for _ in range(winners):
        a_joiner(wave)
    seated_wave(wave)
    awarded(wave)
    return wave


@pytest.mark.parametrize("is_taken", [False, True], ids=["from the journal", "from what was taken"])
def test_they_agree_with_the_ledger(*, is_taken: bool) -> None:
    wave = a_wave_with_cards()
    if is_taken:
        take_flows()
    shown = BudgetFigures.now()
    (year,), (of_wave,) = shown.years, shown.waves
    assert year.treasury == int(balance_of(of_number(AccountKind.TREASURY, 2021)))
    assert of_wave.counts.reserved == int(balance_of(of_number(AccountKind.WAVE_RESERVE, wave.number)))
    assert of_wave.counts.on_cards == sum(Balance.objects.values_list("amount", flat=True)) == 3 * PACKAGE
    assert year.committed == 3 * PACKAGE
    assert (year.at_bank, year.lacking) == (0, 3 * PACKAGE)


def test_what_was_set_aside_is_reserved_on_cards_or_spent() -> None:
    a_wave_with_cards()
    counts = BudgetFigures.now().whole
    assert counts.set_aside == counts.reserved + counts.on_cards + counts.spent
    assert (counts.seats, counts.funded, counts.awarded) == (600, 600, 3)


def test_what_is_free_is_what_lies_in_the_treasury() -> None:
    a_wave_with_cards()
    (year,) = BudgetFigures.now().years
    assert year.free == year.treasury


def test_a_wave_without_money_is_shown_with_its_seats() -> None:
    planned_wave(number=13)
    (of_wave,) = BudgetFigures.now().waves
    assert (of_wave.number, of_wave.is_funded, of_wave.counts.funded) == (13, False, 0)
    assert of_wave.counts.seats > 0
    assert not WaveBudget.objects.exists()


def test_totals_are_the_sums_of_their_rows() -> None:
    a_wave_with_cards()
    planned_wave(number=13)
    shown = BudgetFigures.now()
    assert [one.number for one in shown.waves] == [13, 12]
    assert shown.whole.seats == sum(one.counts.seats for one in shown.waves)


def test_a_balance_of_a_card_is_told_once() -> None:
    a_wave_with_cards(1)
    balance = Balance.objects.filter(kind=AccountKind.TRAINING_BALANCE).get()
    assert int(balance_of(Account(AccountKind.TRAINING_BALANCE, balance.of))) == 1_000_000


def test_what_is_claimed_from_people_is_not_in_the_treasury_yet_and_stands_beside_it() -> None:
    card = a_card()
    moved_money(card, AccountKind.TRAINING_BALANCE, AccountKind.PAYABLE, 400_000, at=NOW)
    told_of(card, HoldReason.CITIZENSHIP, on=date(2021, 1, 1), at=NOW)
    entitlement_ended(card, at=NOW + timedelta(days=15))
    (year,) = BudgetFigures.now().years
    assert year.claims == 400_000
    assert year.free == year.treasury == int(balance_of(of_number(AccountKind.TREASURY, 2021))) - 400_000
