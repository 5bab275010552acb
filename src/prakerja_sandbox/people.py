"""People to try the platform with: somebody new at every request, their pictures, and a few with a difficult status."""

from datetime import UTC, date, datetime
from typing import Final

from prakerja_sandbox.population import STATUS_BY_ENDING, Person, household_of, person
from prakerja_sandbox.store import FIRST_PERSON_TO_TRY, Store

_ADULT: Final = range(18, 65)


def next_person(store: Store) -> Person:
    """An adult whom the registry calls active and who was not handed out before."""
    while True:
        somebody = person(store.next_number())
        if is_adult(somebody) and somebody.number % 10_000 not in STATUS_BY_ENDING:
            return somebody


def difficult_people() -> dict[str, Person]:
    """Per status other than active, one adult from before those who are handed out."""
    found: dict[str, Person] = {}
    for ending, status in STATUS_BY_ENDING.items():
        numbers = range(FIRST_PERSON_TO_TRY - 10_000 + ending, 0, -10_000)
        found[status] = next(somebody for somebody in map(person, numbers) if is_adult(somebody))
    return found


def is_adult(somebody: Person) -> bool:
    """Whether the person is of the programme's age, 18 to 64, today."""
    return somebody.age_on(_today()) in _ADULT


def as_json(somebody: Person) -> dict[str, object]:
    """The form in which /people/{number}.json shows a person, with an e-mail address and phone of their own to try."""
    return {
        "number": somebody.number,
        "nik": somebody.nik,
        "family_card": somebody.family_card,
        "name": somebody.name,
        "sex": somebody.sex,
        "born_on": somebody.born_on.isoformat(),
        "birthplace": somebody.birthplace,
        "regency": somebody.regency,
        "regency_name": somebody.home.name,
        "province_name": somebody.home.province,
        "address": somebody.address,
        "status": somebody.status,
        "email": email_of(somebody),
        "phone": phone_of(somebody),
        "household": [member.number for member in household_of(somebody.number)],
    }


def email_of(somebody: Person) -> str:
    """An address that nobody can own (RFC 2606)."""
    return f"orang{somebody.number}@example.org"


def phone_of(somebody: Person) -> str:
    """A number of the right form; messages to it end in the sandbox's inbox."""
    return f"+62811{somebody.number:09}"


def _today() -> date:
    return datetime.now(UTC).date()
