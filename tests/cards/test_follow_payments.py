"""A payment on its way when a card is annulled: owed once it has arrived, and no more once it came back."""

from datetime import date, timedelta

import pytest

from prakerja.cards.claim_books import ClaimBooks
from prakerja.cards.follow_payments import Became, Followed, follow_payments
from prakerja.cards.models import Card, YearBudget
from prakerja.cards.reasons import HoldReason
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.models import Balance
from tests.situations.cards import NOW
from tests.situations.doubts import RESCREENING, entitlement_ended, moved_money, on_account, paid_out, told_of
from tests.situations.lives import a_card, bought, in_treasury, reinstated

pytestmark = pytest.mark.django_db
AMOUNT = 600_000
ENDED = NOW + timedelta(days=20)
LATER = ENDED + timedelta(days=1)


def annulled(*, paid: int = 0, on_its_way: int = 0) -> Card:
    """So much had arrived, and so much was on its way."""
    card = a_card()
    bought(card, at=NOW)
    due = paid + on_its_way
    moved_money(card, AccountKind.INCENTIVE_RESERVE, AccountKind.INCENTIVE_DUE, due, at=NOW)
    if paid:
        paid_out(card, paid, at=NOW)
    if on_its_way:
        moved_money(card, AccountKind.INCENTIVE_DUE, AccountKind.IN_TRANSIT, on_its_way, at=NOW + timedelta(seconds=1))
    told_of(card, HoldReason.CITIZENSHIP, on=date(2021, 1, 1), at=NOW)
    return entitlement_ended(card, at=ENDED)


def followed(card: Card, became: Became, *, amount: int = AMOUNT, number: int = 1) -> None:
    """As whoever books a payment books it, and follows it."""
    moves = {
        Became.PAID: (AccountKind.IN_TRANSIT, AccountKind.FLOAT),
        Became.NOT_PAID: (AccountKind.IN_TRANSIT, AccountKind.INCENTIVE_DUE),
        Became.RETURNED: (AccountKind.FLOAT, AccountKind.INCENTIVE_DUE),
    }
    if became is Became.PAID:
        moved_money(card, AccountKind.FLOAT, AccountKind.DEPOSITS, amount, at=LATER)
    moved_money(card, *moves[became], amount, at=LATER + timedelta(seconds=number))
    with unit_of_work(by=RESCREENING):
        follow_payments([Followed(card.applicant_id, card.wave.number, number, amount)], became, now=LATER)


def books_agree(card: Card) -> ClaimBooks:
    """The claim is what the journal says, and what is not owed can be set aside again."""
    books = ClaimBooks.of(card.applicant_id, wave=card.wave.number)
    assert int(books.owed) == on_account(card, AccountKind.CLAIM)
    assert int(books.to_give_back) == on_account(card, AccountKind.OVERPAID)
    year, owed = YearBudget.objects.get(), sum(row.amount for row in Balance.objects.filter(kind=AccountKind.CLAIM))
    assert in_treasury() == year.allowed - year.set_aside + owed
    return books


def test_what_is_on_its_way_is_owed_once_it_has_arrived_and_not_before() -> None:
    card = annulled(paid=AMOUNT, on_its_way=AMOUNT)
    assert int(books_agree(card).owed) == AMOUNT
    followed(card, Became.PAID)
    assert int(books_agree(card).owed) == 2 * AMOUNT


def test_what_did_not_arrive_goes_back_to_the_treasury_and_is_not_owed() -> None:
    card = annulled(on_its_way=AMOUNT)
    before = in_treasury()
    followed(card, Became.NOT_PAID)
    assert int(books_agree(card).owed) == 0
    assert (in_treasury(), on_account(card, AccountKind.INCENTIVE_DUE)) == (before + AMOUNT, 0)


def test_what_the_bank_sends_back_is_owed_no_more() -> None:
    card = annulled(paid=2 * AMOUNT)
    followed(card, Became.RETURNED)
    books = books_agree(card)
    assert (int(books.owed), int(books.set_off)) == (AMOUNT, AMOUNT)


@pytest.mark.parametrize(("repaid", "theirs"), [(AMOUNT, AMOUNT), (400_000, 400_000), (0, 0)])
def test_where_it_was_paid_back_already_it_is_theirs(repaid: int, theirs: int) -> None:
    card = annulled(paid=AMOUNT)
    if repaid:
        moved_money(card, AccountKind.FLOAT, AccountKind.CLAIM, repaid, at=LATER)
        YearBudget.objects.update(set_aside=YearBudget.objects.get().set_aside - repaid)
    followed(card, Became.RETURNED)
    books = books_agree(card)
    assert (int(books.owed), int(books.to_give_back)) == (0, theirs)


def test_twice_is_once_and_other_payments_are_left_alone() -> None:
    card, other = annulled(on_its_way=AMOUNT), a_card(number=13)
    followed(card, Became.PAID)
    of_both = [Followed(one.applicant_id, one.wave.number, 1, AMOUNT) for one in (card, other)]
    with unit_of_work(by=RESCREENING):
        follow_payments(of_both, Became.PAID, now=LATER)
        follow_payments([], Became.PAID, now=LATER)
    assert (on_account(card, AccountKind.CLAIM), on_account(other, AccountKind.CLAIM)) == (AMOUNT, 0)


def test_a_reinstated_card_owes_none_of_it() -> None:
    card = annulled(paid=AMOUNT, on_its_way=AMOUNT)
    followed(card, Became.PAID)
    reinstated(card, at=LATER + timedelta(days=1))
    assert int(books_agree(card).owed) == 0
