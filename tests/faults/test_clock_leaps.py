"""A clock that ran ahead and was set right keeps nobody waiting for the day that it told; while it is wrong, nothing
ends by it, and that is said."""

from datetime import timedelta
from typing import Final
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from procrastinate.contrib.django import app

import prakerja.console.schedule  # noqa: F401  registers the recurring jobs
from prakerja.accounts.session_span import IDLE, is_confirmed, is_touch_due
from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.authority.roles import Role
from prakerja.codes import limits
from prakerja.codes.limits import Limit
from prakerja.codes.models import Code
from prakerja.codes.resend_code import resend_code
from prakerja.codes.tallies import TriesSpent, look, take
from prakerja.connectors.breaker import breaker
from prakerja.connectors.models import Breaker
from prakerja.identity.models import Review
from prakerja.identity.take_review import take_review
from prakerja.kit import clock_watch, recurring
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import CLOCKS_AGREE_WITHIN, read_clock
from prakerja.kit.clock_watch import ClockWatch
from prakerja.kit.queue import forget_all_jobs, put_on_queue, queue_ages, waiting_jobs, wake_oversleepers
from prakerja.kit.recurring import recurring_jobs
from prakerja.messages.jobs import deliver_code_by_sms
from prakerja.work import troubles
from tests.situations import identity
from tests.situations.accounts import NOW
from tests.situations.approvals import AT_ONCE
from tests.situations.backoffice import signed_in
from tests.situations.codes import BY_LETTER, BY_SMS, a_letter, an_sms, digits_of, typed, wrong_ones
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db

HOLDER: Final = UUID(int=7)
AHEAD: Final = [timedelta(minutes=70), timedelta(days=1), timedelta(days=400)]
ahead = pytest.mark.parametrize("ahead", AHEAD, ids=str)
LIMITS: Final = [one for one in vars(limits).values() if isinstance(one, Limit)]


# what was noted ahead of the clock


def test_every_limit_is_tried() -> None:
    assert len(LIMITS) >= 8


@ahead
@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.kind)
def test_what_was_used_up_while_the_clock_ran_ahead_is_not_used_up(limit: Limit, ahead: timedelta) -> None:
    while look(limit, "siti", now=NOW + ahead).next_at is None:
        take(limit, "siti", now=NOW + ahead)
    assert look(limit, "siti", now=NOW).next_at is None
    take(limit, "siti", now=NOW)


@ahead
def test_a_pause_that_began_ahead_is_over(ahead: timedelta) -> None:
    paused = Limit("made_up", (limits.Window(2, timedelta(minutes=5)),), pause=timedelta(minutes=15))
    for _ in range(2):
        take(paused, "siti", now=NOW + ahead)
    assert look(paused, "siti", now=NOW).next_at is None
    take(paused, "siti", now=NOW)


def test_clocks_of_two_machines_may_differ_a_little() -> None:
    """What one machine has just noted counts on another, whose clock is behind."""
    for _ in range(limits.SAME_CODE_AGAIN.most):
        take(limits.SAME_CODE_AGAIN, "siti", now=NOW + CLOCKS_AGREE_WITHIN)
    with pytest.raises(TriesSpent):
        take(limits.SAME_CODE_AGAIN, "siti", now=NOW)


@ahead
def test_a_code_that_was_passed_ahead_is_not_the_newest(ahead: timedelta) -> None:
    before = an_sms(HOLDER, now=NOW + ahead)
    typed(before, digits_of(before), now=NOW + ahead)
    code = an_sms(HOLDER, now=NOW)
    assert isinstance(typed(code, digits_of(code), now=NOW, code_id=None), Code)


@ahead
def test_a_lock_that_was_set_ahead_is_none(ahead: timedelta) -> None:
    locked = an_sms(HOLDER, now=NOW + ahead)
    wrong_ones(locked, 5, now=NOW + ahead)
    code = an_sms(HOLDER, now=NOW)
    assert isinstance(typed(code, digits_of(code), now=NOW, code_id=None), Code)


@ahead
def test_a_code_that_was_sent_ahead_is_right_and_is_sent_again_when_asked_for(ahead: timedelta) -> None:
    by_letter, by_sms = a_letter(HOLDER, now=NOW + ahead), an_sms(HOLDER, now=NOW + ahead)
    resend_code(purpose=BY_LETTER, owner_id=HOLDER, by=Actor.visitor(), now=NOW)
    resend_code(purpose=BY_SMS, owner_id=HOLDER, by=Actor.applicant(ApplicantId(HOLDER)), now=NOW)
    by_letter.refresh_from_db()
    assert by_letter.sent_at == NOW
    assert isinstance(typed(by_sms, digits_of(by_sms), now=NOW), Code)


@ahead
def test_a_session_that_was_used_ahead_is_counted_from_now_and_was_not_confirmed_just_now(ahead: timedelta) -> None:
    assert is_touch_due(NOW + ahead, idle=IDLE, now=NOW)
    assert not is_confirmed(NOW + ahead, now=NOW)


@ahead
def test_a_case_that_was_opened_and_taken_ahead_is_taken_by_who_looks_now(ahead: timedelta) -> None:
    review = identity.in_review()
    Review.objects.update(opened_at=NOW + ahead)
    _gone, gone = identity.a_reviewer()
    identity.taken(review, gone, now=NOW + ahead)
    reviewer, by = identity.a_reviewer()
    mine = take_review(review_id=review.pk, by=by, now=NOW)
    assert mine.is_in_the_hands_of(reviewer.pk, NOW)


