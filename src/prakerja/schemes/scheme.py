"""The rules and amounts of a period, as one value: what `schemes/<name>.toml` holds."""

from datetime import date, timedelta
from typing import Final, Self

from pydantic import model_validator

from prakerja.schemes.assessment import Assessment
from prakerja.schemes.benefits import Benefits
from prakerja.schemes.deadlines import Deadlines, YearEnd
from prakerja.schemes.eligibility import Eligibility
from prakerja.schemes.period import Period
from prakerja.schemes.priority import Priority
from prakerja.schemes.sourced import Strict
from prakerja.schemes.training import Training

#: After a training that was finished on the last day: four monthly payments, and one that failed.
_UNTIL_PAID: Final = timedelta(days=105)


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

    def year_end(self, year: int) -> YearEnd:
        """As it was published. Of a year of which nothing was: what is bought is finished by its last day."""
        published = next((one for one in self.year_ends if one.year == year), None)
        last = date(year, 12, 31)
        source = dict.fromkeys(("balance_usable_until", "last_payment_on"), "Our own day; none was published")
        own = YearEnd(year=year, balance_usable_until=last, last_payment_on=last + _UNTIL_PAID, source=source)
        return published or own

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
