"""Which waves a scheme is for."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from prakerja.schemes.sourced import Limit, Sourced


class Period(Sourced):
    """The laws of the time, the waves that the scheme is for, and the day the first of them opened."""

    laws: Annotated[tuple[str, ...], Field(min_length=1)]
    first_wave: Annotated[int, Field(gt=0)]
    last_wave: Limit
    opens_on: date

    @model_validator(mode="after")
    def the_waves_are_in_order(self) -> Self:
        if self.last_wave is not None and self.last_wave < self.first_wave:
            raise ValueError(f"the last wave is {self.last_wave}, before the first, {self.first_wave}")
        return self

    def covers(self, wave: int) -> bool:
        """Whether the wave of that number belongs to this period."""
        return self.first_wave <= wave and (self.last_wave is None or wave <= self.last_wave)
