"""What does not take place is voided by itself, and what was not finished in time lapses; money comes back once."""

from datetime import datetime, timedelta

import pytest

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.expire_hold import expire_hold, holds_that_are_over
from prakerja.messages.models import Message
from prakerja.training.end_purchases import of_what_does_not_take_place, that_were_not_finished
from prakerja.training.forget_payments import forget_payments
from prakerja.training.lapse_purchase import lapse_purchase
from prakerja.training.models import Course, Payment, Purchase, Schedule
from prakerja.training.states import CourseState, PurchaseState
from prakerja.training.tasks import lapse, void
from prakerja.training.void_cancelled import void_cancelled
from tests.situations.cards import NOW
from tests.situations.purchases import asked, bought, money_of, newest_of, seats_taken, voided
from tests.situations.training import Market, a_buyer, a_market

pytestmark = pytest.mark.django_db
VOIDING = Actor.system("training.void_cancelled")
LAPSING = Actor.system("training.lapse_purchases")
THE_CLOCK = Actor.system("ledger.expire_hold")
WHOLE, SPENT = (1_000_000, 0), (400_000, 600_000)


def cancelled(market: Market) -> None:
    Schedule.objects.filter(pk=market.schedule.pk).update(cancelled_at=NOW)


def all_voided(*, at: datetime = NOW) -> list[bool]:
    with unit_of_work(by=VOIDING):
        return [void_cancelled(key, by=VOIDING, now=at) for key in of_what_does_not_take_place()]


def all_lapsed(*, at: datetime) -> list[bool]:
    with unit_of_work(by=LAPSING):
        return [lapse_purchase(key, by=LAPSING, now=at) for key in that_were_not_finished(now=at)]


def the_ledger_gives_back(*, at: datetime) -> None:
    with unit_of_work(by=THE_CLOCK):
        for stretch in holds_that_are_over(now=at):
            for one in stretch:
                expire_hold(one, by=THE_CLOCK, now=at)


@pytest.mark.parametrize("state", [PurchaseState.BOUGHT, PurchaseState.REDEEMED])
def test_all_who_bought_a_schedule_that_is_cancelled_have_their_money_back_and_are_told(state: PurchaseState) -> None:
    market, other, people = a_market(), a_market(), [a_buyer(), a_buyer(), a_buyer()]
    for buyer in people[:2]:
        bought(market, buyer)
    bought(other, people[2])
    Purchase.objects.update(state=state)
    assert all_voided() == []
    cancelled(market)
    assert all_voided() == [True, True]
    assert all_voided() == []
    assert [money_of(buyer) for buyer in people] == [WHOLE, WHOLE, SPENT]
    assert (seats_taken(market), seats_taken(other)) == (0, 1)
    assert Message.objects.filter(text="training_voided").count() == 4


def test_nobody_can_begin_a_withdrawn_course_and_who_has_begun_goes_on() -> None:
    market, waits, goes_on = a_market(), a_buyer(), a_buyer()
    bought(market, waits)
    bought(market, goes_on)
    Purchase.objects.filter(applicant_id=goes_on.applicant_id).update(state=PurchaseState.REDEEMED)
    Course.objects.filter(pk=market.course.pk).update(state=CourseState.WITHDRAWN)
    assert all_voided() == [True]
    assert (money_of(waits), money_of(goes_on)) == (WHOLE, SPENT)


def test_a_suspended_course_is_waited_for() -> None:
    market = a_market()
    bought(market, a_buyer())
    Course.objects.filter(pk=market.course.pk).update(state=CourseState.SUSPENDED)
    assert all_voided() == []


def test_whoever_was_voided_meanwhile_is_passed_by() -> None:
    market, buyer = a_market(), a_buyer()
    purchase = bought(market, buyer)
    cancelled(market)
    keys = list(of_what_does_not_take_place())
    voided(purchase, at=NOW)
    with unit_of_work(by=VOIDING):
        assert [void_cancelled(key, by=VOIDING, now=NOW) for key in keys] == [False]
    assert money_of(buyer) == WHOLE


@pytest.mark.parametrize(
    "state", [PurchaseState.BOUGHT, PurchaseState.REDEEMED, PurchaseState.ABSENT, PurchaseState.LEFT]
)
@pytest.mark.parametrize("ledger_first", [True, False])
def test_what_was_not_finished_lapses_whoever_comes_first(state: PurchaseState, ledger_first: bool) -> None:
    market, buyer = a_market(), a_buyer()
    over = bought(market, buyer).waits_until
    Purchase.objects.update(state=state)
    assert all_lapsed(at=over - timedelta(seconds=1)) == []
    if ledger_first:
        the_ledger_gives_back(at=over)
        assert money_of(buyer) == WHOLE
    assert all_lapsed(at=over) == [True]
    the_ledger_gives_back(at=over)
    assert all_lapsed(at=over) == []
    assert (money_of(buyer), newest_of(buyer).state) == (WHOLE, PurchaseState.LAPSED)
    assert Message.objects.filter(text="training_lapsed").count() == 1


@pytest.mark.parametrize("state", [PurchaseState.FINISHED, PurchaseState.VOIDED])
def test_what_has_ended_does_not_lapse(state: PurchaseState) -> None:
    market, buyer = a_market(), a_buyer()
    purchase = bought(market, buyer)
    Purchase.objects.update(state=state)
    with unit_of_work(by=LAPSING):
        assert not lapse_purchase((buyer.applicant_id, 1), by=LAPSING, now=purchase.waits_until)
    assert money_of(buyer) == SPENT


@pytest.mark.django_db(transaction=True)
def test_the_queue_does_both() -> None:
    cancelled_one, late = a_market(), a_market()
    buyers = [a_buyer(), a_buyer()]
    bought(cancelled_one, buyers[0])
    bought(late, buyers[1])
    cancelled(cancelled_one)
    # By the machine's own clock the year of the scheme is over long ago.
    lapse()
    void()
    assert [money_of(buyer) for buyer in buyers] == [WHOLE, WHOLE]


def test_payments_are_forgotten_after_a_day() -> None:
    payment = asked(a_market(), a_buyer())
    assert forget_payments(now=payment.expires_at + timedelta(hours=23)) == 0
    assert forget_payments(now=payment.expires_at + timedelta(hours=25)) == 1
    assert not Payment.objects.exists()
