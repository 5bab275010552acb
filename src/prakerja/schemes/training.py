"""What may be bought with a card in a period, and what of its price a platform may earn."""

from typing import Annotated, Literal

from pydantic import Field

from prakerja.schemes.sourced import Limit, Sourced

#: As the catalogue names how a course is taught (`training.states.Method`).
type Taught = Literal["self_paced", "webinar", "face_to_face"]


class Training(Sourced):
    """How a training is taught that may be bought, how many hours it takes at least, and the platform's part of it."""

    methods: Annotated[tuple[Taught, ...], Field(min_length=1)]
    minimum_hours: Limit
    #: Of the price, within it.
    most_commission_percent: Annotated[int, Field(ge=0, le=15)]

    def allows(self, method: str, *, hours: int) -> bool:
        return method in self.methods and hours >= (self.minimum_hours or 0)
