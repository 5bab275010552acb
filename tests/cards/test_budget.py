"""What the state allows for a year, and what of it is set aside: never more than there is, and by two people."""

import pytest

from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.cards.acts import ALLOW_BUDGET, FUND_WAVE, BudgetTooSmall, FundedAlready, NoAmount, NoYear
from prakerja.cards.allow_budget import allow_budget
from prakerja.cards.fund_wave import fund_wave
from prakerja.cards.models import WaveBudget, YearBudget
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.models import Transfer
from tests.situations.cards import NOW, allowed, decided
from tests.situations.waves import a_wave, an_officer

pytestmark = pytest.mark.django_db
#: Wave 12 of 600 seats.
WAVE_12 = Rupiah(3_550_000) * 600


def test_what_is_allowed_lies_in_the_treasury_of_its_year() -> None:
    allowed(2021, 5_000_000_000)
    assert balance_of(of_number(AccountKind.TREASURY, 2021)) == Rupiah(5_000_000_000)
    assert YearBudget.objects.get().allowed == 5_000_000_000


def test_the_same_decision_twice_is_money_once() -> None:
    by = decided(ALLOW_BUDGET, 2021, amount=7)
    for _ in range(2):
        with unit_of_work(by=by):
            allow_budget(year=2021, by=by, now=NOW)
    assert YearBudget.objects.get().allowed == int(balance_of(of_number(AccountKind.TREASURY, 2021))) == 7


def test_a_funded_wave_has_package_times_seats() -> None:
    wave = a_wave()
    allowed(2021, int(WAVE_12) + 1)
    by = decided(FUND_WAVE, wave.pk)
    for _ in range(2):
        with unit_of_work(by=by):
            fund_wave(wave_id=wave.pk, by=by, now=NOW)
    assert balance_of(of_number(AccountKind.WAVE_RESERVE, 12)) == WAVE_12
    assert balance_of(of_number(AccountKind.TREASURY, 2021)) == Rupiah(1)
    assert YearBudget.objects.get().set_aside == int(WAVE_12)
    assert WaveBudget.objects.get().seats == 600


@pytest.mark.parametrize("amount", [0, int(WAVE_12) - 1])
def test_a_budget_too_small_sets_nothing_aside(amount: int) -> None:
    wave = a_wave()
    if amount:
        allowed(2021, amount)
    by = decided(FUND_WAVE, wave.pk)
    with pytest.raises(BudgetTooSmall), unit_of_work(by=by):
        fund_wave(wave_id=wave.pk, by=by, now=NOW)
    assert not WaveBudget.objects.exists()
    assert not Transfer.objects.filter(act=FUND_WAVE.name).exists()


def test_what_lacks_is_said_when_it_is_proposed() -> None:
    wave = a_wave()
    allowed(2021, int(WAVE_12) - 3)
    with pytest.raises(BudgetTooSmall) as refused:
        propose_act(act=FUND_WAVE, subject=str(wave.pk), reason="Kuota", by=an_officer(), now=NOW)
    assert refused.value.lacking == Rupiah(3)


def test_a_funded_wave_is_not_proposed_again() -> None:
    wave = a_wave()
    allowed(2021)
    by = decided(FUND_WAVE, wave.pk)
    with unit_of_work(by=by):
        fund_wave(wave_id=wave.pk, by=by, now=NOW)
    with pytest.raises(FundedAlready):
        propose_act(act=FUND_WAVE, subject=str(wave.pk), reason="Kuota", by=an_officer(), now=NOW)


@pytest.mark.parametrize("amount", [None, 0, -1, "7", 7.5, True])
def test_no_other_amount_is_allowed(amount: object) -> None:
    asked = {"amount": amount}
    with pytest.raises(NoAmount):
        propose_act(act=ALLOW_BUDGET, subject="2021", asked=asked, reason="APBN", by=an_officer(), now=NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("year", ["", "21", "1999", "2100", "２０２１", "dua"])
def test_no_other_year_is_allowed(year: str) -> None:
    with pytest.raises(NoYear):
        propose_act(act=ALLOW_BUDGET, subject=year, asked={"amount": 7}, reason="APBN", by=an_officer(), now=NOW)


def test_nobody_does_it_alone() -> None:
    wave, alone = a_wave(), an_officer()
    with pytest.raises(NotConfirmed):
        allow_budget(year=2021, by=alone, now=NOW)
    with pytest.raises(NotConfirmed):
        fund_wave(wave_id=wave.pk, by=alone, now=NOW)
