"""By when a recipient must have done what."""

from datetime import date
from typing import Self

from pydantic import model_validator

from prakerja.schemes.sourced import Days, Sourced


class Deadlines(Sourced):
    """Days that a recipient has: for the first purchase from the award, for a survey or a repayment from the notice."""

    first_purchase_days: Days
    survey_open_days: Days
    repayment_days: Days


class YearEnd(Sourced):
    """The cut-offs of one budget year, each the last day on which the thing is still possible. None: none published."""

    year: int
    balance_usable_until: date | None = None
    training_finished_by: date | None = None
    reviewed_and_linked_by: date | None = None
    surveys_close_on: date | None = None
    #: It may lie in the next year: what was earned on the last day falls due month by month.
    last_payment_on: date

    @property
    def last_buying_day(self) -> date:
        """Where none was published, what is bought must be finished on a day, and after that one nothing is bought."""
        return self.balance_usable_until or self.training_finished_by or self.last_payment_on

    @property
    def last_finishing_day(self) -> date:
        """Of a training. Where none was published, the last day of the year (ours), for what was bought in time."""
        return self.training_finished_by or min(
            max(self.last_buying_day, date(self.year, 12, 31)), self.last_payment_on
        )

    @model_validator(mode="after")
    def the_days_are_of_the_year_and_in_order(self) -> Self:
        days = (self.balance_usable_until, self.training_finished_by, self.reviewed_and_linked_by)
        known = [day for day in days if day is not None]
        if known != sorted(known):
            raise ValueError("buying ends after finishing, or finishing after reviewing")
        others = [day for day in (*known, self.surveys_close_on) if day is not None and day.year != self.year]
        if others:
            raise ValueError(f"{others[0]} does not lie in {self.year}")
        if any(self.last_payment_on < day for day in (*known, self.surveys_close_on) if day is not None):
            raise ValueError(f"the last payment is on {self.last_payment_on}, before what it pays for is over")
        return self
