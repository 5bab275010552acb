"""What a synthetic person answers: decided by their number alone, so that everybody's demo is the same."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from prakerja.profile.answers import Education, Employment, NoOffice, Office, Topic
from prakerja.schemes.groups import BarredGroup
from prakerja_sandbox.population import Person, people

_EDUCATION = {
    Education.PRIMARY: 6,
    Education.JUNIOR: 7,
    Education.SENIOR: 38,
    Education.VOCATIONAL: 27,
    Education.DIPLOMA: 8,
    Education.BACHELOR: 13,
    Education.POSTGRADUATE: 1,
}
#: 88 % of the recipients of 2020 were not working (as the programme office reported in December 2020).
_EMPLOYMENT = {
    Employment.JOB_SEEKER: 55,
    Employment.DISMISSED: 17,
    Employment.FURLOUGHED: 9,
    Employment.WORKER: 8,
    Employment.MICRO_BUSINESS: 9,
    Employment.MIGRANT_RETURNEE: 1,
    Employment.OTHER: 1,
}


@dataclass(frozen=True)
class Life:
    person: Person
    education: Education
    in_formal_education: bool
    employment: Employment
    office: Office
    disability: bool
    dependants: int
    topic: Topic


def adult_lives(*, start: int, count: int, on: date) -> Iterator[Life]:
    """`count` people of 18 to 64, taken in the order of their numbers from `start` on; whole families come together."""
    found = 0
    number = start
    while True:
        for person in people(number, number + 15_000):
            if person.status == "active" and 18 <= person.age_on(on) <= 64:
                yield life_of(person)
                found += 1
                if found == count:
                    return
        number += 15_000


def life_of(person: Person) -> Life:
    chance = random.Random(person.number)  # noqa: S311  a life, not a secret
    return Life(
        person=person,
        education=_pick(chance, _EDUCATION),
        in_formal_education=chance.random() < 0.03,
        employment=_pick(chance, _EMPLOYMENT),
        office=chance.choice(list(BarredGroup)) if chance.random() < 0.01 else NoOffice.NONE,
        disability=chance.random() < 0.02,
        dependants=min(chance.randrange(5), chance.randrange(8)),
        topic=chance.choice(list(Topic)),
    )


def without_barriers(life: Life) -> Life:
    """The same person, whose own answers bar them from nothing: who is to join a wave must be able to."""
    return replace(life, in_formal_education=False, office=NoOffice.NONE, employment=Employment.JOB_SEEKER)


def _pick[T](chance: random.Random, weights: dict[T, int]) -> T:
    return chance.choices(list(weights), weights=list(weights.values()))[0]
