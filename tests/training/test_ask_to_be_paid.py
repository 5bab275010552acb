"""A platform asks to be paid: what it may sell, to whom, and what it learns of a card that cannot pay."""

from datetime import date, timedelta
from typing import Any

import pytest

from prakerja.authority.require import PermissionMissing
from prakerja.cards.reasons import HoldReason
from prakerja.codes.refusals import TooSoon
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.messages.states import Channel
from prakerja.messages.words import read_words
from prakerja.messages.write_text import write_text
from prakerja.partners.models import Partner
from prakerja.partners.require_partner import NotAPartner, PartnerSuspended
from prakerja.profile.models import Phone
from prakerja.training.ask_to_be_paid import ask_to_be_paid
from prakerja.training.models import Course, Offer, Payment, Schedule
from prakerja.training.refusals import (
    AffiliatedSale,
    AgeBarred,
    BalanceShort,
    BuyingOver,
    CannotBuy,
    CourseNotLive,
    CourseUnknown,
    CustomerOfAnother,
    CustomerUnnamed,
    EducationBarred,
    EndsTooLate,
    MethodBarred,
    NotOffered,
    PhoneUnknown,
    ScheduleBegun,
    ScheduleCancelled,
    ScheduleUnknown,
    SeatsGone,
    TrainingUnfinished,
    WrongAmount,
)
from prakerja.training.states import CourseState, Method
from tests.situations.cards import NOW
from tests.situations.lives import DEADLINE, given_back, held, revoked
from tests.situations.purchases import asked, asked_or_not, bought, payments, sms_code_of, typed_in, wanted_of
from tests.situations.training import a_buyer, a_market, a_platform, a_schedule, acting, buyers, offered, owned_by
from tests.situations.year_ends import BUYING_IS_OVER

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
IN_2023 = NOW.replace(year=2023)


def test_the_sms_says_for_what_where_and_how_much() -> None:
    market, buyer = a_market(), a_buyer()
    payment = asked(market, buyer)
    message = Message.objects.get(channel=Channel.SMS, text="purchase_code")
    words = read_words(message.words_as_json)
    _, body = write_text(text="purchase_code", channel=Channel.SMS, language="id", words=words)
    assert all(part in body for part in ("Rp600.000", market.platform.name, market.course.title, str(words["code"])))
    assert payment.expires_at == NOW + timedelta(minutes=10)
    assert message.address == buyer.phone
    assert buyer.number not in body


def test_the_token_stands_nowhere() -> None:
    market = a_market()
    payment = asked(market, a_buyer())
    (row,) = Payment.objects.all()
    assert payment.token not in repr(row.__dict__)


def test_who_is_no_platform_sells_nothing() -> None:
    market, buyer = a_market(), a_buyer()
    for by, refusal in (
        (acting(market.institution), NotAPartner),
        (Actor.partner("tidak-dikenal"), NotAPartner),
        (Actor.applicant(buyer.applicant_id), PermissionMissing),
        (Actor.visitor(), PermissionMissing),
    ):
        with pytest.raises(refusal), unit_of_work(by=by):
            ask_to_be_paid(card_number=buyer.number, wanted=wanted_of(market), by=by, now=NOW)
    Partner.objects.filter(pk=market.platform.pk).update(suspended_at=NOW)
    with pytest.raises(PartnerSuspended):
        asked(market, buyer)


