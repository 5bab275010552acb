"""What was paid too much is demanded by the two who found it: a notice, a clock, and never more than that."""

from datetime import date, timedelta

import pytest

from prakerja.appeals.models import Demand, DemandName
from prakerja.appeals.repayment.acts import DEMAND, UPHOLD
from prakerja.appeals.repayment.end_for_death import end_for_death
from prakerja.appeals.repayment.open_demands import open_claims
from prakerja.appeals.repayment.own_demand import demand_seen
from prakerja.appeals.repayment.refusals import DemandedAlready, TooLittleToDemand
from prakerja.appeals.repayment.rules import last_day
from prakerja.cards.card_acts import subject_of_card
from prakerja.cards.claim_books import ClaimBooks
from prakerja.cards.entitlement_books import books_at_end
from prakerja.cards.models import Card
from prakerja.incentives.models import Instalment
from prakerja.kit.clock import wib_day
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.models import Transfer
from prakerja.ledger.prove import prove
from prakerja.messages.models import Message
from prakerja.payouts.differences.kinds import RECTIFIED, DifferenceKind, Direction
from prakerja.payouts.models import Instruction, ReconciliationCase
from prakerja.words.repayment_papers import notice_pdf
from tests.situations.cases import booked_by_two, laid, out
from tests.situations.corrections import reinstated
from tests.situations.differences import COMPARED, TAMPERED, compared, paid_once, rectified, standing
from tests.situations.repayment import days_passed, done, objected_to, repaid
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db


def owed_by(one: Demand) -> int:
    return int(balance_of(Account(AccountKind.CLAIM, one.applicant_id)))


def card_of(one: Demand) -> Card:
    found: Card = Card.objects.select_related("wave").get(pk=(one.applicant_id, one.award))
    return found


def overpaid(kind: DifferenceKind = DifferenceKind.TOO_MUCH) -> Demand:
    TAMPERED[kind][0]()
    compared()
    rectified(Direction.OVERPAID)
    made: Demand = Demand.objects.select_related("wave").get()
    return made


@pytest.mark.parametrize("kind", RECTIFIED[Direction.OVERPAID])
def test_who_was_paid_too_much_has_a_notice_and_a_clock(kind: DifferenceKind) -> None:
    one = overpaid(kind)
    assert (one.amount, one.training, one.because, one.state) == (TAMPERED[kind][1], 0, "overpaid", "open")
    assert owed_by(one) == one.amount
    there = one.demanded_at.astimezone(one.clock).date()
    assert last_day(one.pays_until, one.clock) == there + timedelta(days=59)
    assert one.proposed_by != one.confirmed_by
    assert DemandName.objects.filter(value=one.reference).exists()
    assert {row.channel for row in Message.objects.filter(text="repayment_demanded")} >= {"email"}


def test_its_notice_says_why_and_how_to_object() -> None:
    assert notice_pdf(demand_seen(overpaid().applicant_id, 1), "Siti Aminah").startswith(b"%PDF")


def test_it_is_paid_back_like_any_other() -> None:
    one = overpaid()
    repaid(one, one.amount)
    one.refresh_from_db()
    assert (one.state, owed_by(one)) == ("paid", 0)
    assert prove(known={}).faults == ()


def test_upheld_nothing_is_owed_what_was_paid_back_is_theirs_and_it_is_not_found_again() -> None:
    one = overpaid()
    repaid(one, 40_000)
    objected_to(one, at=days_passed(one, 2))
    one = done(UPHOLD, one, at=days_passed(one, 3))
    books = ClaimBooks.of(one.applicant_id, wave=one.wave.number)
    assert (one.state, owed_by(one), int(books.owed), int(books.to_give_back)) == ("dropped", 0, 0, 40_000)
    compared(at=COMPARED + timedelta(days=9))
    assert (standing(), open_claims(limit=9)) == ([], [])
    assert prove(known={}).faults == ()


def test_what_is_found_later_makes_the_same_demand_grow_with_all_its_days() -> None:
    one = overpaid()
    until = one.pays_until
    Instalment.objects.filter(number=1).update(amount=400_000)
    compared(at=COMPARED + timedelta(days=30))
    rectified(Direction.OVERPAID, at=COMPARED + timedelta(days=30))
    one.refresh_from_db()
    assert (one.amount, owed_by(one), one.pays_until) == (200_000, 200_000, until + timedelta(days=30))
    with pytest.raises(DemandedAlready):
        DEMAND.foresee(subject_of_card(card_of(one).pk), {}, COMPARED)


def test_a_certificate_that_stands_again_ends_the_demand() -> None:
    bought = TAMPERED[DifferenceKind.WITHOUT_CERTIFICATE][0]()
    compared()
    rectified(Direction.OVERPAID)
    reinstated(bought, at=COMPARED + timedelta(hours=1))
    one = Demand.objects.get()
    assert (one.state, owed_by(one)) == ("dropped", 0)


def test_who_is_found_not_to_have_been_entitled_later_owes_no_more_than_was_paid() -> None:
    one = overpaid(DifferenceKind.TWICE)
    card = card_of(one)
    books = books_at_end(card, effective_on=date(2020, 1, 1))
    paid = sum(Instruction.objects.filter(payee_id=one.applicant_id, state="paid").values_list("amount", flat=True))
    assert int(books.incentive_owed) + owed_by(one) == paid


def test_nothing_is_demanded_of_the_dead() -> None:
    bought = TAMPERED[DifferenceKind.TOO_MUCH][0]()
    by = an_officer()
    with unit_of_work(by=by):
        end_for_death(
            applicant_id=bought.buyer.applicant_id, died_on=COMPARED.date(), source="Akta", by=by, now=COMPARED
        )
    compared()
    rectified(Direction.OVERPAID)
    assert (Demand.objects.count(), open_claims(limit=9)) == (0, [])


def stated(*amounts: int) -> Demand | None:
    """What the bank's statement has of a payment that our books have as paid once; two people book the case."""
    paid_once()
    row = Instruction.objects.select_related("batch").get()
    day = wib_day(row.moved_at)
    laid(
        [out(row, amount)._replace(house=row.batch.house, booked_at=row.moved_at) for amount in amounts],
        house=row.batch.house,
        day=day,
    )
    booked_by_two(ReconciliationCase.objects.waiting().exclude(difference=0).get())
    return Demand.objects.first()


def test_what_a_bank_paid_twice_is_demanded_by_the_two_who_book_it() -> None:
    one = stated(600_000, 600_000)
    assert one is not None
    assert (one.amount, one.because, owed_by(one)) == (600_000, "overpaid", 600_000)
    objected_to(one, at=days_passed(one, 2))
    one = done(UPHOLD, one, at=days_passed(one, 3))
    # The money did leave the bank: it is the treasury's loss.
    assert (one.state, owed_by(one)) == ("dropped", 0)
    assert Transfer.objects.get(act="appeals.drop").debit == AccountKind.TREASURY


def test_what_is_too_little_for_a_notice_stays_listed() -> None:
    assert stated(609_000) is None
    [claim] = open_claims(limit=9)
    assert (int(claim.owed), claim.is_annulled, claim.is_enough) == (9_000, False, False)
    with pytest.raises(TooLittleToDemand):
        DEMAND.foresee(subject_of_card((claim.applicant_id, claim.award)), {}, COMPARED)
