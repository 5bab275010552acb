"""What a field of a request of v2 may hold. A name that we do not know is refused: it may be a slip."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

#: No sign that is not seen; what is longer than any of its kind is no such thing.
Code = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=64, pattern=r"^[!-~]+$")]


class Asked(BaseModel):
    """The fields of a body."""

    model_config = ConfigDict(extra="forbid")
