"""Many at once, and at the last moment: one applicant is one joiner, and a closed wave gets nobody more."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from threading import Event
from uuid import UUID

import pytest
from django.db import connection, transaction

from prakerja.audit.models import Event as AuditEvent
from prakerja.journey.join_wave import join_wave
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.close_wave import close_wave
from prakerja.waves.join_wave import CannotJoin
from prakerja.waves.models import Joiner, Wave, WaveId
from prakerja.waves.states import WaveState
from tests.patience import PATIENCE_S
from tests.situations.at_once import all_at_once, alone
from tests.situations.authority import THE_CLOCK
from tests.situations.waves import CLOSES, open_wave, ready_applicant

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 50


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(AT_ONCE) as threads:
        yield threads


def join(wave: Wave, applicant_id: ApplicantId, now: datetime) -> str:
    with unit_of_work(by=Actor.applicant(applicant_id)) as work:
        return join_wave(wave_id=WaveId(wave.pk), applicant_id=applicant_id, by=work.actor, now=now).receipt


def test_fifty_taps_at_once_are_one_joiner_with_one_receipt(now: datetime) -> None:
    wave, applicant_id = open_wave(), ready_applicant()
    receipts = set(all_at_once([partial(join, wave, applicant_id, now)] * AT_ONCE))
    assert receipts == {Joiner.objects.get().receipt}
    assert AuditEvent.objects.filter(name="waves.joiner.joined").count() == 1


def test_fifty_applicants_at_once_are_fifty_joiners(now: datetime) -> None:
    wave, applicants = open_wave(), [ready_applicant() for _ in range(AT_ONCE)]
    receipts = set(all_at_once([partial(join, wave, each, now) for each in applicants]))
    assert len(receipts) == Joiner.objects.count() == AT_ONCE


def test_the_closing_second_is_decided_by_the_server(pool: ThreadPoolExecutor) -> None:
    wave, applicants = open_wave(), [ready_applicant() for _ in range(20)]
    moments = [CLOSES + timedelta(milliseconds=offset) for offset in range(-10, 10)]

    def knock(applicant_id: ApplicantId, moment: datetime) -> UUID | None:
        try:
            join(wave, applicant_id, moment)
        except CannotJoin:
            return None
        return applicant_id

    def knock_alone(pair: tuple[ApplicantId, datetime]) -> UUID | None:
        return alone(lambda: knock(*pair))

    let_in = set(pool.map(knock_alone, zip(applicants, moments, strict=True))) - {None}
    assert let_in == set(applicants[:10]) == set(Joiner.objects.values_list("applicant_id", flat=True))


def test_closing_waits_for_whoever_is_joining_and_lets_in_nobody_after(
    pool: ThreadPoolExecutor, clerk: Actor, now: datetime
) -> None:
    wave, early, late = open_wave(), ready_applicant(), ready_applicant()
    joined, may_commit = Event(), Event()

    def join_slowly() -> None:
        with unit_of_work(by=Actor.applicant(early)) as work:
            join_wave(wave_id=WaveId(wave.pk), applicant_id=early, by=work.actor, now=now)
            joined.set()
            may_commit.wait(timeout=PATIENCE_S)

    def close() -> int:
        with unit_of_work(by=clerk):
            close_wave(wave_id=WaveId(wave.pk), by=THE_CLOCK, now=CLOSES)
            return Joiner.objects.count()

    slow = pool.submit(alone, join_slowly)
    assert joined.wait(timeout=PATIENCE_S)
    closing = pool.submit(alone, close)
    wait_until_somebody_waits_for_a_lock()
    # By a clock that is a little behind, the window is still open; the wave is being closed all the same.
    knocking = pool.submit(alone, lambda: join(wave, late, now))
    may_commit.set()
    slow.result(timeout=PATIENCE_S)
    seen_when_closing = closing.result(timeout=PATIENCE_S)
    try:
        knocking.result(timeout=PATIENCE_S)
    except CannotJoin:
        pass
    else:
        # It came before the closing took hold, and so the closing must have seen it.
        assert seen_when_closing == 2
    wave.refresh_from_db()
    assert wave.state == WaveState.CLOSED
    assert Joiner.objects.count() == seen_when_closing


def wait_until_somebody_waits_for_a_lock() -> None:
    for _ in range(1000):
        with connection.cursor() as cursor, transaction.atomic():
            cursor.execute("SELECT pg_sleep(0.005), count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[1]:
                return
    pytest.fail("nobody waits")
