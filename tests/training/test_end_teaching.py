"""An institution fails: what it had still to teach is cancelled by two, and who waits for it has the price back."""

import pytest

from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.partners.acts import NotSuspended
from prakerja.partners.models import Partner
from prakerja.training.end_teaching import end_teaching
from prakerja.training.models import Purchase, Schedule
from prakerja.training.states import PurchaseState
from prakerja.training.teaching_act import END_TEACHING, NothingToTeach
from tests.situations.cards import NOW, decided
from tests.situations.purchases import bought, money_of, newest_of, seats_taken
from tests.situations.training import Market, a_buyer, a_market
from tests.situations.waves import an_officer
from tests.training.test_end_purchases import SPENT, WHOLE, all_voided

pytestmark = pytest.mark.django_db


@pytest.fixture
def market() -> Market:
    return a_market()


def fail(market: Market) -> None:
    Partner.objects.filter(pk=market.institution.pk).update(suspended_at=NOW)


def ended(market: Market) -> Actor:
    code = market.institution.client_code
    by = decided(END_TEACHING, code, at=NOW)
    with unit_of_work(by=by):
        end_teaching(client_code=code, by=by, now=NOW)
    return by


def test_whoever_waits_for_it_begun_or_not_has_the_price_back_and_others_go_on(market: Market) -> None:
    other, people = a_market(), [a_buyer(), a_buyer(), a_buyer(), a_buyer()]
    for buyer in people[:3]:
        bought(market, buyer)
    bought(other, people[3])
    begun, proven = (Purchase.objects.filter(applicant_id=people[nth].applicant_id) for nth in (1, 2))
    begun.update(state=PurchaseState.REDEEMED)
    proven.update(state=PurchaseState.REDEEMED, declares_itself_at=NOW)
    fail(market)
    ended(market)
    assert all_voided() == [True, True]
    assert [money_of(buyer) for buyer in people] == [WHOLE, WHOLE, SPENT, SPENT]
    assert newest_of(people[0]).state == PurchaseState.VOIDED
    assert (seats_taken(market), seats_taken(other)) == (1, 1)
    assert Message.objects.filter(text="training_voided").count() == 4


def test_both_read_how_many_have_their_money_back(market: Market) -> None:
    bought(market, a_buyer())
    fail(market)
    plan = END_TEACHING.foresee(market.institution.client_code, {}, NOW)
    assert (plan["schedules_cancelled"], plan["learners_given_back"]) == (1, 1)


def test_once_it_is_cancelled_nothing_is_left_to_teach(market: Market) -> None:
    fail(market)
    by = ended(market)
    with pytest.raises(NothingToTeach):
        END_TEACHING.foresee(market.institution.client_code, {}, NOW)
    Schedule.objects.update(cancelled_at=None)
    with unit_of_work(by=by):
        end_teaching(client_code=market.institution.client_code, by=by, now=NOW)
    assert not Schedule.objects.filter(cancelled_at=NOW).exists()


def test_one_that_is_not_suspended_teaches_on(market: Market) -> None:
    with pytest.raises(NotSuspended):
        END_TEACHING.foresee(market.institution.client_code, {}, NOW)


def test_one_alone_ends_nothing(market: Market) -> None:
    fail(market)
    by = an_officer(Role.OFFICER)
    with pytest.raises(NotConfirmed), unit_of_work(by=by):
        end_teaching(client_code=market.institution.client_code, by=by, now=NOW)
    assert not Schedule.objects.filter(cancelled_at__isnull=False).exists()
