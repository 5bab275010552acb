"""The kinds of exclusion lists, and which rule of a scheme each of them speaks to. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from prakerja.schemes.eligibility import Eligibility
from prakerja.schemes.groups import BarredGroup


class Rule(StrEnum):
    """The rules of eligibility, in the order in which a person is told of them."""

    CITIZENSHIP = "citizenship"
    AGE = "age"
    EDUCATION = "education"
    TARGET_GROUP = "target_group"
    BARRED_GROUP = "barred_group"
    AID = "aid"
    EARLIER_RECIPIENT = "earlier_recipient"
    HOUSEHOLD = "household"


class ListKind(StrEnum):
    """What being on a list means."""

    # the seven groups of Perpres 76/2020 Art. 3, by their names in the schemes
    STATE_OFFICIALS = BarredGroup.STATE_OFFICIALS
    REGIONAL_COUNCIL_MEMBERS = BarredGroup.REGIONAL_COUNCIL_MEMBERS
    CIVIL_SERVANTS = BarredGroup.CIVIL_SERVANTS
    SOLDIERS = BarredGroup.SOLDIERS
    POLICE = BarredGroup.POLICE
    VILLAGE_OFFICIALS = BarredGroup.VILLAGE_OFFICIALS
    STATE_ENTERPRISE_OFFICERS = BarredGroup.STATE_ENTERPRISE_OFFICERS
    # pupils and students: of the education ministry's schools and universities, and of the religious ministry's
    # madrasahs
    DAPODIK = "dapodik"
    EMIS = "emis"
    PDDIKTI = "pddikti"
    # aid: social welfare data, wage subsidy, micro-business grant
    DTKS = "dtks"
    BSU = "bsu"
    BPUM = "bpum"
    #: Everyone with a decree in the list's year, even if later revoked.
    RECIPIENT = "recipient"
    REVOKED = "revoked"


BARRED_GROUP_KINDS: Final = frozenset(ListKind(group.value) for group in BarredGroup)
EDUCATION_KINDS: Final = frozenset({ListKind.DAPODIK, ListKind.EMIS, ListKind.PDDIKTI})
#: Whoever is on one of these has received.
RECEIVED_KINDS: Final = frozenset({ListKind.RECIPIENT, ListKind.REVOKED})


@dataclass(frozen=True, order=True)
class Barring:
    """Lists of a kind bar; `year`: those of recipients of that year alone."""

    kind: ListKind
    year: int | None = None


def has_year(kind: ListKind) -> bool:
    """Whether such a list is of one year."""
    return kind is ListKind.RECIPIENT


def has_family_cards(kind: ListKind) -> bool:
    """Whether such a list may say whose family each person belongs to: the cap of a family counts recipients."""
    return kind is ListKind.RECIPIENT


def has_days(kind: ListKind) -> bool:
    """Whether such a list may say of each person since when: who received did so in the list's year."""
    return not has_year(kind)


def lists_that_bar(eligibility: Eligibility) -> dict[Rule, frozenset[Barring]]:
    """For each rule that reads lists: those of the scheme's. Raises ValueError for a list that no kind stands for."""
    return {
        Rule.EDUCATION: _of_kinds(EDUCATION_KINDS if eligibility.in_education_barred else ()),
        Rule.BARRED_GROUP: _of_kinds(ListKind(group.value) for group in eligibility.barred_groups),
        Rule.AID: _of_kinds(ListKind(name) for name in eligibility.exclusion_lists),
        Rule.EARLIER_RECIPIENT: _of_recipients(eligibility),
    }


def _of_kinds(kinds: Iterable[ListKind]) -> frozenset[Barring]:
    return frozenset(Barring(kind) for kind in kinds)


def _of_recipients(eligibility: Eligibility) -> frozenset[Barring]:
    years = eligibility.earlier_recipients_barred_from_years
    barred = frozenset(Barring(ListKind.RECIPIENT, year) for year in years)
    if eligibility.one_card_per_lifetime:
        barred = frozenset({Barring(ListKind.RECIPIENT)})
    return barred | {Barring(ListKind.REVOKED)} if eligibility.revoked_barred else barred
