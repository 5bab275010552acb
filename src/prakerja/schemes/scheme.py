"""The rules and amounts of a period, read from `schemes/<name>.toml`: every figure with its source beside it."""

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from django.conf import settings
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator


class SchemeRefused(ValueError):
    """The scheme file is missing or not as it must be; the message names the file and the place."""


class BarredGroup(StrEnum):
    """Who may never receive a card (Perpres 76/2020 Art. 3)."""

    STATE_OFFICIALS = "state_officials"
    REGIONAL_COUNCIL_MEMBERS = "regional_council_members"
    CIVIL_SERVANTS = "civil_servants"
    SOLDIERS = "soldiers"
    POLICE = "police"
    VILLAGE_OFFICIALS = "village_officials"
    STATE_ENTERPRISE_OFFICERS = "state_enterprise_officers"


class TargetGroup(StrEnum):
    """Whom the programme is for (Permenko 11/2020 Art. 2)."""

    JOB_SEEKERS = "job_seekers"
    DISMISSED = "dismissed"
    FURLOUGHED = "furloughed"
    WORKERS = "workers"
    MICRO_SMALL_BUSINESS_OWNERS = "micro_small_business_owners"


class AssessmentEffect(StrEnum):
    """What the test's result does to the applicant's chances. `informs`: nothing."""

    INFORMS = "informs"


def _none_from_word(value: object) -> object:
    return None if value == "none" else value


#: TOML knows no null: the word "none" says openly that there is no limit.
type Limit = Annotated[int | None, BeforeValidator(_none_from_word)]
type Rupiah = Annotated[int, Field(ge=0)]
type Days = Annotated[int, Field(gt=0)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Sourced(_Strict):
    """A part of a scheme in which every figure names its source."""

    source: Mapping[str, Annotated[str, Field(min_length=10)]]

    @model_validator(mode="after")
    def every_figure_has_its_source(self) -> Self:
        figures = self.model_fields_set - {"source", "year"}
        if figures != set(self.source):
            raise ValueError(f"sources and figures differ: {sorted(figures ^ set(self.source))}")
        return self


class Period(_Sourced):
    """Which waves the scheme is for, and the day the first of them opened."""

    first_wave: int
    last_wave: Limit
    opens_on: date


class Eligibility(_Sourced):
    """Who may receive a card. Ages in completed years, wage in rupiah a month."""

    citizens_only: bool
    minimum_age: int
    maximum_age: Limit
    in_education_barred: bool
    may_receive: tuple[TargetGroup, ...]
    barred_groups: tuple[BarredGroup, ...]
    #: Names of the aid lists whose people are excluded: dtks, bsu, bpum.
    exclusion_lists: tuple[str, ...]
    one_card_per_lifetime: bool
    earlier_recipients_barred_from_years: tuple[int, ...]
    revoked_barred: bool
    #: Most recipients on one family card, ever.
    household_cap: Limit
    maximum_monthly_wage: Limit


class Priority(_Sourced):
    """Who had precedence; the seats of each wave say how it is carried out."""

    groups: tuple[TargetGroup, ...]
    reserved_percent: Annotated[int, Field(ge=0, le=100)]
    not_yet_aided_first: tuple[str, ...]
    repeat_applicants_weigh_more: bool


class Benefits(_Sourced):
    """What a recipient gets, in whole rupiah."""

    training_balance: Rupiah
    incentive: Rupiah
    incentive_instalments: Annotated[int, Field(ge=0)]
    survey_incentive: Rupiah
    surveys: Annotated[int, Field(ge=0)]
    total: Rupiah
    payment_partners: tuple[str, ...]

    @model_validator(mode="after")
    def the_parts_add_up(self) -> Self:
        parts = self.training_balance + self.incentive * self.incentive_instalments
        parts += self.survey_incentive * self.surveys
        if parts != self.total:
            raise ValueError(f"the parts add up to {parts}, the total says {self.total}")
        return self


class Deadlines(_Sourced):
    """Days that a recipient has: for the first purchase from the award, for a survey or a repayment from the notice."""

    first_purchase_days: Days
    survey_open_days: Days
    repayment_days: Days


class YearEnd(_Sourced):
    """The cut-offs of one budget year, each the last day on which the thing is still possible. None: none published."""

    year: int
    balance_usable_until: date | None = None
    training_finished_by: date | None = None
    reviewed_and_linked_by: date | None = None
    surveys_close_on: date | None = None


class AssessmentTerms(_Sourced):
    """How the motivation and basic ability test is composed."""

    items: Annotated[int, Field(gt=0)]
    minutes: Annotated[int, Field(gt=0)]
    motivation_items: Annotated[int, Field(ge=0)]
    reading_items: Annotated[int, Field(ge=0)]
    arithmetic_items: Annotated[int, Field(ge=0)]
    ordering_items: Annotated[int, Field(ge=0)]
    pass_mark: Limit
    effect: AssessmentEffect

    @model_validator(mode="after")
    def the_kinds_add_up(self) -> Self:
        kinds = self.motivation_items + self.reading_items + self.arithmetic_items + self.ordering_items
        if kinds != self.items:
            raise ValueError(f"the kinds add up to {kinds} items, the test has {self.items}")
        return self


class Scheme(_Strict):
    """The rules of a period. A wave is pinned to one by name and version."""

    name: str
    period: Period
    eligibility: Eligibility
    priority: Priority
    benefits: Benefits
    deadlines: Deadlines
    year_ends: tuple[YearEnd, ...]
    test: AssessmentTerms
    #: SHA-256 of the file, in hex; not a key of the file.
    sha256: str


def load_scheme(name: str) -> Scheme:
    """The scheme of that name. Raises SchemeRefused, naming the file and the place.

    A file is read once per process: it does not change under a running programme.
    """
    if not name.isalnum():
        raise SchemeRefused(f"{name!r} is not the name of a scheme")
    return _read(schemes_folder() / f"{name}.toml")


def scheme_version(scheme: Scheme) -> str:
    """The first 12 hex digits of the file's SHA-256: what decisions and waves write down."""
    return scheme.sha256[:12]


def scheme_names() -> tuple[str, ...]:
    """The names of all schemes at hand, sorted."""
    return tuple(sorted(path.stem for path in schemes_folder().glob("*.toml")))


def schemes_folder() -> Path:
    """Where the schemes are: beside `src/` in a checkout, elsewhere by PRAKERJA_SCHEMES."""
    return Path(settings.SCHEMES_FOLDER)


@cache
def _read(path: Path) -> Scheme:
    try:
        raw = path.read_bytes()
        values = tomllib.loads(raw.decode())
    except FileNotFoundError:
        raise SchemeRefused(f"there is no scheme {path.stem!r} in {path.parent}") from None
    except ValueError as error:
        raise SchemeRefused(f"{path.name} cannot be read: {error}") from error
    if values.get("name") != path.stem or "sha256" in values:
        raise SchemeRefused(f"{path.name} must be named by its key `name` and must not hold its own hash")
    try:
        return Scheme.model_validate({**values, "sha256": hashlib.sha256(raw).hexdigest()})
    except ValidationError as error:
        raise SchemeRefused(f"{path.name}: {_first_fault(error)}") from error


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_context=False)[0]
    return f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