def test_nothing_is_asked_for_what_cannot_be_sold() -> None:
    market, buyer = a_market(method=Method.WEBINAR), a_buyer()
    course, schedule = Course.objects.filter(pk=market.course.pk), Schedule.objects.filter(pk=market.schedule.pk)

    def refused(refusal: type[CannotBuy], **changes: Any) -> None:
        with pytest.raises(refusal):
            asked(market, buyer, **changes)

    refused(CourseUnknown, course_code="tidak-ada")
    refused(ScheduleUnknown, schedule_code="tidak-ada")
    refused(ScheduleUnknown, schedule_code=a_market().schedule.code)
    refused(WrongAmount, amount=market.course.price - 1)
    refused(WrongAmount, amount=market.course.price + 1)
    refused(CustomerUnnamed, customer=" ")
    refused(CustomerUnnamed, customer="x" * 101)
    for state in (CourseState.DRAFT, CourseState.SUSPENDED, CourseState.WITHDRAWN):
        course.update(state=state)
        refused(CourseNotLive)
    course.update(state=CourseState.LIVE)
    schedule.update(cancelled_at=NOW)
    refused(ScheduleCancelled)
    schedule.update(cancelled_at=None)
    Partner.objects.filter(pk=market.institution.pk).update(suspended_at=NOW)
    refused(CourseNotLive)
    Partner.objects.filter(pk=market.institution.pk).update(suspended_at=None)
    Offer.objects.all().delete()
    refused(NotOffered)
    assert payments() == 0
    offered(market.course, market.platform)
    assert asked(market, buyer)


def test_a_webinar_is_sold_until_it_begins_and_what_is_self_paced_until_it_ends() -> None:
    webinar, own_pace, buyer = a_market(method=Method.WEBINAR), a_market(), a_buyer()
    with pytest.raises(ScheduleBegun):
        asked(webinar, buyer, at=webinar.schedule.starts_at)
    with pytest.raises(ScheduleBegun):
        asked(own_pace, buyer, at=own_pace.schedule.ends_at)
    assert asked(webinar, buyer, at=webinar.schedule.starts_at - timedelta(seconds=1))
    assert asked(own_pace, a_buyer(), at=own_pace.schedule.starts_at)


def test_what_is_sold_out_is_not_asked_for() -> None:
    market = a_market(seats=1)
    bought(market, a_buyer())
    with pytest.raises(SeatsGone):
        asked(market, a_buyer())


def test_partners_of_one_owner_do_not_sell_for_each_other() -> None:
    for of_whom in ("owner", "itself"):
        market, buyer = a_market(), a_buyer()
        number = "9990000000001" if of_whom == "owner" else market.institution.business_number
        owned_by(market.platform, number)
        if of_whom == "owner":
            owned_by(market.institution, number)
        with pytest.raises(AffiliatedSale):
            asked(market, buyer)


def test_age_and_schooling_are_the_courses_to_ask() -> None:
    buyer = a_buyer(born=date(2000, 2, 28))
    assert asked(a_market(minimum_age=20, maximum_age=20), buyer, at=NOW)
    barred: list[dict[str, Any]] = [{"minimum_age": 22}, {"maximum_age": 20}]
    for ages in barred:
        with pytest.raises(AgeBarred):
            asked(a_market(**ages), buyer, at=NOW + DAY)
    assert asked(a_market(minimum_education="vocational"), a_buyer())
    with pytest.raises(EducationBarred):
        asked(a_market(minimum_education="diploma"), buyer)


def test_a_scheme_pays_for_its_own_ways_of_teaching() -> None:
    in_person: dict[str, Any] = {"method": Method.FACE_TO_FACE, "regency": "3273"}
    with pytest.raises(MethodBarred):
        asked(a_market(**in_person), a_buyer())
    (late,) = buyers(
        1,
        number=48,
        scheme="2023",
        at=IN_2023,
        opens_at=IN_2023 - 9 * DAY,
        closes_at=IN_2023 - 5 * DAY,
        result_expected_at=IN_2023 - DAY,
    )
    for allowed in ({"hours": 15}, {"hours": 15, "price": 1_000, **in_person}):
        assert asked(a_market(at=IN_2023, **allowed), late, at=IN_2023)
    with pytest.raises(MethodBarred):
        asked(a_market(at=IN_2023, hours=14), late, at=IN_2023)


