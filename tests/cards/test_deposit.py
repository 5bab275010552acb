"""A deposit of the state lies at the bank once two people say so; an award that it does not cover is told before."""

import pytest

from prakerja.approvals.confirm_proposal import SamePerson, confirm_proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.cards.acts import NoAmount, NoYear
from prakerja.cards.cover import lacking_at_bank
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.models import WaveBudget
from prakerja.cards.note_deposit import note_deposit
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import AccountKind, of_number
from tests.situations.cards import NOW, decided, funded
from tests.situations.waves import a_wave, an_officer

pytestmark = pytest.mark.django_db
FLOAT = of_number(AccountKind.FLOAT, 2021)
DEPOSITS = of_number(AccountKind.DEPOSITS, 2021)
PACKAGE = 3_550_000


def deposited(amount: int) -> None:
    by = decided(NOTE_DEPOSIT, 2021, amount=amount)
    for _ in range(2):
        with unit_of_work(by=by):
            note_deposit(year=2021, by=by, now=NOW)


def test_what_was_deposited_lies_in_the_float_once() -> None:
    deposited(7)
    assert balance_of(FLOAT) == balance_of(DEPOSITS) == Rupiah(7)


def test_a_second_deposit_is_added() -> None:
    deposited(7)
    deposited(5)
    assert balance_of(FLOAT) == Rupiah(12)


def test_two_people_say_so() -> None:
    first, second = an_officer(name="Ratna"), an_officer(name="Bima")
    one = propose_act(act=NOTE_DEPOSIT, subject="2021", asked={"amount": 9}, reason="Baris 3", by=first, now=NOW)
    assert one.plan == {"budget_year": 2021, "float_before": 0, "float_after": 9}
    with pytest.raises(SamePerson):
        confirm_proposal(proposal_id=one.pk, by=first, now=NOW)
    confirm_proposal(proposal_id=one.pk, by=second, now=NOW)
    assert balance_of(FLOAT) == Rupiah(9)


def test_nobody_does_it_alone() -> None:
    with pytest.raises(NotConfirmed):
        note_deposit(year=2021, by=an_officer(), now=NOW)


@pytest.mark.parametrize(("year", "amount", "refused"), [("1999", 7, NoYear), ("2021", 0, NoAmount)])
def test_no_other_year_or_amount(year: str, amount: int, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        propose_act(act=NOTE_DEPOSIT, subject=year, asked={"amount": amount}, reason="x", by=an_officer(), now=NOW)


def test_what_the_bank_lacks_for_an_award_is_told() -> None:
    budget = WaveBudget.objects.get(pk=funded(a_wave()).pk)
    assert lacking_at_bank(budget, cards=2) == Rupiah(2 * PACKAGE)
    deposited(2 * PACKAGE - 3)
    assert lacking_at_bank(budget, cards=2) == Rupiah(3)
    deposited(3)
    assert lacking_at_bank(budget, cards=2) == Rupiah(0)
