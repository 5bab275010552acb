"""What two people read on the bank's statement stands in the books; a promise that the bank does not cover is told."""

import pytest

from prakerja.approvals.confirm_proposal import SamePerson, confirm_proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.cards.acts import NoAmount, NoYear
from prakerja.cards.cover import SET_ASIDE, lacking_at_bank, lacking_for
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.fee_act import NOTE_FEE, FloatTooSmall
from prakerja.cards.models import WaveBudget
from prakerja.cards.note_deposit import note_deposit
from prakerja.cards.note_fee import note_fee
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.correct import correct
from prakerja.ledger.models import Transfer
from prakerja.ledger.posting import PROGRAMME
from prakerja.ledger.prove import prove
from tests.situations.cards import NOW, decided, funded
from tests.situations.waves import a_wave, an_officer

pytestmark = pytest.mark.django_db
FLOAT = of_number(AccountKind.FLOAT, 2021)
FEES = of_number(AccountKind.FEES, 2021)
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


def noted_fee(amount: int) -> None:
    by = decided(NOTE_FEE, 2021, amount=amount)
    for _ in range(2):
        with unit_of_work(by=by):
            note_fee(year=2021, by=by, now=NOW)


def test_a_fee_leaves_the_float_once_and_stands_among_the_fees() -> None:
    deposited(9)
    noted_fee(4)
    noted_fee(2)
    assert (balance_of(FLOAT), balance_of(FEES), balance_of(DEPOSITS)) == (Rupiah(3), Rupiah(6), Rupiah(9))
    assert prove(known={}).faults == ()


def test_no_fee_is_more_than_what_lies_at_the_bank() -> None:
    deposited(9)
    first, second = an_officer(name="Ratna"), an_officer(name="Bima")
    with pytest.raises(FloatTooSmall) as refused:
        propose_act(act=NOTE_FEE, subject="2021", asked={"amount": 10}, reason="Baris 4", by=first, now=NOW)
    assert refused.value.lacking == Rupiah(1)
    one = propose_act(act=NOTE_FEE, subject="2021", asked={"amount": 9}, reason="Baris 4", by=first, now=NOW)
    assert one.plan == {"budget_year": 2021, "float_before": 9, "float_after": 0, "fees_after": 9}
    with unit_of_work(by=second):
        correct(owner_id=PROGRAMME, wrong=Transfer.objects.get(debit=FLOAT.kind).posting_id, reason="Dua kali", now=NOW)
    with pytest.raises(FloatTooSmall):
        confirm_proposal(proposal_id=one.pk, by=second, now=NOW)
    assert balance_of(FEES) == Rupiah(0)


def test_nobody_notes_a_fee_alone() -> None:
    with pytest.raises(NotConfirmed):
        note_fee(year=2021, by=an_officer(), now=NOW)


def test_what_is_set_aside_for_others_is_promised_too_where_more_is_set_aside() -> None:
    funded(a_wave())
    whole = 600 * PACKAGE
    assert lacking_for(2021, 5, besides=SET_ASIDE) == Rupiah(whole + 5)
    assert lacking_for(2021, 5) == Rupiah(5)
    deposited(whole)
    assert lacking_for(2021, 5, besides=SET_ASIDE) == Rupiah(5)
    assert lacking_for(2022, 5) == Rupiah(5)


def test_what_the_bank_lacks_for_an_award_is_told() -> None:
    budget = WaveBudget.objects.get(pk=funded(a_wave()).pk)
    assert lacking_at_bank(budget, cards=2) == Rupiah(2 * PACKAGE)
    deposited(2 * PACKAGE - 3)
    assert lacking_at_bank(budget, cards=2) == Rupiah(3)
    deposited(3)
    assert lacking_at_bank(budget, cards=2) == Rupiah(0)
