"""What a verdict can say: for which occasion, why not, by which rule, and whose facts decided."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.db.models import TextChoices

from prakerja.screening.kinds import Rule


class Occasion(TextChoices):
    """What somebody is screened for: a draw; what takes them out of it again before it is frozen; and an award."""

    DRAW = "draw"
    #: After the screening and before the freezing they lost the identity that they joined with.
    IDENTITY = "identity"
    #: After the freezing they lost it: they stay a candidate, and what they win is not awarded.
    AWARD = "award"


class Reason(StrEnum):
    """Why a rule is not met, in the order of the rules."""

    NOT_VERIFIED = "not_verified"
    IDENTITY_LOST = "identity_lost"
    AGE_UNKNOWN = "age_unknown"
    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"
    DECLARED_STUDENT = "declared_student"
    LISTED_STUDENT = "listed_student"
    NOT_A_TARGET_GROUP = "not_a_target_group"
    DECLARED_OFFICE = "declared_office"
    LISTED_OFFICE = "listed_office"
    LISTED_AID = "listed_aid"
    ALREADY_RECIPIENT = "already_recipient"
    LISTED_RECIPIENT = "listed_recipient"
    HOUSEHOLD_FULL = "household_full"


class Source(StrEnum):
    """Where the facts that decided came from."""

    REGISTRY = "registry"
    APPLICANT = "applicant"
    LIST = "list"
    PROGRAMME = "programme"


type Fact = str | int | bool | None

#: Of each rule a joiner has at most one reason.
RULE_OF: Final[Mapping[Reason, Rule]] = {
    Reason.NOT_VERIFIED: Rule.CITIZENSHIP,
    Reason.IDENTITY_LOST: Rule.CITIZENSHIP,
    Reason.AGE_UNKNOWN: Rule.AGE,
    Reason.TOO_YOUNG: Rule.AGE,
    Reason.TOO_OLD: Rule.AGE,
    Reason.DECLARED_STUDENT: Rule.EDUCATION,
    Reason.LISTED_STUDENT: Rule.EDUCATION,
    Reason.NOT_A_TARGET_GROUP: Rule.TARGET_GROUP,
    Reason.DECLARED_OFFICE: Rule.BARRED_GROUP,
    Reason.LISTED_OFFICE: Rule.BARRED_GROUP,
    Reason.LISTED_AID: Rule.AID,
    Reason.ALREADY_RECIPIENT: Rule.EARLIER_RECIPIENT,
    Reason.LISTED_RECIPIENT: Rule.EARLIER_RECIPIENT,
    Reason.HOUSEHOLD_FULL: Rule.HOUSEHOLD,
}

SOURCE_OF: Final[Mapping[Reason, Source]] = {
    Reason.NOT_VERIFIED: Source.REGISTRY,
    Reason.IDENTITY_LOST: Source.PROGRAMME,
    Reason.AGE_UNKNOWN: Source.REGISTRY,
    Reason.TOO_YOUNG: Source.REGISTRY,
    Reason.TOO_OLD: Source.REGISTRY,
    Reason.DECLARED_STUDENT: Source.APPLICANT,
    Reason.LISTED_STUDENT: Source.LIST,
    Reason.NOT_A_TARGET_GROUP: Source.APPLICANT,
    Reason.DECLARED_OFFICE: Source.APPLICANT,
    Reason.LISTED_OFFICE: Source.LIST,
    Reason.LISTED_AID: Source.LIST,
    Reason.ALREADY_RECIPIENT: Source.PROGRAMME,
    Reason.LISTED_RECIPIENT: Source.LIST,
    Reason.HOUSEHOLD_FULL: Source.PROGRAMME,
}
