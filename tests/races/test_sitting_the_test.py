"""The test with two things at the same moment: what was accepted is scored, and everything happens once."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from threading import Event

import pytest
from django.db import connection

from prakerja.assessment.end_overdue_sittings import end_overdue_sittings
from prakerja.assessment.finish_test import finish_test
from prakerja.assessment.grant_extra_time import TestAlreadyFinished, grant_extra_time
from prakerja.assessment.models import Answer, ExtraTime, Sitting
from prakerja.assessment.rules import Blueprint
from prakerja.assessment.save_answers import TimeIsUp, save_answers
from prakerja.assessment.start_test import start_test
from prakerja.assessment.states import EndedBy, SittingState
from prakerja.audit.models import Event as AuditEvent
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from tests.patience import PATIENCE_S
from tests.situations.at_once import all_at_once, alone
from tests.situations.authority import END_OF_TIME
from tests.situations.waves import an_applicant, an_officer

pytestmark = pytest.mark.django_db(transaction=True)

BLUEPRINT = Blueprint(scheme="2021@test", minutes=15, motivation=4, reading=4, arithmetic=6, ordering=4)
AT_ONCE = 20


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(AT_ONCE) as threads:
        yield threads


def at_work[T](do: Callable[[], T]) -> T:
    with unit_of_work(by=END_OF_TIME):
        return do()


@contextmanager
def not_yet_committed(pool: ThreadPoolExecutor, do: Callable[[], object]) -> Iterator[None]:
    """Inside the block it is done on another connection; it is committed when the block ends."""
    done, may_commit = Event(), Event()

    def slowly() -> None:
        do()
        done.set()
        may_commit.wait(PATIENCE_S)

    doing = pool.submit(alone, partial(at_work, slowly))
    doing.add_done_callback(lambda _: done.set())
    assert done.wait(PATIENCE_S)
    try:
        yield
    finally:
        may_commit.set()
        doing.result(PATIENCE_S)


def waiting[T](pool: ThreadPoolExecutor, do: Callable[[], T]) -> Future[T]:
    """It has begun on a connection of its own, and waits for somebody's lock."""
    begun = pool.submit(alone, partial(at_work, do))
    for _ in range(1000):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_sleep(0.005), count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.fetchone()[1]:
                return begun
    pytest.fail("nobody waits")


def start(applicant_id: ApplicantId, now: datetime) -> Sitting:
    return start_test(applicant_id=applicant_id, blueprint=BLUEPRINT, by=Actor.applicant(applicant_id), now=now)


def started(now: datetime) -> Sitting:
    applicant_id = an_applicant()
    with unit_of_work(by=Actor.applicant(applicant_id)):
        return start(applicant_id, now)


def answer_right(sitting: Sitting, position: int, now: datetime) -> bool:
    """Whether the answer was accepted."""
    right = sitting.answer_key[position] or 0
    try:
        save_answers(
            applicant_id=ApplicantId(sitting.pk),
            options={position: right},
            by=Actor.applicant(sitting.pk),
            now=now,
        )
    except TimeIsUp:
        return False
    return True


def finish(sitting: Sitting, now: datetime) -> Sitting:
    return finish_test(applicant_id=ApplicantId(sitting.pk), by=Actor.applicant(sitting.pk), now=now)


def sweep(now: datetime, limit: int = 500) -> int:
    return end_overdue_sittings(by=END_OF_TIME, now=now, limit=limit)


def scored_places(sitting: Sitting) -> list[int]:
    return [place for place, right in enumerate(sitting.answer_key) if right is not None]


def times(event: str) -> int:
    return AuditEvent.objects.filter(name=event).count()


def test_finishing_waits_for_an_answer_under_way_and_scores_it(pool: ThreadPoolExecutor, now: datetime) -> None:
    sitting = started(now)
    place = scored_places(sitting)[0]
    with not_yet_committed(pool, partial(answer_right, sitting, place, now)):
        finishing = waiting(pool, partial(finish, sitting, now))
    assert finishing.result(PATIENCE_S).right_answers == 1


def test_an_answer_that_comes_while_the_test_is_being_finished_is_refused(
    pool: ThreadPoolExecutor, now: datetime
) -> None:
    sitting = started(now)
    place = scored_places(sitting)[0]
    with not_yet_committed(pool, partial(finish, sitting, now)):
        answering = waiting(pool, partial(answer_right, sitting, place, now))
    assert not answering.result(PATIENCE_S)
    assert not Answer.objects.exists()
    assert Sitting.objects.get().right_answers == 0


def test_of_many_answers_around_the_end_exactly_the_accepted_ones_are_scored(now: datetime) -> None:
    for sitting in [started(now) for _ in range(5)]:
        doings: list[Callable[[], object]] = [partial(finish, sitting, now)]
        doings += [partial(answer_right, sitting, place, now) for place in scored_places(sitting)]
        finished, *accepted = all_at_once([partial(at_work, do) for do in doings])
        assert isinstance(finished, Sitting)
        assert finished.right_answers == accepted.count(True) == len(sitting.given_answers)


