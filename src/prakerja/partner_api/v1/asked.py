"""What a field of a request may hold: texts that can be kept, whole numbers; a number in quotes is none."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

#: No sign that is not seen; what is longer than any of its kind is no such thing.
Code = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=64, pattern=r"^[!-~]+$")]
#: The same, and it may be missing: what lacks has an error of its own.
MaybeCode = Annotated[str, StringConstraints(strict=True, max_length=64, pattern=r"^[!-~]*$")]


class Asked(BaseModel):
    """The fields of a body. More of them than we know are let be, as the clients send some."""

    model_config = ConfigDict(extra="ignore")
