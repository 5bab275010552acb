"""Who did not come, comes another time, or left: in its time, never against proof; and what becomes of the money."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.training.begin_training import CodeOver
from prakerja.training.confirm_presence import confirm_presence
from prakerja.training.declarations.refusals import (
    NoOtherSchedule,
    NothingToMove,
    NothingToTakeBack,
    NotItsTimeToDeclare,
    PresenceConfirmed,
    ProvenFinished,
)
from prakerja.training.declarations.states import DeclarationKind, DeclarationState, LeaveReason
from prakerja.training.declarations.take_other_schedule import take_other_schedule
from prakerja.training.declare_completion import CorrectionTooLate, DeclaredTooLate
from prakerja.training.hand_in_task import FinishedAlready
from prakerja.training.models import Attendance, Schedule, ScheduleSeats, TrainingDeclaration
from prakerja.training.move_purchase import move_purchase
from prakerja.training.purchase_of_code import NoSuchCode
from prakerja.training.reasons import PurchaseReason
from prakerja.training.redeem_code import redeem_code
from prakerja.training.refusals import SeatsGone
from prakerja.training.require_attending import NotBegun
from prakerja.training.states import Method, PurchaseState
from prakerja.training.working_days import working_days_after
from tests.situations.at_once import all_at_once
from tests.situations.declarations import (
    MISSED,
    absent,
    another_schedule,
    confirmed,
    deferred,
    latest_of,
    left,
    objected,
    taken_back,
)
from tests.situations.learning import STARTS, Bought, a_purchase, a_webinar, asked, attended, finished, present
from tests.situations.training import a_buyer, acting, an_institution

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def state_of(bought: Bought) -> str:
    return bought.purchase.state


def redeemed(bought: Bought) -> Bought:
    with unit_of_work(by=bought.teacher):
        redeem_code(code=bought.code, by=bought.teacher, now=STARTS)
    return bought


def seats(schedule: Schedule) -> int:
    return ScheduleSeats.objects.get(pk=schedule.pk).taken


def moved(bought: Bought, schedule: Schedule, *, at: datetime = MISSED) -> Bought:
    """By its holder."""
    with unit_of_work(by=bought.learner):
        take_other_schedule(
            applicant_id=bought.buyer.applicant_id,
            number=bought.number,
            schedule_id=schedule.pk,
            by=bought.learner,
            now=at,
        )
    return bought


# Absence


@pytest.mark.parametrize("become", [lambda one: one, redeemed])
def test_who_did_not_come_is_absent_and_told_at_once_whether_the_code_was_redeemed_or_not(
    become: Callable[[Bought], Bought],
) -> None:
    bought = absent(become(a_webinar()))
    assert state_of(bought) == PurchaseState.ABSENT
    latest = latest_of(bought)
    assert (latest.kind, latest.state) == (DeclarationKind.ABSENT, DeclarationState.OPEN)
    assert latest.objected_until == working_days_after(MISSED, 5)
    assert Message.objects.filter(text="training_declared", owner_id=bought.buyer.applicant_id).count() == 1


def test_declaring_absence_twice_is_declaring_it_once() -> None:
    absent(absent())
    assert TrainingDeclaration.objects.count() == 1


def test_nobody_is_absent_who_has_confirmed_that_they_were_there() -> None:
    with pytest.raises(PresenceConfirmed):
        absent(present(a_webinar()))


def test_a_code_that_can_still_be_redeemed_is_not_missed_yet() -> None:
    with pytest.raises(NotItsTimeToDeclare):
        absent(at=STARTS + timedelta(hours=1))


def test_absence_is_declared_within_three_working_days_of_the_start_or_of_the_end() -> None:
    entry = working_days_after(STARTS, 3)
    bought = a_webinar()
    ends = bought.market.schedule.ends_at
    absent(bought, at=entry - SECOND)
    for late in (entry, ends - SECOND, working_days_after(ends, 3)):
        with pytest.raises(NotItsTimeToDeclare):
            absent(a_webinar(), at=late)
    absent(a_webinar(), at=working_days_after(ends, 3) - SECOND)


def test_what_is_followed_at_ones_own_pace_is_missed_when_it_ends() -> None:
    bought = a_purchase()
    with pytest.raises(NotItsTimeToDeclare):
        absent(bought, at=bought.market.schedule.ends_at - SECOND)
    absent(bought, at=bought.market.schedule.ends_at)


@pytest.mark.parametrize("declare", [absent, left, deferred])
def test_another_institutions_code_is_nobodys(declare: Callable[..., Bought]) -> None:
    bought = present(a_webinar(meetings=2))
    stranger = Bought(bought.market, bought.buyer, "TIDAKADA", bought.number)
    with pytest.raises(NoSuchCode):
        declare(stranger)
    assert acting(an_institution("Lain")) != stranger.teacher


def test_when_the_money_waits_no_more_nothing_is_declared() -> None:
    bought = a_webinar(waits=timedelta(days=4))
    with pytest.raises(DeclaredTooLate):
        absent(bought, at=bought.purchase.waits_until)


def test_an_absence_is_no_finish_so_that_nothing_else_is_bought_and_the_money_waits() -> None:
    bought = absent()
    assert bought.purchase.waits_until > MISSED
    with pytest.raises(Exception, match="one_training_is_finished_before_the_next"):
        a_purchase(bought.market, bought.buyer, number=2)


def test_after_an_absence_nobody_confirms_presence() -> None:
    bought = redeemed(a_webinar())
    state = asked(bought)
    absent(bought)
    with pytest.raises(CodeOver), unit_of_work(by=bought.learner):
        confirm_presence(applicant_id=bought.buyer.applicant_id, state=state, by=bought.learner, now=MISSED)
    assert not Attendance.objects.exists()


# Leaving


def test_who_left_has_a_reason_and_is_told() -> None:
    bought = left(reason=LeaveReason.ILLNESS)
    assert state_of(bought) == PurchaseState.LEFT
    assert latest_of(bought).reason == LeaveReason.ILLNESS
    left(bought, reason=LeaveReason.ILLNESS)
    assert TrainingDeclaration.objects.count() == 1


def test_who_has_not_begun_has_not_left() -> None:
    with pytest.raises(NotBegun):
        left(a_webinar())


@pytest.mark.parametrize("declare", [left, absent, deferred])
@pytest.mark.parametrize(
    ("become", "refused"), [(attended, ProvenFinished), (finished, FinishedAlready)], ids=["proven", "certified"]
)
def test_nothing_is_declared_against_whoever_has_finished(
    declare: Callable[..., Bought], become: Callable[[], Bought], refused: type[Exception]
) -> None:
    bought = become()
    with pytest.raises(refused):
        declare(bought)


def test_leaving_is_declared_until_three_working_days_after_the_end() -> None:
    bought = present(a_webinar(meetings=2))
    last = working_days_after(bought.market.schedule.ends_at, 3)
    with pytest.raises(NotItsTimeToDeclare):
        left(bought, at=last)
    left(bought, at=last - SECOND)


# Another schedule


@pytest.mark.parametrize("become", [lambda one: one, redeemed, absent])
def test_who_is_deferred_has_seat_and_code_of_the_other_schedule(become: Callable[[Bought], Bought]) -> None:
    bought = become(a_webinar())
    before, code = bought.market.schedule, bought.purchase.redeem_code
    ScheduleSeats.objects.filter(pk=before.pk).update(taken=3)
    to = another_schedule(bought, taken=5)
    deferred(bought, to=to, at=MISSED)
    purchase = bought.purchase
    assert (purchase.state, purchase.schedule_id, purchase.redeemed_at) == (PurchaseState.BOUGHT, to.pk, None)
    assert purchase.redeem_code == code
    assert (seats(before), seats(to)) == (2, 6)
    latest = latest_of(bought)
    assert (latest.from_schedule_id, latest.to_schedule_id) == (before.pk, to.pk)
    present(bought, at=to.starts_at)
    assert state_of(bought) == PurchaseState.REDEEMED


def test_deferring_to_the_same_twice_is_once() -> None:
    bought = a_webinar()
    to = another_schedule(bought)
    deferred(deferred(bought, to=to), to=to)
    assert TrainingDeclaration.objects.count() == 1
    assert seats(to) == 1


def test_a_full_schedule_takes_nobody_and_nothing_changes() -> None:
    bought = a_webinar()
    to = another_schedule(bought, seats=1, taken=1)
    before = bought.purchase.moves
    with pytest.raises(SeatsGone):
        deferred(bought, to=to)
    assert (bought.purchase.schedule_id, bought.purchase.moves) == (bought.market.schedule.pk, before)
    assert not TrainingDeclaration.objects.exists()


def test_only_what_can_still_be_begun_of_the_same_course_while_the_money_waits() -> None:
    bought = a_webinar(waits=timedelta(days=60))
    cancelled = another_schedule(bought)
    Schedule.objects.filter(pk=cancelled.pk).update(cancelled_at=STARTS)
    others = [
        cancelled,
        another_schedule(bought, days=40),
        another_schedule(bought, days=-1),
        another_schedule(a_webinar()),
        bought.market.schedule,
    ]
    for schedule in others:
        with pytest.raises(NoOtherSchedule):
            deferred(bought, to=schedule)


def test_who_was_present_is_not_deferred() -> None:
    with pytest.raises(PresenceConfirmed):
        deferred(present(a_webinar(meetings=2)))


def test_who_missed_it_takes_another_schedule_themselves_and_confirms_by_it() -> None:
    bought = absent()
    to = another_schedule(bought)
    moved(moved(bought, to), to)
    assert (state_of(bought), bought.purchase.schedule_id) == (PurchaseState.BOUGHT, to.pk)
    assert latest_of(bought).state == DeclarationState.CONFIRMED
    assert seats(to) == 1


def test_who_missed_it_needs_nobody_to_say_so_and_whoever_has_not_waits() -> None:
    silent = a_webinar()
    to = another_schedule(silent)
    with pytest.raises(NothingToMove):
        moved(silent, to, at=STARTS)
    moved(silent, to)
    assert not TrainingDeclaration.objects.exists()
    with pytest.raises(NothingToMove):
        moved(present(a_webinar(meetings=2)), to)


def test_an_objection_ends_when_another_schedule_is_taken() -> None:
    bought = objected(absent())
    moved(bought, another_schedule(bought))
    assert latest_of(bought).state == DeclarationState.CONFIRMED


# Correcting


@pytest.mark.parametrize("become", [lambda one: one, objected, confirmed])
def test_what_was_declared_wrongly_is_taken_back_within_five_working_days(
    become: Callable[[Bought], Bought],
) -> None:
    bought = become(absent(redeemed(a_webinar())))
    last = working_days_after(MISSED, 5)
    taken_back(taken_back(bought, at=last - SECOND), at=last)
    assert state_of(bought) == PurchaseState.REDEEMED
    assert latest_of(bought).state == DeclarationState.TAKEN_BACK
    assert Message.objects.filter(text="training_declaration_withdrawn").count() == 1
    with pytest.raises(CorrectionTooLate):
        taken_back(absent(), at=last)


def test_who_had_not_begun_comes_back_to_where_they_were() -> None:
    assert state_of(taken_back(absent())) == PurchaseState.BOUGHT
    assert state_of(taken_back(left())) == PurchaseState.REDEEMED


def test_whoever_corrects_themselves_says_the_right_thing_though_its_three_days_are_over() -> None:
    bought = redeemed(a_webinar())
    absent(bought)
    late = working_days_after(STARTS, 5) - SECOND
    taken_back(bought, at=late)
    absent(bought, at=late)
    assert [one.state for one in TrainingDeclaration.objects.order_by("number")] == ["taken_back", "open"]


def test_nothing_is_taken_back_that_was_not_declared_or_has_gone_on() -> None:
    with pytest.raises(NothingToTakeBack):
        taken_back(a_webinar())
    with pytest.raises(NothingToTakeBack):
        taken_back(deferred())
    bought = absent()
    moved(bought, another_schedule(bought))
    with pytest.raises(NothingToTakeBack):
        taken_back(bought)


# At once


@pytest.mark.django_db(transaction=True)
def test_two_declarations_at_once_are_one() -> None:
    bought = present(a_webinar(meetings=2))

    def leaving(reason: LeaveReason) -> Callable[[], str]:
        def do() -> str:
            try:
                left(bought, reason=reason)
            except CodeOver:
                return "refused"
            return "done"

        return do

    reasons = [LeaveReason.WORK, LeaveReason.ILLNESS, LeaveReason.WORK, LeaveReason.FAMILY]
    all_at_once([leaving(one) for one in reasons])
    assert TrainingDeclaration.objects.count() == 1
    assert state_of(bought) == PurchaseState.LEFT


@pytest.mark.django_db(transaction=True)
def test_an_absence_and_a_confirmation_of_presence_at_once_are_never_both() -> None:
    for _ in range(3):
        bought = redeemed(a_webinar())
        state = asked(bought, at=MISSED)

        def institution(of: Bought = bought) -> None:
            try:
                absent(of)
            except PresenceConfirmed:
                return

        def participant(of: Bought = bought, state: str = state) -> None:
            try:
                with unit_of_work(by=of.learner):
                    confirm_presence(applicant_id=of.buyer.applicant_id, state=state, by=of.learner, now=MISSED)
            except CodeOver:
                return

        all_at_once([institution, participant])
        was_present = Attendance.objects.filter(applicant_id=bought.buyer.applicant_id).exists()
        assert (state_of(bought) == PurchaseState.ABSENT) is not was_present


@pytest.mark.django_db(transaction=True)
def test_of_many_who_move_to_the_last_seat_one_has_it() -> None:
    first = absent()
    to = another_schedule(first, seats=1)
    others = [
        absent(a_purchase(first.market, a_buyer(), method=Method.WEBINAR)),
        absent(a_purchase(first.market, a_buyer(), method=Method.WEBINAR)),
    ]

    def move(bought: Bought) -> Callable[[], bool]:
        def do() -> bool:
            try:
                moved(bought, to)
            except SeatsGone:
                return False
            return True

        return do

    told = all_at_once([move(one) for one in (first, *others)])
    assert sum(told) == 1
    assert seats(to) == 1


def test_a_purchase_that_has_lapsed_is_not_restored() -> None:
    bought = absent()
    move_purchase(bought.purchase, to=PurchaseState.LAPSED, reason=PurchaseReason.YEAR_END, now=MISSED)
    with pytest.raises(NothingToTakeBack):
        taken_back(bought)
