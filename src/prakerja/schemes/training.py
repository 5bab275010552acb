"""What may be bought in a period, what of its price a platform may earn, and what is paid for which proof."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from prakerja.schemes.sourced import Limit, Sourced, Strict

#: As the catalogue names how a course is taught (`training.states.Method`).
type Taught = Literal["self_paced", "webinar", "face_to_face"]


class Evidence(StrEnum):
    """What proves that something of the price is earned, in the order in which it comes."""

    #: The participant has confirmed that they are present, for the first time.
    ENTRY = "entry"
    #: The institution has declared that they finished, and every presence is confirmed.
    COMPLETION = "completion"
    CERTIFICATE = "certificate"


class Milestone(Strict):
    """For which proof how much of the price is owed, and for how many working days that proof can be corrected or
    objected to: no statement has the line before."""

    evidence: Evidence
    percent: Annotated[int, Field(ge=1, le=100)]
    window: Annotated[int, Field(ge=0, le=60)]


class Training(Sourced):
    """How a training is taught that may be bought, how many hours it takes at least, and the platform's part of it."""

    methods: Annotated[tuple[Taught, ...], Field(min_length=1)]
    minimum_hours: Limit
    #: Of the price, within it.
    most_commission_percent: Annotated[int, Field(ge=0, le=15)]
    milestones: Annotated[tuple[Milestone, ...], Field(min_length=1)]

    def allows(self, method: str, *, hours: int) -> bool:
        return method in self.methods and hours >= (self.minimum_hours or 0)

    @model_validator(mode="after")
    def the_whole_is_paid_at_the_certificate(self) -> Self:
        order = [list(Evidence).index(one.evidence) for one in self.milestones]
        if order != sorted(set(order)) or self.milestones[-1].evidence is not Evidence.CERTIFICATE:
            raise ValueError("milestones come once each, in their order, and the certificate is the last")
        if sum(one.percent for one in self.milestones) != 100:
            raise ValueError("milestones are the whole price together")
        return self
