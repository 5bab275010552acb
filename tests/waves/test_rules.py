"""Who may join: the window, the steps and the area, and nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.step_status import StepStatus
from prakerja.profile.rules import Barrier
from prakerja.regions.areas import areas_of, is_area
from prakerja.regions.known import KnownRegency, regencies
from prakerja.waves.rules import (
    ONE_FOR_LIFE,
    BarredByAnswer,
    ClosedAlready,
    EarlierCards,
    HasReceived,
    JourneyStep,
    NotOpenYet,
    OtherArea,
    Readiness,
    Refusal,
    StepMissing,
    TooYoung,
    WaveFacts,
    barriers_of,
    birthday,
    is_final,
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


def test_nobody_is_refused_for_an_area_that_they_have_not_told_yet() -> None:
    unknown = Readiness(ALL_DONE | {JourneyStep.PARTICULARS: StepStatus.NOT_STARTED}, None)
    nowhere = WaveFacts(opens_at=OPENS, closes_at=CLOSES, is_open=True, has_seats_at_domicile=False)
    assert may_join(wave=nowhere, applicant=unknown, now=OPENS) == [
        StepMissing(JourneyStep.PARTICULARS, StepStatus.NOT_STARTED)
    ]


#: Reaches 18 on the day on which the wave closes, by the clocks in Jakarta: noon of 26 February.
EIGHTEEN_AT_CLOSING = date(2003, 2, 26)
OF_18 = WaveFacts(opens_at=OPENS, closes_at=CLOSES, is_open=True, has_seats_at_domicile=True, minimum_age=18)


def aged(birth_date: date | None) -> Readiness:
    return Readiness(ALL_DONE, "3273", birth_date=birth_date)


def test_whoever_is_old_enough_on_the_day_of_closing_may_join_before() -> None:
    assert may_join(wave=OF_18, applicant=aged(EIGHTEEN_AT_CLOSING), now=OPENS) == []


def test_whoever_is_a_day_younger_may_not_and_is_told_the_day() -> None:
    younger = aged(EIGHTEEN_AT_CLOSING + timedelta(days=1))
    assert may_join(wave=OF_18, applicant=younger, now=OPENS) == [TooYoung(18, date(2021, 2, 27))]


def test_a_wave_that_closes_after_midnight_in_jakarta_closes_on_the_next_day() -> None:
    midnight = datetime(2021, 2, 26, 17, 0, tzinfo=UTC)
    birth_date = EIGHTEEN_AT_CLOSING + timedelta(days=1)
    for closes_at, refused in ((midnight, False), (midnight - timedelta(microseconds=1), True)):
        wave = WaveFacts(opens_at=OPENS, closes_at=closes_at, is_open=True, has_seats_at_domicile=True, minimum_age=18)
        assert bool(may_join(wave=wave, applicant=aged(birth_date), now=OPENS)) == refused


def test_an_unknown_birth_date_stands_in_nobodys_way() -> None:
    assert may_join(wave=OF_18, applicant=aged(None), now=OPENS) == []


def test_whoever_has_received_is_told_so_before_everything_else() -> None:
    applicant = Readiness(
        dict.fromkeys(JourneyStep, StepStatus.NOT_STARTED),
        "9171",
        birth_date=date(2010, 1, 1),
        barriers=(Barrier.IN_FORMAL_EDUCATION, Barrier.OFFICE),
        received_in=(2020,),
    )
    nowhere = WaveFacts(opens_at=OPENS, closes_at=CLOSES, is_open=True, has_seats_at_domicile=False, minimum_age=18)
    assert may_join(wave=nowhere, applicant=applicant, now=CLOSES) == [
        HasReceived(),
        TooYoung(18, date(2028, 1, 1)),
        BarredByAnswer(Barrier.IN_FORMAL_EDUCATION),
        BarredByAnswer(Barrier.OFFICE),
        *(StepMissing(step, StepStatus.NOT_STARTED) for step in JourneyStep),
        ClosedAlready(CLOSES),
        OtherArea("9171"),
    ]


OF_2020 = EarlierCards(for_life=False, years=(2020,))


@pytest.mark.parametrize(
    ("received_in", "earlier_cards", "told"),
    [
        ((), ONE_FOR_LIFE, None),
        ((2020,), ONE_FOR_LIFE, HasReceived()),
        ((2019, 2020), ONE_FOR_LIFE, HasReceived()),
        ((2020,), EarlierCards(for_life=True, years=(2021,)), HasReceived()),
        ((), OF_2020, None),
        ((2020,), OF_2020, HasReceived(2020)),
        ((2021,), OF_2020, None),
        ((2020, 2022), OF_2020, HasReceived(2020)),
        ((2020, 2022), EarlierCards(for_life=False, years=(2021, 2022)), HasReceived(2022)),
        ((2020,), EarlierCards(for_life=False), None),
    ],
)
def test_an_earlier_card_bars_as_the_scheme_of_the_wave_says(
    received_in: tuple[int, ...], earlier_cards: EarlierCards, told: HasReceived | None
) -> None:
    applicant = Readiness(ALL_DONE, "3273", received_in=received_in)
    wave = replace(WAVE, earlier_cards=earlier_cards)
    assert may_join(wave=wave, applicant=applicant, now=OPENS) == ([told] if told else [])
    found = barriers_of(applicant, minimum_age=18, earlier_cards=earlier_cards, on=CLOSES.date())
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("refusal", "final"),
    [
        (HasReceived(), True),
        (HasReceived(2020), True),
        (TooYoung(18, date(2021, 3, 1)), True),
        (ClosedAlready(CLOSES), True),
        (NotOpenYet(OPENS), False),
        (OtherArea("3273"), False),
        (StepMissing(JourneyStep.PHONE, StepStatus.NOT_STARTED), False),
        (BarredByAnswer(Barrier.IN_FORMAL_EDUCATION), False),
    ],
)
def test_final_is_what_neither_they_nor_the_clock_can_change(refusal: Refusal, final: bool) -> None:
    assert is_final(refusal) == final


@pytest.mark.parametrize(
    ("born", "age", "on"),
    [
        (date(2003, 2, 28), 18, date(2021, 2, 28)),
        (date(2004, 2, 29), 18, date(2022, 3, 1)),
        (date(2004, 2, 29), 20, date(2024, 2, 29)),
        (date(2003, 12, 31), 18, date(2021, 12, 31)),
        (date(2003, 5, 5), 0, date(2003, 5, 5)),
    ],
)
def test_a_birthday_is_the_same_day_or_the_first_of_march(born: date, age: int, on: date) -> None:
    assert birthday(born, age) == on


dates = st.dates(date(1930, 1, 1), date(2020, 12, 31))


@given(born=dates, age=st.integers(0, 80))
def test_on_their_birthday_they_are_that_old_and_the_day_before_they_are_not(born: date, age: int) -> None:
    day = birthday(born, age)
    assert years_between(born, day) == age
    assert years_between(born, day - timedelta(days=1)) == age - 1


def years_between(born: date, day: date) -> int:
    """As one counts on one's fingers."""
    had_it_this_year = (day.month, day.day) >= (born.month, born.day)
    return day.year - born.year - (0 if had_it_this_year else 1)


@given(born=st.none() | dates, age=st.integers(0, 60), on=dates, received=st.booleans())
def test_what_stands_in_the_way_is_exactly_what_is_known_of_them(
    born: date | None, age: int, on: date, received: bool
) -> None:
    applicant = Readiness(
        ALL_DONE, "3273", birth_date=born, received_in=(2020,) if received else (), barriers=(Barrier.OFFICE,)
    )
    found = barriers_of(applicant, minimum_age=age, on=on)
    is_young = born is not None and years_between(born, on) < age
    assert [type(one) for one in found] == [
        *([HasReceived] if received else []),
        *([TooYoung] if is_young else []),
        BarredByAnswer,
    ]


def test_missing_are_all_steps_that_are_not_done_whatever_holds_them_up() -> None:
    half = Readiness(
        ALL_DONE | {JourneyStep.PHONE: StepStatus.ATTENTION, JourneyStep.IDENTITY: StepStatus.WAITING}, None
    )
    assert half.missing_steps == (JourneyStep.IDENTITY, JourneyStep.PHONE)
    assert not half.is_complete
    assert READY.is_complete
