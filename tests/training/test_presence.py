"""Presence is what a participant confirms themselves, at the meetings in their order, and nothing else."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from prakerja.authority.require import BelongsToAnother
from prakerja.kit.actor import Actor
from prakerja.kit.typed_address import NotAnAddress
from prakerja.training.ask_for_presence import (
    OPEN_FOR,
    LearnerTaken,
    RedirectNotRegistered,
    ask_for_presence,
)
from prakerja.training.attendance_rules import FINAL_TEST
from prakerja.training.begin_training import CodeVoided, NotItsTime
from prakerja.training.confirm_presence import NotAsked, PresenceOver, confirm_presence
from prakerja.training.decline_presence import decline_presence
from prakerja.training.models import Attendance, PresenceRequest, Purchase
from prakerja.training.own_presence import own_presence
from prakerja.training.require_attending import AttendedAlready, MeetingMissing, NoSuchMeeting, NotBegun
from prakerja.training.states import PurchaseState
from tests.situations.at_once import all_at_once
from tests.situations.learning import STARTS, Bought, a_purchase, a_webinar, asked, attended, present
from tests.situations.training import a_buyer

pytestmark = pytest.mark.django_db


def confirm(bought: Bought, state: str, *, at: datetime = STARTS) -> None:
    with transaction.atomic():
        confirm_presence(applicant_id=bought.buyer.applicant_id, state=state, by=bought.learner, now=at)


def confirmed() -> list[int]:
    return list(Attendance.objects.order_by("sequence").values_list("sequence", flat=True))


def test_the_first_one_redeems_the_code_as_well() -> None:
    bought = a_purchase()
    state = asked(bought)
    assert bought.purchase.state == PurchaseState.BOUGHT
    confirm(bought, state)
    assert bought.purchase.state == PurchaseState.REDEEMED
    assert bought.purchase.redeemed_at == STARTS
    assert confirmed() == [1]


def test_nobody_is_present_because_an_institution_asked() -> None:
    asked(a_purchase())
    assert confirmed() == []


def test_confirming_twice_is_confirming_once() -> None:
    bought = a_purchase()
    state = asked(bought)
    confirm(bought, state)
    confirm(bought, state, at=STARTS + timedelta(days=50))
    assert confirmed() == [1]


def test_all_meetings_come_in_their_order_and_the_test_at_the_end() -> None:
    attended(a_purchase(meetings=3))
    assert confirmed() == [1, 2, 3, FINAL_TEST]


@pytest.mark.parametrize("sequence", [0, -1, 4, 10, 11, 998, 1000, 2**31])
def test_a_meeting_that_is_not_there_is_refused(sequence: int) -> None:
    with pytest.raises(NoSuchMeeting):
        asked(a_purchase(meetings=3), sequence)


@pytest.mark.parametrize(("so_far", "sequence"), [((1,), 3), ((1,), FINAL_TEST), ((1, 2), FINAL_TEST)])
def test_a_meeting_before_its_turn_is_refused(so_far: tuple[int, ...], sequence: int) -> None:
    bought = present(a_purchase(meetings=3), *so_far)
    with pytest.raises(MeetingMissing):
        asked(bought, sequence)


def test_nothing_later_comes_before_the_first() -> None:
    with pytest.raises(NotBegun):
        asked(a_purchase(meetings=3), 2)


def test_a_meeting_is_attended_once() -> None:
    with pytest.raises(AttendedAlready):
        asked(present(a_purchase(), 1), 1)


def test_somebody_else_confirms_nothing() -> None:
    bought, other = a_purchase(), a_buyer()
    state = asked(bought)
    with pytest.raises(NotAsked):
        confirm_presence(
            applicant_id=other.applicant_id, state=state, by=Actor.applicant(other.applicant_id), now=STARTS
        )
    with pytest.raises(BelongsToAnother):
        confirm_presence(
            applicant_id=bought.buyer.applicant_id, state=state, by=Actor.applicant(other.applicant_id), now=STARTS
        )
    assert own_presence(other.applicant_id, state) is None
    assert confirmed() == []


def test_a_page_is_good_for_two_hours() -> None:
    bought = a_purchase()
    state = asked(bought)
    with pytest.raises(PresenceOver):
        confirm(bought, state, at=STARTS + OPEN_FOR)
    assert confirmed() == []
    confirm(bought, asked(bought, at=STARTS + OPEN_FOR), at=STARTS + OPEN_FOR)


def test_a_webinars_first_meeting_is_confirmed_within_the_hour_around_its_start() -> None:
    bought = a_webinar()
    with pytest.raises(NotItsTime):
        asked(bought, at=STARTS - timedelta(hours=1, seconds=1))
    state = asked(bought, at=STARTS + timedelta(minutes=59))
    with pytest.raises(NotItsTime):
        confirm(bought, state, at=STARTS + timedelta(minutes=61))
    assert bought.purchase.state == PurchaseState.BOUGHT


def test_what_was_voided_meanwhile_is_not_attended() -> None:
    bought = a_purchase()
    state = asked(bought)
    Purchase.objects.update(state=PurchaseState.VOIDED)
    with pytest.raises(CodeVoided):
        confirm(bought, state)
    assert confirmed() == []


@pytest.mark.parametrize("address", ["https://evil.example/", "", "https://x", "javascript:alert(1)"])
def test_nobody_is_led_where_the_institution_has_not_registered(address: str) -> None:
    bought = a_purchase()
    for one in (address, bought.redirect_address + "/", bought.redirect_address.upper()):
        with pytest.raises(RedirectNotRegistered):
            ask_for_presence(
                code=bought.code,
                redirect_address=one,
                email="siti@contoh.example",
                sequence=1,
                by=bought.teacher,
                now=STARTS,
            )


def test_one_learners_address_is_one_persons_in_a_course() -> None:
    first = a_purchase()
    second, elsewhere = a_purchase(first.market), a_purchase()
    asked(first, email="Siti@Contoh.example")
    with pytest.raises(LearnerTaken):
        asked(second, email="siti@contoh.example ")
    asked(first, email="siti@contoh.example")
    asked(elsewhere, email="siti@contoh.example")


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(NotAnAddress):
        asked(a_purchase(), email="siti")


def test_who_declines_confirms_nothing_by_that_page_any_more() -> None:
    bought = a_purchase()
    state = asked(bought)
    for _ in range(2):
        decline_presence(applicant_id=bought.buyer.applicant_id, state=state, by=bought.learner, now=STARTS)
    with pytest.raises(PresenceOver):
        confirm(bought, state)
    confirm(bought, asked(bought))
    with pytest.raises(AttendedAlready):
        decline_presence(applicant_id=bought.buyer.applicant_id, state=state, by=bought.learner, now=STARTS)


def test_the_state_stands_in_no_row() -> None:
    bought = a_purchase()
    state = asked(bought)
    (row,) = PresenceRequest.objects.values()
    assert state not in str(row)


@pytest.mark.django_db(transaction=True)
def test_confirming_ten_times_at_once_is_one_attendance() -> None:
    bought = a_purchase()
    states = [asked(bought) for _ in range(5)]
    all_at_once([lambda state=state: confirm(bought, state) for state in states * 2])  # type: ignore[misc]
    assert confirmed() == [1]
    assert bought.purchase.moves == 2