def test_after_the_last_day_of_buying_nothing_is_bought() -> None:
    market, late = a_market(at=BUYING_IS_OVER - 2 * DAY), a_buyer(at=BUYING_IS_OVER - 9 * DAY)
    assert asked(market, late, at=BUYING_IS_OVER - timedelta(seconds=1))
    with pytest.raises(BuyingOver):
        asked(market, late, at=BUYING_IS_OVER)


def test_what_ends_after_the_last_day_of_finishing_is_not_sold() -> None:
    market, buyer = a_market(method=Method.WEBINAR), a_buyer()
    Schedule.objects.filter(pk=market.schedule.pk).update(ends_at=NOW.replace(year=2022, month=1))
    with pytest.raises(EndsTooLate):
        asked(market, buyer)


def test_the_second_training_comes_after_the_first_is_finished() -> None:
    market, buyer = a_market(price=100_000), a_buyer()
    bought(market, buyer)
    with pytest.raises(TrainingUnfinished):
        asked(market, buyer, at=NOW + DAY)


def test_more_than_there_is_on_the_card_buys_nothing() -> None:
    assert asked(a_market(price=1_000_000), a_buyer())
    with pytest.raises(BalanceShort):
        asked(a_market(price=1_000_001), a_buyer())


def test_one_account_of_a_platform_belongs_to_one_person() -> None:
    market, first = a_market(), a_buyer()
    platform = market.platform
    payment = asked(market, first, customer="akun-1")
    assert payment
    typed_in(market, payment, sms_code_of(first))
    with pytest.raises(CustomerOfAnother):
        asked(market, a_buyer(), customer="akun-1")
    other = a_platform()
    offered(market.course, other)
    assert platform != other
    assert asked_or_not(
        type(market)(other, market.institution, market.course, market.schedule), a_buyer(), customer="akun-1"
    )


def test_unknown_held_ended_and_late_cards_are_one_answer() -> None:
    market = a_market(at=DEADLINE)
    cards = [a_buyer(), a_buyer(), a_buyer(), a_buyer()]
    held(cards[0].card, at=NOW, reason=HoldReason.CAUSE)
    given_back(cards[1].card, at=NOW)
    revoked(cards[2].card, at=DEADLINE)
    for buyer in cards:
        assert asked_or_not(market, buyer, at=DEADLINE) is None
    for typed in ("", "0" * 16, "kartu", cards[0].number[:-1], "9" * 16):
        assert asked_or_not(market, cards[0], at=DEADLINE, number=typed or "-") is None
    assert payments() == 0
    assert not Message.objects.filter(text="purchase_code").exists()


def test_wrong_numbers_count_for_the_customer_alone_and_those_of_cards_that_cannot_pay_as_well() -> None:
    market, no_more = a_market(), a_buyer()
    given_back(no_more.card, at=NOW)
    for _ in range(5):
        assert asked_or_not(market, no_more, customer="penebak") is None
        assert asked_or_not(market, no_more, customer="penebak", number="9" * 16) is None
    with pytest.raises(TriesSpent):
        asked(market, a_buyer(), customer="penebak")
    assert asked(market, a_buyer(), customer="orang lain")


def test_a_right_number_counts_for_nothing() -> None:
    market, customer = a_market(), "pelanggan setia"
    for _ in range(12):
        assert asked(market, a_buyer(), customer=customer)


def test_without_a_telephone_no_code_can_be_sent() -> None:
    market, buyer = a_market(), a_buyer()
    Phone.objects.filter(pk=buyer.applicant_id).delete()
    with pytest.raises(PhoneUnknown):
        asked(market, buyer)


def test_a_code_is_asked_for_again_after_half_a_minute() -> None:
    market, buyer = a_market(), a_buyer()
    asked(market, buyer)
    with pytest.raises(TooSoon):
        asked(market, buyer, at=NOW + timedelta(seconds=5))
    assert asked(market, buyer, at=NOW + timedelta(seconds=31))
    assert a_schedule(market.course)
