"""An institution redeems what was bought of it, once and in time; nobody else's code is there for it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from prakerja.kit.actor import Actor
from prakerja.messages.models import Message
from prakerja.partners.models import Partner
from prakerja.partners.require_partner import NotAPartner, PartnerSuspended
from prakerja.training.begin_training import CodeOver, CodeVoided, CourseStopped, NotItsTime, TrainingCancelled
from prakerja.training.models import Attendance, Course, Purchase, PurchaseMove, Schedule
from prakerja.training.purchase_of_code import NoSuchCode
from prakerja.training.read_redeem_code import read_redeem_code
from prakerja.training.redeem_code import redeem_code
from prakerja.training.states import CourseState, Method, PurchaseState
from tests.situations.at_once import all_at_once
from tests.situations.learning import STARTS, Bought, a_purchase, a_webinar, present
from tests.situations.training import acting, an_institution

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


def redeem(bought: Bought, *, by: Actor | None = None, at: datetime = STARTS, code: str = "") -> Purchase:
    with transaction.atomic():
        return redeem_code(code=code or bought.code, by=by or bought.teacher, now=at)


def test_the_training_has_begun_and_nobody_is_present_by_that() -> None:
    bought = a_purchase()
    redeem(bought)
    assert bought.purchase.state == PurchaseState.REDEEMED
    assert bought.purchase.redeemed_at == STARTS
    assert [move.state for move in PurchaseMove.objects.order_by("number")] == ["bought", "redeemed"]
    assert not Attendance.objects.exists()
    assert Message.objects.filter(text="training_begun").count() == 1


def test_asked_again_the_institution_gets_the_first_answer() -> None:
    bought = a_purchase()
    first, second = redeem(bought), redeem(bought, at=STARTS + timedelta(days=60))
    assert first.redeemed_at == second.redeemed_at
    assert bought.purchase.moves == 2


@pytest.mark.parametrize("spelling", [str.lower, "  {}\n".format])
def test_a_code_is_found_as_people_copy_it(spelling: Callable[[str], str]) -> None:
    bought = a_purchase()
    assert redeem(bought, code=spelling(bought.code)).state == PurchaseState.REDEEMED


@pytest.mark.parametrize("code", ["", "KODE", "KODE99999999", "'; --", "\x00", "ü" * 500])
def test_a_code_that_nobody_has_is_not_found(code: str) -> None:
    with pytest.raises(NoSuchCode):
        redeem(a_purchase(), code=code or " ")


def test_anothers_code_is_not_found() -> None:
    bought, other = a_purchase(), acting(an_institution("Lembaga Lain"))
    with pytest.raises(NoSuchCode):
        redeem(bought, by=other)
    with pytest.raises(NoSuchCode):
        read_redeem_code(code=bought.code, sequence=1, by=other)
    assert bought.purchase.state == PurchaseState.BOUGHT


def test_a_platform_redeems_nothing() -> None:
    bought = a_purchase()
    with pytest.raises(NotAPartner):
        redeem(bought, by=acting(bought.market.platform))


@pytest.mark.parametrize(
    ("method", "moment", "is_in_time"),
    [
        (Method.WEBINAR, STARTS - HOUR - SECOND, False),
        (Method.WEBINAR, STARTS - HOUR, True),
        (Method.WEBINAR, STARTS + HOUR, True),
        (Method.WEBINAR, STARTS + HOUR + SECOND, False),
        (Method.SELF_PACED, STARTS - SECOND, False),
        (Method.SELF_PACED, STARTS, True),
        (Method.SELF_PACED, STARTS + timedelta(days=30) - SECOND, True),
        (Method.SELF_PACED, STARTS + timedelta(days=30), False),
    ],
)
def test_it_is_redeemed_in_its_time(method: Method, moment: datetime, is_in_time: bool) -> None:
    bought = a_purchase(method=method)
    if is_in_time:
        assert redeem(bought, at=moment).redeemed_at == moment
    else:
        with pytest.raises(NotItsTime):
            redeem(bought, at=moment)
        assert bought.purchase.redeemed_at is None


@pytest.mark.parametrize(
    ("state", "refusal"),
    [
        (PurchaseState.VOIDED, CodeVoided),
        (PurchaseState.ABSENT, CodeOver),
        (PurchaseState.LEFT, CodeOver),
        (PurchaseState.LAPSED, CodeOver),
    ],
)
def test_what_is_over_begins_nothing(state: PurchaseState, refusal: type[Exception]) -> None:
    bought = a_purchase()
    Purchase.objects.update(state=state)
    with pytest.raises(refusal):
        redeem(bought)
    assert bought.purchase.state == state


def test_neither_does_a_cancelled_schedule_a_stopped_course_or_a_suspended_institution() -> None:
    cancelled, stopped, suspended = a_purchase(), a_purchase(), a_purchase()
    Schedule.objects.filter(pk=cancelled.market.schedule.pk).update(cancelled_at=STARTS)
    Course.objects.filter(pk=stopped.market.course.pk).update(state=CourseState.SUSPENDED)
    Partner.objects.filter(pk=suspended.market.institution.pk).update(suspended_at=STARTS)
    for bought, refusal in ((cancelled, TrainingCancelled), (stopped, CourseStopped), (suspended, PartnerSuspended)):
        with pytest.raises(refusal):
            redeem(bought)


def test_who_has_begun_goes_on_where_a_course_is_stopped() -> None:
    bought = a_purchase(meetings=2)
    redeem(bought)
    Course.objects.update(state=CourseState.SUSPENDED)
    assert redeem(bought).state == PurchaseState.REDEEMED
    present(bought, 1, 2)


def test_how_a_code_stands_is_read_by_meeting() -> None:
    bought = present(a_webinar(meetings=2), 1)
    first, second = (read_redeem_code(code=bought.code, sequence=one, by=bought.teacher) for one in (1, 2))
    assert (first.is_attended, second.is_attended) == (True, False)
    assert first.state == PurchaseState.REDEEMED
    assert (first.course_code, first.schedule_code) == (bought.market.course.code, bought.market.schedule.code)
    assert (first.platform, first.method) == (bought.market.platform.name, Method.WEBINAR)


@pytest.mark.django_db(transaction=True)
def test_the_same_commit_ten_times_at_once_is_one() -> None:
    bought = a_purchase()
    answers = all_at_once([lambda: redeem(bought)] * 10)
    assert {answer.redeemed_at for answer in answers} == {STARTS}
    assert bought.purchase.moves == 2
    assert Message.objects.filter(text="training_begun").count() == 1
