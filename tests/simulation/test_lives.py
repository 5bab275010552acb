"""What a synthetic person answers is decided by their number alone, and looks like a nation."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.profile.answers import Answers, Employment, NoOffice
from prakerja.profile.rules import barriers_of
from prakerja.schemes.groups import BarredGroup
from prakerja.simulation.lives import Life, adult_lives, life_of, without_barriers
from prakerja_sandbox.population import POPULATION, person

ON = date(2021, 2, 24)
NUMBERS = st.integers(0, POPULATION - 1)
MANY = 3_000


def answers(life: Life) -> Answers:
    return Answers(in_formal_education=life.in_formal_education, employment=life.employment, office=life.office)


@pytest.fixture(scope="module")
def many() -> list[Life]:
    return list(adult_lives(start=0, count=MANY, on=ON))


@given(number=NUMBERS)
def test_the_same_number_always_lives_the_same_life(number: int) -> None:
    assert life_of(person(number)) == life_of(person(number))


@given(number=NUMBERS)
def test_a_life_is_that_of_its_person(number: int) -> None:
    assert life_of(person(number)).person == person(number)


@given(number=NUMBERS)
def test_nobody_has_more_dependants_than_a_question_takes(number: int) -> None:
    assert 0 <= life_of(person(number)).dependants <= 4


@given(number=NUMBERS)
def test_whoever_is_to_join_is_barred_by_no_answer_and_is_the_same_person(number: int) -> None:
    life = life_of(person(number))
    free = without_barriers(life)
    assert barriers_of(answers(free)) == ()
    assert (free.person, free.education, free.disability, free.dependants, free.topic) == (
        life.person,
        life.education,
        life.disability,
        life.dependants,
        life.topic,
    )


@pytest.mark.parametrize("count", [1, 2, 999])
@pytest.mark.parametrize("start", [0, 7, 15_000, 900_000])
def test_as_many_adults_are_taken_as_are_asked_for(start: int, count: int) -> None:
    lives = list(adult_lives(start=start, count=count, on=ON))
    assert len(lives) == count
    numbers = [life.person.number for life in lives]
    assert numbers[0] >= start
    assert all(before < after for before, after in pairwise(numbers))


def test_all_are_adults_of_working_age_whom_the_registry_calls_active(many: list[Life]) -> None:
    ages = {life.person.age_on(ON) for life in many}
    assert (min(ages), max(ages)) == (18, 64)
    assert {life.person.status for life in many} == {"active"}


def test_nobody_of_that_age_is_left_out(many: list[Life]) -> None:
    last = many[-1].person.number
    fitting = [
        number
        for number in range(last + 1)
        if person(number).status == "active" and 18 <= person(number).age_on(ON) <= 64
    ]
    assert [life.person.number for life in many] == fitting


def test_an_older_day_lets_in_others() -> None:
    """Whoever turns eighteen between the two days is an adult on the second alone."""
    before, after = date(2020, 1, 1), ON
    old, new = [{life.person.number for life in adult_lives(start=0, count=2_000, on=day)} for day in (before, after)]
    grown_up = min(new - old)
    assert person(grown_up).age_on(before) < 18 <= person(grown_up).age_on(after)


def test_whole_families_come_together(many: list[Life]) -> None:
    cards = Counter(life.person.family_card for life in many)
    assert max(cards.values()) >= 2


def test_two_waves_of_the_demo_share_nobody() -> None:
    eleven = {life.person.nik for life in adult_lives(start=0, count=800, on=ON)}
    twelve = {life.person.nik for life in adult_lives(start=15_000, count=2_000, on=ON)}
    assert not eleven & twelve


@pytest.mark.parametrize(
    ("trait", "share"),
    [
        (lambda life: life.employment is Employment.JOB_SEEKER, 0.55),
        (lambda life: life.employment is Employment.DISMISSED, 0.17),
        (lambda life: life.employment is Employment.FURLOUGHED, 0.09),
        (lambda life: life.in_formal_education, 0.03),
        (lambda life: life.office is not NoOffice.NONE, 0.01),
        (lambda life: life.disability, 0.02),
    ],
    ids=["job seekers", "dismissed", "furloughed", "at school", "in an office", "disabled"],
)
def test_the_shares_are_those_of_the_programmes_first_year(
    many: list[Life], trait: Callable[[Life], bool], share: float
) -> None:
    """Within four standard deviations of what was put in."""
    expected = MANY * share
    assert abs(sum(map(trait, many)) - expected) < 4 * (expected * (1 - share)) ** 0.5


def test_every_answer_of_every_question_is_given_by_somebody(many: list[Life]) -> None:
    assert {life.employment for life in many} == set(Employment)
    assert {life.office for life in many} <= {NoOffice.NONE, *BarredGroup}
    assert {life.in_formal_education for life in many} == {True, False}
    assert {life.disability for life in many} == {True, False}


def test_nobody_exists(many: list[Life]) -> None:
    assert {(life.person.nik[-4:], life.person.family_card[-4:]) for life in many} == {("0000", "0000")}