@ahead
def test_what_was_proposed_ahead_is_confirmed_now(ahead: timedelta) -> None:
    ratna, bima = an_officer(name="Ratna"), an_officer(name="Bima")
    proposal = propose_act(act=AT_ONCE, subject="7", reason="Siap", by=ratna, now=NOW + ahead)
    assert confirm_proposal(proposal_id=proposal.pk, by=bima, now=NOW).confirmed_by == bima.account_id


@ahead
def test_a_rest_of_a_party_that_was_set_ahead_is_over(ahead: timedelta) -> None:
    Breaker.objects.create(party="satu", silences=3, rests_until=read_clock() + ahead, cause="Timeout")
    with breaker("satu"):
        pass
    assert not Breaker.objects.exists()


@pytest.mark.parametrize("sleep", [timedelta(seconds=2), timedelta(minutes=10)], ids=str)
@ahead
def test_a_job_that_was_put_off_ahead_is_due_and_late_from_now_on(ahead: timedelta, sleep: timedelta) -> None:
    put_on_queue(deliver_code_by_sms, owner_ids=[HOLDER], message_ids=[HOLDER])
    with connection.cursor() as cursor:
        seconds = [ahead.total_seconds(), sleep.total_seconds()]
        cursor.execute("UPDATE procrastinate_events SET at = now() + make_interval(secs => %s)", seconds[:1])
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() + make_interval(secs => %s + %s)", seconds)
    assert wake_oversleepers() == 1
    assert [0 <= seconds < 5 for seconds in queue_ages().values()] == [True]


def test_a_job_that_waits_for_its_next_try_goes_on_waiting() -> None:
    put_on_queue(deliver_code_by_sms, owner_ids=[HOLDER], message_ids=[HOLDER])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '68 minutes'")
    assert wake_oversleepers() == 0


# a clock that is wrong now


class Clocks:
    """One that somebody sets, and one that nobody can."""

    def __init__(self) -> None:
        self.told, self.steady = 1_000_000.0, 500.0
        self.watch = ClockWatch(lambda: self.told, lambda: self.steady)

    def go(self, seconds: float) -> None:
        self.told, self.steady = self.told + seconds, self.steady + seconds


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> Clocks:
    made = Clocks()
    for room in (clock_watch, recurring, troubles):
        monkeypatch.setattr(room, "OF_THIS_PROCESS", made.watch)
    return made


LEAPS: Final = pytest.mark.parametrize("leap", [86_400.0, -3_600.0, -86_400.0, 61.0, 1e9], ids=str)


@LEAPS
def test_a_leap_is_seen_until_it_is_set_right(clocks: Clocks, leap: float) -> None:
    clocks.go(100)
    assert clocks.watch.leap_s() == 0
    clocks.told += leap
    clocks.go(600)
    assert clocks.watch.leap_s() == pytest.approx(leap)
    clocks.told -= leap
    assert clocks.watch.leap_s() == 0


@LEAPS
def test_after_an_hour_it_is_taken_for_the_time(clocks: Clocks, leap: float) -> None:
    clocks.told += leap
    assert clocks.watch.leap_s()
    clocks.go(3_599)
    assert clocks.watch.leap_s()
    clocks.go(2)
    assert clocks.watch.leap_s() == 0


def test_a_correction_little_by_little_is_none(clocks: Clocks) -> None:
    for _minute in range(600):
        clocks.go(60)
        clocks.told += 0.5
        assert clocks.watch.leap_s() == 0


def beat() -> list[str]:
    """What the schedule's clocks put on the queue now."""
    forget_all_jobs()
    for clock in recurring_jobs():
        app.tasks[f"schedule.{clock}"](timestamp=0)
    return sorted(one.name for one in waiting_jobs())


@LEAPS
def test_what_ends_by_the_clock_waits_while_it_has_leapt(clocks: Clocks, leap: float) -> None:
    everything = beat()
    clocks.told += leap
    ends = {"waves.close_due_waves", "assessment.end_overdue_sittings", "approvals.end_proposals"}
    assert set(everything) - set(beat()) > ends
    assert "work.take_up_lost_work" in beat()
    clocks.told -= leap
    assert beat() == everything


@LEAPS
def test_it_is_said_to_machines_and_to_the_office_while_it_is_so(clocks: Clocks, leap: float, client: Client) -> None:
    office = signed_in("jam@kantor.example", Role.OFFICER)
    clocks.told += leap
    assert client.get("/readyz").json()["clock"] == f"{leap:+.0f}"
    assert f"Jam server melompat {leap:+.0f} detik" in office.get("/kantor/").content.decode()
    clocks.told -= leap
    assert client.get("/readyz").json()["clock"] == "ok"
    assert "Jam server" not in office.get("/kantor/").content.decode()


@pytest.mark.parametrize("seconds", [90, -90, 86_400])
def test_a_database_with_another_time_is_said(seconds: int, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(troubles, "time_of_database", lambda: read_clock() - timedelta(seconds=seconds))
    assert client.get("/readyz").json()["clock_of_database"] == f"{seconds:+d}"
