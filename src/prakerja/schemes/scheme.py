"""The rules and amounts of a period, as one value: what `schemes/<name>.toml` holds."""

from typing import Self

from pydantic import model_validator

from prakerja.schemes.assessment import Assessment
from prakerja.schemes.benefits import Benefits
from prakerja.schemes.deadlines import Deadlines, YearEnd
from prakerja.schemes.eligibility import Eligibility
from prakerja.schemes.period import Period
from prakerja.schemes.priority import Priority
from prakerja.schemes.sourced import Strict
from prakerja.schemes.training import Training


class Scheme(Strict):
    """The rules of a period. A wave is pinned to one by name and version."""

    name: str
    period: Period
    eligibility: Eligibility
    priority: Priority
    benefits: Benefits
    deadlines: Deadlines
    training: Training
    year_ends: tuple[YearEnd, ...]
    test: Assessment
    #: SHA-256 of the file, in hex; not a key of the file.
    sha256: str

    @property
    def version(self) -> str:
        """The first 12 hex digits of the file's SHA-256: what decisions and waves write down."""
        return self.sha256[:12]

    @model_validator(mode="after")
    def who_has_precedence_may_receive(self) -> Self:
        if barred := [group.value for group in self.priority.groups if group not in self.eligibility.may_receive]:
            raise ValueError(f"priority.groups: {barred} may not receive")
        return self

    @model_validator(mode="after")
    def aid_does_not_bar_and_delay_at_once(self) -> Self:
        both = set(self.priority.not_yet_aided_first) & set(self.eligibility.exclusion_lists)
        if both:
            raise ValueError(f"priority.not_yet_aided_first: {sorted(both)} are excluded altogether")
        return self

    @model_validator(mode="after")
    def a_year_ends_once(self) -> Self:
        years = [end.year for end in self.year_ends]
        if years != sorted(set(years)):
            raise ValueError(f"year_ends: the years are {years}; each stands once, in order")
        if years and years[0] < self.period.opens_on.year:
            raise ValueError(f"year_ends: {years[0]} ended before {self.period.opens_on}, the period's first day")
        return self
