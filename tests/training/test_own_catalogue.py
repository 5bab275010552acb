"""What a partner's staff see of the catalogue is their own partner's, and of participants what teaching needs."""

import pytest

from prakerja.partners.states import PartnerKind
from prakerja.training import own_catalogue
from prakerja.training.own_catalogue import (
    Participant,
    own_course,
    own_courses,
    own_offer,
    own_offers,
    own_schedule,
    participants_of,
    schedules_of,
    states_of,
)
from prakerja.training.states import PurchaseState
from tests.situations.learning import a_purchase, present
from tests.situations.training import a_course, a_market, a_partner, a_platform, a_schedule, an_institution, offered

pytestmark = pytest.mark.django_db


def test_courses_come_a_page_at_a_time_and_none_of_another_institution(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_catalogue, "SHOWN", 2)
    institution = an_institution()
    made = [a_course(institution) for _ in range(3)]
    a_course()
    first, further = own_courses(institution)
    assert (first, further) == (made[:2], made[1].pk)
    assert own_courses(institution, after=made[1].pk) == (made[2:], None)


@pytest.mark.parametrize("number", [0, -1, 2**63, 10**40])
def test_what_can_be_nothing_of_theirs_is_not_found(number: int) -> None:
    institution, platform = an_institution(), a_platform()
    assert own_course(institution, number) is None
    assert own_schedule(institution, number) is None
    assert own_offer(platform, number) is None


def test_what_is_another_partners_is_not_found() -> None:
    market, other = a_market(), a_partner(PartnerKind.INSTITUTION, "Lembaga Lain Contoh")
    offer = offered(a_course(market.institution), market.platform)
    assert own_course(market.institution, market.course.pk) == market.course
    assert own_course(other, market.course.pk) is None
    assert own_schedule(other, market.schedule.pk) is None
    assert own_offer(market.platform, offer.pk) == offer
    assert own_offer(a_platform(), offer.pk) is None


def test_schedules_say_how_many_seats_are_taken() -> None:
    course = a_course()
    a_schedule(course, seats=20, taken=3)
    assert [(one.seats, one.taken) for one in schedules_of(course)] == [(20, 3)]


def test_what_a_platform_sells_comes_a_page_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_catalogue, "SHOWN", 1)
    platform = a_platform()
    first, second = offered(a_course(), platform), offered(a_course(), platform)
    assert own_offers(platform) == ([first], first.pk)
    assert own_offers(platform, after=first.pk) == ([second], None)


def test_of_a_participant_it_is_said_by_which_code_they_came_and_how_far_they_are() -> None:
    begun = present(a_purchase(), 1)
    schedule = begun.purchase.schedule
    assert participants_of(schedule) == [
        Participant(redeem_code=begun.code, state=PurchaseState.REDEEMED, attended=[1], is_declared=False)
    ]
    assert states_of(schedule) == {PurchaseState.REDEEMED: 1}


def test_a_code_that_nobody_has_shown_yet_is_shown_to_no_institution() -> None:
    bought = a_purchase()
    assert participants_of(bought.purchase.schedule) == []
    assert states_of(bought.purchase.schedule) == {PurchaseState.BOUGHT: 1}
