"""Waves that two people have moved or cancelled since they were announced."""

from datetime import datetime, timedelta

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import savepoint
from prakerja.waves.acts import CANCEL, RESCHEDULE, asked_for
from prakerja.waves.cancel_wave import cancel_wave
from prakerja.waves.models import Wave, WaveId
from prakerja.waves.reschedule_wave import reschedule_wave
from prakerja.waves.schedule_rules import Schedule
from prakerja.waves.stages import schedule_of
from tests.situations.cards import decided
from tests.situations.waves import OPENS, open_wave

LATER = OPENS + timedelta(hours=12)
A_DAY = timedelta(days=1)


def a_day_later(wave: Wave) -> Schedule:
    """It closes a day later, and so does its result come."""
    now_is = schedule_of(wave)
    return now_is._replace(closes_at=now_is.closes_at + A_DAY, result_expected_at=now_is.result_expected_at + A_DAY)


def to_move(wave: Wave, wanted: Schedule, *, at: datetime = LATER) -> Actor:
    """Two officers have decided it; the second of them, who does it."""
    return decided(RESCHEDULE, wave.pk, at=at, **asked_for(wanted))


def moved_wave(*, at: datetime = LATER) -> Wave:
    wave = open_wave()
    by = to_move(wave, a_day_later(wave), at=at)
    with savepoint():
        return reschedule_wave(wave_id=WaveId(wave.pk), by=by, now=at)


def cancelled_wave(*, at: datetime = LATER) -> Wave:
    return cancelled(open_wave(), at=at)


def cancelled(wave: Wave, *, at: datetime = LATER) -> Wave:
    by = decided(CANCEL, wave.pk, at=at)
    with savepoint():
        return cancel_wave(wave_id=WaveId(wave.pk), by=by, now=at)
