"""How the test of a period is composed, and what it may decide."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from prakerja.schemes.sourced import Limit, Sourced


class AssessmentEffect(StrEnum):
    """What the test's result does to the applicant's chances. `informs`: nothing."""

    INFORMS = "informs"


class Assessment(Sourced):
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
