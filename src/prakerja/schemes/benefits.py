"""What a recipient gets in a period."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from prakerja.kit.rupiah import sum_of
from prakerja.schemes.sourced import InRupiah, Sourced


class Benefits(Sourced):
    """What a recipient gets, in whole rupiah."""

    training_balance: InRupiah
    incentive: InRupiah
    incentive_instalments: Annotated[int, Field(ge=0)]
    survey_incentive: InRupiah
    surveys: Annotated[int, Field(ge=0)]
    total: InRupiah
    payment_partners: tuple[str, ...]
    #: Partners who came while the scheme was in force, and their first day.
    partners_from: Mapping[str, date] = Field(default_factory=dict)

    @model_validator(mode="after")
    def later_partners_are_partners(self) -> Self:
        if strangers := sorted(set(self.partners_from) - set(self.payment_partners)):
            raise ValueError(f"{strangers} have a first day and are no payment partners")
        return self

    @model_validator(mode="after")
    def the_parts_add_up(self) -> Self:
        instalments = self.incentive * self.incentive_instalments
        parts = sum_of([self.training_balance, instalments, self.survey_incentive * self.surveys])
        if parts != self.total:
            raise ValueError(f"the parts add up to {parts}, the total says {self.total}")
        return self

    def partners_on(self, day: date) -> tuple[str, ...]:
        """The banks and wallets that paid out on that day."""
        return tuple(name for name in self.payment_partners if self.partners_from.get(name, day) <= day)