def test_starting_many_times_at_once_is_one_sitting_with_one_clock(now: datetime) -> None:
    applicant_id = an_applicant()

    def tap(number: int) -> tuple[bytes, datetime]:
        sitting = at_work(partial(start, applicant_id, now + timedelta(milliseconds=number)))
        return bytes(sitting.seed), sitting.ends_at

    sittings = set(all_at_once([partial(tap, number) for number in range(AT_ONCE)]))
    kept = Sitting.objects.get()
    assert sittings == {(bytes(kept.seed), kept.ends_at)}
    assert times("assessment.sitting.started") == 1


def grant(applicant_id: ApplicantId, by: Actor, now: datetime) -> ExtraTime:
    return grant_extra_time(applicant_id=applicant_id, minutes=10, reason="low vision", by=by, now=now)


def test_time_granted_while_the_test_starts_is_in_its_clock(pool: ThreadPoolExecutor, now: datetime) -> None:
    applicant_id, officer = an_applicant(), an_officer()
    with not_yet_committed(pool, partial(start, applicant_id, now)):
        granting = waiting(pool, partial(grant, applicant_id, officer, now))
    granting.result(PATIENCE_S)
    sitting = Sitting.objects.get()
    assert (sitting.extra_minutes, sitting.ends_at) == (10, now + timedelta(minutes=25))


def test_a_test_that_starts_while_time_is_granted_has_it_in_its_clock(pool: ThreadPoolExecutor, now: datetime) -> None:
    applicant_id, officer = an_applicant(), an_officer()
    with not_yet_committed(pool, partial(grant, applicant_id, officer, now)):
        starting = waiting(pool, partial(start, applicant_id, now))
    sitting = starting.result(PATIENCE_S)
    assert (sitting.extra_minutes, sitting.ends_at) == (10, now + timedelta(minutes=25))


def test_two_officers_at_once_lengthen_a_test_once(pool: ThreadPoolExecutor, now: datetime) -> None:
    sitting, ratna, bima = started(now), an_officer(), an_officer(name="Bima")
    applicant_id = ApplicantId(sitting.pk)
    with not_yet_committed(pool, partial(grant, applicant_id, ratna, now)):
        second = waiting(pool, partial(grant, applicant_id, bima, now))
    assert second.result(PATIENCE_S).granted_by == ratna.account_id
    assert Sitting.objects.get().ends_at == sitting.ends_at + timedelta(minutes=10)
    assert times("assessment.extra_time.granted") == 1


def test_time_granted_while_the_test_is_being_finished_is_refused(pool: ThreadPoolExecutor, now: datetime) -> None:
    sitting, officer = started(now), an_officer()
    with not_yet_committed(pool, partial(finish, sitting, now)):
        granting = waiting(pool, partial(grant, ApplicantId(sitting.pk), officer, now))
    with pytest.raises(TestAlreadyFinished):
        granting.result(PATIENCE_S)
    assert not ExtraTime.objects.exists()


def test_the_sweep_leaves_a_test_to_whoever_is_finishing_it(pool: ThreadPoolExecutor, now: datetime) -> None:
    sitting = started(now)
    late = sitting.ends_at + timedelta(minutes=1)
    with not_yet_committed(pool, partial(finish, sitting, late)):
        assert pool.submit(alone, partial(at_work, partial(sweep, late))).result(PATIENCE_S) == 0
    assert at_work(partial(sweep, late)) == 0
    assert_ended_once_by_the_clock()


def test_finishing_waits_for_the_sweep_and_finds_the_test_ended(pool: ThreadPoolExecutor, now: datetime) -> None:
    sitting = started(now)
    late = sitting.ends_at + timedelta(minutes=1)
    with not_yet_committed(pool, partial(sweep, late)):
        finishing = waiting(pool, partial(finish, sitting, late))
    assert finishing.result(PATIENCE_S).state == SittingState.FINISHED
    assert_ended_once_by_the_clock()


def assert_ended_once_by_the_clock() -> None:
    sitting = Sitting.objects.get()
    assert (sitting.ended_by, sitting.finished_at) == (EndedBy.CLOCK, sitting.ends_at)
    assert times("assessment.sitting.finished") == Message.objects.filter(text="test_result").count() == 1


def test_two_sweeps_at_once_share_the_work(pool: ThreadPoolExecutor, now: datetime) -> None:
    late = max(started(now).ends_at for _ in range(4)) + timedelta(minutes=1)
    with not_yet_committed(pool, partial(sweep, late, 2)):
        assert pool.submit(alone, partial(at_work, partial(sweep, late))).result(PATIENCE_S) == 2
    assert Sitting.objects.filter(state=SittingState.FINISHED).count() == 4
    assert times("assessment.sitting.finished") == Message.objects.filter(text="test_result").count() == 4
