"""The kinds of exclusion lists, and which rule of a scheme each of them speaks to. Pure."""

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
    # pupils and students: of the education ministry's schools, and of the religious ministry's madrasahs
    DAPODIK = "dapodik"
    EMIS = "emis"
    # aid: social welfare data, wage subsidy, micro-business grant
    DTKS = "dtks"
    BSU = "bsu"
    BPUM = "bpum"
    # everyone with a decree in that year, even if later revoked
    RECIPIENT_2020 = "recipient_2020"
    RECIPIENT_2021 = "recipient_2021"
    RECIPIENT_2022 = "recipient_2022"
    REVOKED = "revoked"


BARRED_GROUP_KINDS: Final = frozenset(ListKind(group.value) for group in BarredGroup)
EDUCATION_KINDS: Final = frozenset({ListKind.DAPODIK, ListKind.EMIS})
RECIPIENT_KINDS: Final = frozenset({ListKind.RECIPIENT_2020, ListKind.RECIPIENT_2021, ListKind.RECIPIENT_2022})


def kinds_that_bar(eligibility: Eligibility) -> dict[Rule, frozenset[ListKind]]:
    """For each rule that reads lists: those of the scheme's. Raises ValueError for a list that no kind stands for."""
    return {
        Rule.EDUCATION: EDUCATION_KINDS if eligibility.in_education_barred else frozenset(),
        Rule.BARRED_GROUP: frozenset(ListKind(group.value) for group in eligibility.barred_groups),
        Rule.AID: frozenset(ListKind(name) for name in eligibility.exclusion_lists),
        Rule.EARLIER_RECIPIENT: _recipient_kinds(eligibility),
    }


def _recipient_kinds(eligibility: Eligibility) -> frozenset[ListKind]:
    barred = frozenset(ListKind(f"recipient_{year}") for year in eligibility.earlier_recipients_barred_from_years)
    if eligibility.one_card_per_lifetime:
        barred |= RECIPIENT_KINDS
    return barred | {ListKind.REVOKED} if eligibility.revoked_barred else barred
