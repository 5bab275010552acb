"""Accounts of the synthetic nation: worked out from a person's number, so that none has to be kept."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from prakerja_sandbox.bank.houses import HOUSES, House
from prakerja_sandbox.population import POPULATION, Person, household_of, person


class Condition(StrEnum):
    """What is the matter with an account."""

    ACTIVE = "active"
    UNVERIFIED = "unverified"
    CLOSED = "closed"
    DORMANT = "dormant"
    FROZEN = "frozen"
    OVER_LIMIT = "over-limit"
    OTHER_NAME = "other-name"


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody's account. `holder` is written as the house writes names, `nik` is whose card it was opened with."""

    house: House
    number: str
    holder: str
    nik: str
    condition: Condition

    @property
    def id(self) -> str:
        """Its name in the books."""
        return self.house.id_of(self.number)

    def as_json(self) -> dict[str, str]:
        """The form in which the pages for programs show it."""
        return {
            "house": self.house.code,
            "bank_code": self.house.bank_code,
            "number": self.number,
            "holder": self.holder,
            "nik": self.nik,
            "condition": self.condition,
        }


#: Of a hundred accounts so many are in this condition; the rest of them are fine up to _WITH_ACCOUNT, and then none.
_OF_A_HUNDRED: Final = (
    *[Condition.UNVERIFIED] * 5,
    *[Condition.CLOSED] * 4,
    *[Condition.DORMANT] * 4,
    *[Condition.FROZEN] * 2,
    *[Condition.OVER_LIMIT] * 4,
    *[Condition.OTHER_NAME] * 4,
)
_WITH_ACCOUNT: Final = 83


def account_at(house: House, number: str) -> Account | None:
    """The account with this number; None: nobody has it."""
    whose = house.person_of(number)
    if whose is None or whose >= POPULATION:
        return None
    condition = _condition_of(whose, house)
    if condition is None:
        return None
    owner = person(whose)
    holder = _somebody_near(owner) if condition is Condition.OTHER_NAME else owner
    return Account(house, number, _written(holder, house), holder.nik, condition)


def accounts_of(number: int) -> list[Account]:
    """All that this person has, in the order of the houses; at least one of them is fine."""
    found = (account_at(house, house.number_of(number)) for house in HOUSES)
    return [account for account in found if account]


def _condition_of(number: int, house: House) -> Condition | None:
    turn = HOUSES.index(house)
    if number % len(HOUSES) == turn:
        return Condition.ACTIVE
    chance = _scatter(number * len(HOUSES) + turn) % 100
    if chance >= _WITH_ACCOUNT:
        return None
    condition = _OF_A_HUNDRED[chance] if chance < len(_OF_A_HUNDRED) else Condition.ACTIVE
    # A bank opens no account for somebody whom it has not checked.
    return Condition.ACTIVE if condition is Condition.UNVERIFIED and not house.is_wallet else condition


def _somebody_near(owner: Person) -> Person:
    others = [one for one in household_of(owner.number) if one.number != owner.number]
    return others[0] if others else person((owner.number + 1) % POPULATION)


def _written(holder: Person, house: House) -> str:
    name = holder.name.upper()
    if house.titled:
        name = ("SDRI " if holder.sex == "Perempuan" else "SDR ") + name
    return name[: house.longest_name].rstrip()


def _scatter(number: int) -> int:
    mixed = number * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
    return mixed ^ mixed >> 31
