"""What an applicant can answer. Pure values: None means that the question is not answered yet."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from prakerja.schemes.groups import BarredGroup


class Education(StrEnum):
    """The highest level completed."""

    NONE = "none"
    PRIMARY = "primary"
    JUNIOR = "junior"
    SENIOR = "senior"
    VOCATIONAL = "vocational"
    DIPLOMA = "diploma"
    BACHELOR = "bachelor"
    POSTGRADUATE = "postgraduate"


class Employment(StrEnum):
    """How the applicant earns a living now (Permenko 11/2020 Art. 2)."""

    JOB_SEEKER = "job_seeker"
    DISMISSED = "dismissed"
    FURLOUGHED = "furloughed"
    WORKER = "worker"
    MICRO_BUSINESS = "micro_business"
    MIGRANT_RETURNEE = "migrant_returnee"
    OTHER = "other"


class NoOffice(StrEnum):
    """The answer of somebody who is in none of the barred groups."""

    NONE = "none"


#: None of them, or the barred group that one says to belong to (Perpres 76/2020 Art. 3).
type Office = NoOffice | BarredGroup
OFFICES: Final[tuple[Office, ...]] = (NoOffice.NONE, *BarredGroup)


def office_of(answer: str) -> Office:
    """The answer as it was offered. Raises ValueError."""
    return NoOffice.NONE if answer == NoOffice.NONE else BarredGroup(answer)


class DisabilityKind(StrEnum):
    """The kinds of UU 8/2016 Art. 4, so that the test and the training can be adapted."""

    PHYSICAL = "physical"
    VISUAL = "visual"
    HEARING_SPEECH = "hearing_speech"
    INTELLECTUAL = "intellectual"
    MENTAL = "mental"
    SEVERAL = "several"


class Topic(StrEnum):
    """The training wished for; sales, management, lifestyle, languages and food were asked for most in 2020."""

    SALES_MARKETING = "sales_marketing"
    MANAGEMENT = "management"
    FOREIGN_LANGUAGES = "foreign_languages"
    FOOD_BEVERAGE = "food_beverage"
    LIFESTYLE = "lifestyle"
    DIGITAL = "digital"
    OFFICE_WORK = "office_work"
    CRAFTS_TRADES = "crafts_trades"
    FARMING_FISHERY = "farming_fishery"
    OTHER = "other"


type Value = str | int | bool | None


@dataclass(frozen=True, kw_only=True)
class Answers:
    """One applicant's answers, in the order in which they are asked. Regions by their Kemendagri codes."""

    full_name: str | None = None
    ktp_address: str | None = None
    ktp_province: str | None = None
    ktp_regency: str | None = None
    same_as_ktp: bool | None = None
    domicile_address: str | None = None
    domicile_province: str | None = None
    domicile_regency: str | None = None
    education: Education | None = None
    in_formal_education: bool | None = None
    employment: Employment | None = None
    office: Office | None = None
    disability: bool | None = None
    #: The only optional one; empty: not told.
    disability_kind: str = ""
    dependants: int | None = None
    topic: Topic | None = None
