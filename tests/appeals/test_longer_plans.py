"""A longer plan of two moves every date: what is read, what is told, the clock, and the hand-over."""

from datetime import datetime, time, timedelta

import pytest

from prakerja.appeals.repayment.acts import HAND_OVER, LONGER_PLAN, REJECT
from prakerja.appeals.repayment.choose_plan import choose_plan
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.appeals.repayment.open_demands import count_waiting, open_demands
from prakerja.appeals.repayment.own_demand import demand_seen
from prakerja.appeals.repayment.refusals import NotLonger, NotOverdue
from prakerja.appeals.repayment.rules import last_day
from prakerja.cards.follow_payments import Became
from prakerja.cards.models import Card
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.messages.words import read_words
from tests.situations.repayment import (
    OWED,
    PAID,
    days_passed,
    demanded,
    done,
    objected_to,
    owing,
    payment_became,
    reminded,
    who_owes,
)

pytestmark = pytest.mark.django_db


def test_a_longer_plan_is_longer() -> None:
    one = demanded()
    with pytest.raises(NotLonger):
        done(LONGER_PLAN, one, at=days_passed(one, 2), months=1, basis="PMK 137/2021")


def test_a_longer_plan_moves_every_date_that_anybody_reads() -> None:
    one = demanded()
    before, at = one.pays_until, days_passed(one, 2)
    with unit_of_work(by=owing(one)):
        choose_plan(applicant_id=one.applicant_id, number=1, parts=3, by=owing(one), now=at)
    one = done(LONGER_PLAN, one, at=at, months=6, basis="PMK 137/2021")
    own, [row] = demand_seen(one.applicant_id, 1), open_demands(now=before, limit=9)
    last = own.dates[-1].part.due_on
    assert last == last_day(one.pays_until, one.clock) == last_day(row.pays_until, one.clock) > before.date()
    assert (own.is_overdue(before), row.is_overdue, count_waiting(before)[1]) == (False, False, 0)
    with pytest.raises(NotOverdue):
        HAND_OVER.foresee(subject_of_demand(one.pk), {}, before)
    assert own.to_object_to(before) is not None
    told = read_words(Message.objects.filter(text="repayment_plan")[0].words_as_json)
    assert told["until"] == one.pays_until
    reminded(at=before - timedelta(days=7, hours=12))
    days = [read_words(one.words_as_json)["day"] for one in Message.objects.filter(text="repayment_reminder")]
    assert all(day.astimezone(one.clock).date() in {due.part.due_on for due in own.dates} for day in days)  # type: ignore[union-attr]
    assert done(HAND_OVER, one, at=one.pays_until).state == "handed_over"


def test_an_objection_that_is_rejected_leaves_a_longer_plan_as_many_days() -> None:
    one = demanded()
    one = done(LONGER_PLAN, one, at=days_passed(one, 20), months=6, basis="PMK 137/2021")
    until = one.pays_until
    before = [due.part for due in demand_seen(one.applicant_id, 1).dates]
    objected_to(one, at=days_passed(one, 30))
    one = done(REJECT, one, at=days_passed(one, 40))
    after = [due.part for due in demand_seen(one.applicant_id, 1).dates]
    assert [(part.due_on - timedelta(days=10), part.amount) for part in after] == [(p.due_on, p.amount) for p in before]
    assert one.pays_until == until + timedelta(days=10)
    assert after[-1].due_on == last_day(one.pays_until, one.clock)


def test_a_part_of_a_longer_plan_that_did_not_come_is_said_to_be_late_and_not_the_whole() -> None:
    one = demanded()
    one = done(LONGER_PLAN, one, at=days_passed(one, 20), months=6, basis="PMK 137/2021")
    first = demand_seen(one.applicant_id, 1).dates[0].part.due_on
    at = datetime.combine(first + timedelta(days=1), time(12), tzinfo=one.clock)
    reminded(at=at)
    words = read_words(Message.objects.filter(text="repayment_reminder")[0].words_as_json)
    assert (words["days_left"], words["is_over"]) == (-1, False)
    assert [late for *_rest, late in demand_seen(one.applicant_id, 1).dates_on(at)] == [True, *[False] * 5]


def test_what_came_to_be_owed_later_is_due_with_the_last_date() -> None:
    one = demanded(who_owes(on_its_way=1))
    with unit_of_work(by=owing(one)):
        choose_plan(applicant_id=one.applicant_id, number=1, parts=2, by=owing(one), now=days_passed(one, 2))
    payment_became(Card.objects.select_related("wave").get(), 1, Became.PAID, at=days_passed(one, 3))
    own = demand_seen(one.applicant_id, 1)
    assert sum(int(due.left) for due in own.dates) == int(own.owed) == OWED + PAID
