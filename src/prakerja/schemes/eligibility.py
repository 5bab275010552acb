"""Who may receive a card in a period."""

from typing import Annotated, Final, Self

from pydantic import Field, model_validator

from prakerja.schemes.groups import BarredGroup, TargetGroup
from prakerja.schemes.sourced import Limit, Sourced

#: Of the programme: nobody received before.
_FIRST_YEAR: Final = 2020


class Eligibility(Sourced):
    """Who may receive a card. Ages in completed years, wage in rupiah a month.

    Citizenship, age, schooling and target groups: Permenko 11/2020 Art. 2. Barred groups: Perpres 76/2020 Art. 3. One
    card: Permenko 11/2020 Art. 17. The rest was announced, and the file says when and by whom.
    """

    citizens_only: bool
    minimum_age: Annotated[int, Field(gt=0)]
    maximum_age: Limit
    in_education_barred: bool
    may_receive: tuple[TargetGroup, ...]
    barred_groups: tuple[BarredGroup, ...]
    #: Names of the aid lists whose people are excluded: dtks, bsu, bpum.
    exclusion_lists: tuple[str, ...]
    one_card_per_lifetime: bool
    earlier_recipients_barred_from_years: tuple[Annotated[int, Field(ge=_FIRST_YEAR)], ...]
    revoked_barred: bool
    #: Most recipients on one family card, ever.
    household_cap: Limit
    maximum_monthly_wage: Limit

    @model_validator(mode="after")
    def somebody_can_be_old_enough(self) -> Self:
        if self.maximum_age is not None and self.maximum_age < self.minimum_age:
            raise ValueError(f"nobody is {self.minimum_age} or older and {self.maximum_age} or younger")
        return self
