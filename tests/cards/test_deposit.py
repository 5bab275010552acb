"""What two people read on the bank's statement stands in the books; a promise that the bank does not cover is told."""

import pytest

from prakerja.approvals.confirm_proposal import SamePerson, confirm_proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act, Plan
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.cards.acts import NoAmount, NoYear
from prakerja.cards.cover import SET_ASIDE, lacking_at_bank, lacking_for
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.fee_act import NOTE_FEE
from prakerja.cards.houses import FloatTooSmall, NoHouse
from prakerja.cards.models import WaveBudget
from prakerja.cards.move_float import move_float
from prakerja.cards.move_float_act import MOVE_FLOAT, SameHouse
from prakerja.cards.note_deposit import note_deposit
from prakerja.cards.note_fee import note_fee
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import AccountKind, at_house, of_number
from prakerja.ledger.correct import correct
from prakerja.ledger.models import Transfer
from prakerja.ledger.post import post
from prakerja.ledger.posting import PROGRAMME, Leg, Posting, posting_id
from prakerja.ledger.prove import prove
from prakerja.words.plans import plan_words
from tests.situations.cards import NOW, decided, funded
from tests.situations.waves import a_wave, an_officer

pytestmark = pytest.mark.django_db
FLOAT = at_house("bni", 2021)
THERE = at_house("gopay", 2021)
FEES = of_number(AccountKind.FEES, 2021)
DEPOSITS = of_number(AccountKind.DEPOSITS, 2021)
PACKAGE = 3_550_000


def _asked(amount: int, *, house: str = "bni") -> Plan:
    return {"amount": amount, "house": house}


def deposited(amount: int) -> None:
    by = decided(NOTE_DEPOSIT, 2021, amount=amount, house="bni")
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
    one = propose_act(act=NOTE_DEPOSIT, subject="2021", asked=_asked(9), reason="Baris 3", by=first, now=NOW)
    assert one.plan == {"budget_year": 2021, "float_house": "bni", "float_before": 0, "float_after": 9}
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
    by = decided(NOTE_FEE, 2021, amount=amount, house="bni")
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
        propose_act(act=NOTE_FEE, subject="2021", asked=_asked(10), reason="Baris 4", by=first, now=NOW)
    assert refused.value.lacking == Rupiah(1)
    one = propose_act(act=NOTE_FEE, subject="2021", asked=_asked(9), reason="Baris 4", by=first, now=NOW)
    float_ = {"float_house": "bni", "float_before": 9, "float_after": 0}
    assert one.plan == {"budget_year": 2021, **float_, "fees_after": 9}
    with unit_of_work(by=second):
        correct(owner_id=PROGRAMME, wrong=Transfer.objects.get(debit=FLOAT.kind).posting_id, reason="Dua kali", now=NOW)
    with pytest.raises(FloatTooSmall):
        confirm_proposal(proposal_id=one.pk, by=second, now=NOW)
    assert balance_of(FEES) == Rupiah(0)


def test_nobody_notes_a_fee_alone() -> None:
    with pytest.raises(NotConfirmed):
        note_fee(year=2021, by=an_officer(), now=NOW)


def moved(amount: int, *, house: str = "bni", to_house: str = "gopay") -> None:
    by = decided(MOVE_FLOAT, 2021, amount=amount, house=house, to_house=to_house)
    for _ in range(2):
        with unit_of_work(by=by):
            move_float(year=2021, by=by, now=NOW)


def test_what_is_moved_lies_at_the_other_house_once_and_only_there() -> None:
    deposited(9)
    moved(4)
    moved(1, house="gopay", to_house="bni")
    assert (balance_of(FLOAT), balance_of(THERE), balance_of(DEPOSITS)) == (Rupiah(6), Rupiah(3), Rupiah(9))
    assert prove(known={}).faults == ()


def test_two_people_are_shown_both_houses_before_money_is_moved() -> None:
    deposited(9)
    asked: Plan = {"amount": 4, "house": "bni", "to_house": "ovo"}
    one = propose_act(act=MOVE_FLOAT, subject="2021", asked=asked, reason="RTGS 7", by=an_officer(), now=NOW)
    assert one.plan == {
        "budget_year": 2021,
        "float_house": "bni",
        "float_before": 9,
        "float_after": 5,
        "to_house": "ovo",
        "to_float_before": 0,
        "to_float_after": 4,
    }


@pytest.mark.parametrize(
    ("asked", "refused"),
    [
        ({"amount": 10, "house": "bni", "to_house": "ovo"}, FloatTooSmall),
        ({"amount": 1, "house": "ovo", "to_house": "bni"}, FloatTooSmall),
        ({"amount": 1, "house": "bni", "to_house": "bni"}, SameHouse),
        ({"amount": 1, "house": "bni", "to_house": "celengan"}, NoHouse),
        ({"amount": 1, "house": "bni"}, NoHouse),
        ({"amount": 0, "house": "bni", "to_house": "ovo"}, NoAmount),
    ],
)
def test_nothing_is_moved_that_does_not_lie_there_or_to_nowhere(asked: Plan, refused: type[Exception]) -> None:
    deposited(9)
    with pytest.raises(refused):
        propose_act(act=MOVE_FLOAT, subject="2021", asked=asked, reason="x", by=an_officer(), now=NOW)


@pytest.mark.parametrize("act", [NOTE_DEPOSIT, NOTE_FEE], ids=lambda act: act.name)
def test_what_is_noted_is_noted_of_a_house_that_a_scheme_names(act: Act) -> None:
    deposited(9)
    for house in (None, "", "BNI", "celengan", 7):
        with pytest.raises(NoHouse):
            propose_act(
                act=act, subject="2021", asked={"amount": 1, "house": house}, reason="x", by=an_officer(), now=NOW
            )


def test_a_fee_is_taken_from_what_lies_at_its_own_house() -> None:
    deposited(9)
    asked = _asked(1, house="gopay")
    with pytest.raises(FloatTooSmall):
        propose_act(act=NOTE_FEE, subject="2021", asked=asked, reason="x", by=an_officer(), now=NOW)


def test_where_more_left_than_was_noted_a_deposit_can_still_be_noted() -> None:
    first, second = an_officer(name="Ratna"), an_officer(name="Bima")
    with unit_of_work(by=first):
        leg = Leg(FEES, THERE, Rupiah(2))
        post(Posting(posting_id("tests.left"), PROGRAMME, "tests.left", 2021, (leg,), happened_at=NOW, posted_at=NOW))
    one = propose_act(act=NOTE_DEPOSIT, subject="2021", asked=_asked(5, house="gopay"), reason="x", by=first, now=NOW)
    assert (one.plan["float_before"], one.plan["float_after"]) == (-2, 3)
    assert ("Dana di sana sekarang", "\u2212Rp2") in [(str(label), value) for label, value in plan_words(one.plan)]
    confirm_proposal(proposal_id=one.pk, by=second, now=NOW)
    assert balance_of(THERE) == Rupiah(3)


def test_nobody_moves_money_alone() -> None:
    with pytest.raises(NotConfirmed):
        move_float(year=2021, by=an_officer(), now=NOW)


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
