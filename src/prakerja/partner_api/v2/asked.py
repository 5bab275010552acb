"""What a field of a request of v2 may hold. A name that we do not know is refused: it may be a slip."""

import re
from datetime import UTC, datetime
from typing import Annotated, Final

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

#: No sign that is not seen; what is longer than any of its kind is no such thing.
Code = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=64, pattern=r"^[!-~]+$")]
Count = Annotated[int, Field(strict=True, ge=0, le=2**31 - 1)]

_RFC_3339: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9].*", re.DOTALL)
#: Whatever is reckoned from a moment of these years is one as well.
_YEARS: Final = range(2000, 2100)


def _only_text(value: object) -> object:
    """Not a number of seconds, nor one in quotes."""
    if not isinstance(value, str) or not _RFC_3339.fullmatch(value):
        raise ValueError("a moment is a text as RFC 3339 has it")
    return value


def _in_reach(moment: datetime) -> datetime:
    if moment.year not in _YEARS:
        raise ValueError("a moment is of this century")
    # A zone may be further away than any that the database knows.
    return moment.astimezone(UTC)


Moment = Annotated[AwareDatetime, BeforeValidator(_only_text), AfterValidator(_in_reach)]


class Asked(BaseModel):
    """The fields of a body."""

    model_config = ConfigDict(extra="forbid")
