"""What every part of a scheme is made of: figures that cannot change, each with its source beside it."""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from prakerja.kit.rupiah import Rupiah


def _none_from_word(value: object) -> object:
    return None if value == "none" else value


#: TOML knows no null: the word "none" says openly that there is no limit.
type Limit = Annotated[Annotated[int, Field(gt=0)] | None, BeforeValidator(_none_from_word)]
#: A whole number in the file, an amount in memory.
type InRupiah = Annotated[Rupiah, BeforeValidator(Rupiah)]
type Days = Annotated[int, Field(gt=0)]


class Strict(BaseModel):
    """Nothing is added to a scheme that is not asked for, and nothing is changed in memory."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Sourced(Strict):
    """A part of a scheme in which every figure names its source."""

    source: Mapping[str, Annotated[str, Field(min_length=10)]]

    @model_validator(mode="after")
    def every_figure_has_its_source(self) -> Self:
        figures = self.model_fields_set - {"source", "year"}
        if figures != set(self.source):
            raise ValueError(f"sources and figures differ: {sorted(figures ^ set(self.source))}")
        return self
