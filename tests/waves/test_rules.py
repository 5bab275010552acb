"""Who may join: the window, the steps and the area, and nothing else."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.step_status import StepStatus
from prakerja.regions.areas import areas_of, is_area
from prakerja.regions.known import KnownRegency, regencies
from prakerja.waves.rules import (
    ClosedAlready,
    JourneyStep,
    NotOpenYet,
    OtherArea,
    Readiness,
    StepMissing,
    WaveFacts,
    may_join,
)

OPENS = datetime(2021, 2, 23, 8, 0, tzinfo=UTC)
CLOSES = datetime(2021, 2, 26, 5, 0, tzinfo=UTC)
ALL_DONE = dict.fromkeys(JourneyStep, StepStatus.DONE)
READY = Readiness(ALL_DONE, "3273")
WAVE = WaveFacts(opens_at=OPENS, closes_at=CLOSES, is_open=True, has_seats_at_domicile=True)

statuses = st.fixed_dictionaries({step: st.sampled_from(StepStatus) for step in JourneyStep})
moments = st.datetimes(datetime(2021, 2, 1), datetime(2021, 3, 31), timezones=st.just(UTC))  # noqa: DTZ001


def test_whoever_is_ready_may_join_in_the_first_second() -> None:
    assert may_join(wave=WAVE, applicant=READY, now=OPENS) == []


def test_nobody_joins_a_second_before_opening() -> None:
    assert may_join(wave=WAVE, applicant=READY, now=OPENS - timedelta(seconds=1)) == [NotOpenYet(OPENS)]


def test_nobody_joins_at_the_closing_second() -> None:
    assert may_join(wave=WAVE, applicant=READY, now=CLOSES - timedelta(microseconds=1)) == []
    assert may_join(wave=WAVE, applicant=READY, now=CLOSES) == [ClosedAlready(CLOSES)]


def test_nobody_joins_a_wave_closed_early() -> None:
    closed = WaveFacts(opens_at=OPENS, closes_at=CLOSES, is_open=False, has_seats_at_domicile=True)
    assert may_join(wave=closed, applicant=READY, now=OPENS) == [ClosedAlready(CLOSES)]


def test_a_wave_of_another_area_is_refused() -> None:
    elsewhere = WaveFacts(opens_at=OPENS, closes_at=CLOSES, is_open=True, has_seats_at_domicile=False)
    assert may_join(wave=elsewhere, applicant=READY, now=OPENS) == [OtherArea("3273")]


def test_a_step_that_waits_for_us_is_missing_too() -> None:
    waiting = Readiness(ALL_DONE | {JourneyStep.IDENTITY: StepStatus.WAITING}, "3273")
    assert may_join(wave=WAVE, applicant=waiting, now=OPENS) == [StepMissing(JourneyStep.IDENTITY, StepStatus.WAITING)]


@given(statuses=statuses, now=moments, is_open=st.booleans(), seats=st.booleans())
def test_one_may_join_exactly_when_everything_holds(
    statuses: dict[JourneyStep, StepStatus], now: datetime, is_open: bool, seats: bool
) -> None:
    wave = WaveFacts(opens_at=OPENS, closes_at=CLOSES, is_open=is_open, has_seats_at_domicile=seats)
    refusals = may_join(wave=wave, applicant=Readiness(statuses, "3273"), now=now)
    complete = all(status is StepStatus.DONE for status in statuses.values())
    assert (not refusals) == (complete and OPENS <= now < CLOSES and is_open and seats)


@given(statuses=statuses, now=moments)
def test_every_missing_step_is_named_once_and_in_order(statuses: dict[JourneyStep, StepStatus], now: datetime) -> None:
    refusals = may_join(wave=WAVE, applicant=Readiness(statuses, "3273"), now=now)
    named = [refusal.step for refusal in refusals if isinstance(refusal, StepMissing)]
    assert named == [step for step in JourneyStep if statuses[step] is not StepStatus.DONE]


@given(first=moments, second=moments)
def test_the_hour_of_joining_makes_no_difference(first: datetime, second: datetime) -> None:
    inside = [moment for moment in (first, second) if OPENS <= moment < CLOSES]
    assert all(may_join(wave=WAVE, applicant=READY, now=moment) == [] for moment in inside)


@given(st.sampled_from(regencies()))
def test_a_regency_lies_in_the_nation_its_province_and_itself(regency: KnownRegency) -> None:
    assert areas_of(regency.code) == ("ID", regency.province, regency.code)
    assert all(is_area(area) for area in areas_of(regency.code))
