"""What is proven finished is declared by the clock where its institution has not declared it in time."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training import jobs
from prakerja.training.cancel_schedule import cancel_schedule
from prakerja.training.declarations.declare_proven import declare_proven
from prakerja.training.declare_completion import declare_completion
from prakerja.training.end_purchases import of_what_does_not_take_place
from prakerja.training.models import Certificate, Completion, Purchase
from prakerja.training.states import PurchaseState
from prakerja.training.tasks import look_for_completions
from prakerja.training.void_cancelled import void_cancelled
from prakerja.training.working_days import working_days_after
from prakerja.work.models import LongWork
from tests.situations.at_once import all_at_once
from tests.situations.broken import StatementLost, writing
from tests.situations.learning import (
    DECLARING,
    STARTS,
    Bought,
    a_purchase,
    attended,
    certificates_issued,
    declared,
    handed_in,
    own_declaration,
    present,
    the_clock_has_declared,
)

pytestmark = pytest.mark.django_db
#: Tuesday 2 March 2021; Thursday the 11th is a holiday.
OVER = working_days_after(STARTS, 3)


def numbers_declared() -> list[tuple[int, bool]]:
    return list(Completion.objects.order_by("number").values_list("number", "by_clock"))


def scores(bought: Bought, after: int, *, at: object = STARTS) -> Completion:
    with transaction.atomic():
        return declare_completion(
            code=bought.code,
            score_before=None,
            score_after=after,
            by=bought.teacher,
            now=at,  # type: ignore[arg-type]
        )


def test_the_last_proof_sets_the_clock_and_no_earlier_one() -> None:
    bought = present(a_purchase(meetings=2), 1, 2)
    assert bought.purchase.declares_itself_at is None
    present(bought, 999)
    assert bought.purchase.declares_itself_at == OVER


def test_where_a_skill_is_asked_for_the_clock_waits_for_it_and_not_for_its_feedback() -> None:
    bought = attended(a_purchase(shows_skill=True))
    assert bought.purchase.declares_itself_at is None
    handed_in(bought, "tpm", 1, at=STARTS + timedelta(hours=1))
    assert bought.purchase.declares_itself_at is None
    handed_in(bought, "uk", 999, at=STARTS + timedelta(days=1))
    assert bought.purchase.declares_itself_at == working_days_after(STARTS + timedelta(days=1), 3)
    the_clock_has_declared(at=own_declaration(bought))
    assert numbers_declared() == [(1, True)]


def test_handing_the_skill_in_again_moves_no_clock() -> None:
    bought = attended(a_purchase(shows_skill=True))
    handed_in(bought, "uk", 999)
    handed_in(bought, "uk", 999, at=STARTS + timedelta(days=2), file="https://lembaga.contoh.example/2.pdf")
    assert bought.purchase.declares_itself_at == OVER


def test_declared_by_the_clock_it_is_certified_within_a_working_day() -> None:
    bought = attended()
    the_clock_has_declared(at=OVER - timedelta(seconds=1))
    assert numbers_declared() == []
    the_clock_has_declared(at=OVER)
    assert numbers_declared() == [(1, True)]
    assert bought.purchase.certified_by == working_days_after(OVER, 1)
    assert bought.purchase.declares_itself_at is None
    certificates_issued(at=OVER)
    assert bought.purchase.state == PurchaseState.FINISHED
    assert Certificate.objects.count() == 1


def test_its_institution_adds_scores_within_five_working_days() -> None:
    bought = attended()
    the_clock_has_declared(at=OVER)
    certificates_issued(at=OVER)
    assert scores(bought, 90, at=working_days_after(OVER, 5) - timedelta(seconds=1)).number == 2
    assert numbers_declared() == [(1, True), (2, False)]


def test_what_its_institution_has_declared_the_clock_does_not() -> None:
    bought = declared()
    assert bought.purchase.declares_itself_at is None
    the_clock_has_declared(at=OVER)
    assert numbers_declared() == [(1, False)]


def test_a_skill_shown_after_the_declaration_sets_no_clock() -> None:
    bought = declared()
    handed_in(bought, "uk", 999)
    assert bought.purchase.declares_itself_at is None


def test_proven_on_the_last_days_it_is_declared_at_once_so_that_the_money_still_waits() -> None:
    bought = attended(a_purchase(waits=timedelta(days=6)))
    assert bought.purchase.declares_itself_at == STARTS
    the_clock_has_declared(at=STARTS)
    certificates_issued(at=STARTS)
    assert bought.purchase.state == PurchaseState.FINISHED


@pytest.mark.parametrize("state", [PurchaseState.LAPSED, PurchaseState.VOIDED, PurchaseState.LEFT])
def test_what_has_ended_meanwhile_is_not_declared_and_not_looked_for_again(state: PurchaseState) -> None:
    bought = attended()
    Purchase.objects.update(state=state)
    the_clock_has_declared(at=OVER)
    assert numbers_declared() == []
    assert bought.purchase.declares_itself_at is None
    assert bought.purchase.certified_by is None


def test_when_the_money_waits_no_more_the_clock_declares_nothing() -> None:
    bought = attended()
    the_clock_has_declared(at=bought.purchase.waits_until)
    assert numbers_declared() == []


def test_a_schedule_that_is_cancelled_takes_nothing_from_whoever_has_proven_all_of_it() -> None:
    bought = attended()
    with unit_of_work(by=bought.teacher):
        schedule = bought.market.schedule
        cancel_schedule(
            course_code=bought.market.course.code, schedule_code=schedule.code, by=bought.teacher, now=STARTS
        )
    assert list(of_what_does_not_take_place()) == []
    by = Actor.system("training.void_cancelled")
    with unit_of_work(by=by):
        assert not void_cancelled((bought.buyer.applicant_id, bought.number), by=by, now=STARTS)
    the_clock_has_declared(at=OVER)
    assert numbers_declared() == [(1, True)]


def test_so_many_at_once_are_declared_and_the_others_next() -> None:
    trainings = [attended() for _ in range(3)]
    with unit_of_work(by=DECLARING):
        assert declare_proven(by=DECLARING, now=OVER, at_once=2)
    assert len(numbers_declared()) == 2
    with unit_of_work(by=DECLARING):
        assert not declare_proven(by=DECLARING, now=OVER, at_once=2)
    assert {one.purchase.declares_itself_at for one in trainings} == {None}


def test_somebody_looks_every_minute_and_work_begins_where_it_is_time() -> None:
    attended()
    with time_machine.travel(OVER - timedelta(seconds=1), tick=False):
        look_for_completions()
    assert not LongWork.objects.filter(kind=jobs.declare_proven.name).exists()
    with time_machine.travel(OVER, tick=False):
        look_for_completions()
    assert LongWork.objects.filter(kind=jobs.declare_proven.name).exists()


def test_killed_anywhere_it_goes_on_where_it_stood() -> None:
    bought = attended()
    with writing() as statements, transaction.atomic():
        declare_proven(by=DECLARING, now=OVER)
        transaction.set_rollback(True)
    for number in range(1, statements.count + 1):
        with writing(lost=number), pytest.raises(StatementLost), transaction.atomic():
            declare_proven(by=DECLARING, now=OVER)
        assert bought.purchase.certified_by is None, f"statement {number}"
    the_clock_has_declared(at=OVER)
    assert numbers_declared() == [(1, True)]


@pytest.mark.django_db(transaction=True)
def test_the_clock_and_the_institution_at_once_declare_it_once() -> None:
    bought = attended()

    def by_clock() -> None:
        with transaction.atomic():
            declare_proven(by=DECLARING, now=OVER)

    all_at_once([by_clock, by_clock, lambda: scores(bought, 80, at=OVER)])
    the_clock_has_declared(at=OVER)
    told = numbers_declared()
    assert [number for number, _ in told] == list(range(1, len(told) + 1))
    assert len([1 for _, by_clock in told if by_clock]) <= 1
    assert Completion.objects.latest("number").score_after == 80
    assert bought.purchase.declares_itself_at is None
