"""A beacon's chain, as whoever checks it has pinned it; and when which of its rounds is out. Pure."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

#: Unchained, signatures of 48 bytes on G1, keys of 96 on G2, rounds hashed as RFC 9380 says.
SCHEME: Final = "bls-unchained-g1-rfc9380"
#: The year 2100; and no period is longer than a day.
_LATEST_GENESIS: Final = 4_102_444_800
_LONGEST_PERIOD_S: Final = 86_400
#: A round is counted in eight bytes; a thousand million of them are a hundred years.
LAST_ROUND: Final = 10**10


class Chain(BaseModel):
    """`chain`: its hash, by which drand calls it. The names are those of a draw's statement."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    chain: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    public_key: Annotated[str, Field(pattern=r"^[0-9a-f]{192}$")]
    scheme: Literal["bls-unchained-g1-rfc9380"]
    #: In seconds since 1970: when round 1 is out.
    genesis_time: Annotated[int, Field(ge=0, le=_LATEST_GENESIS)]
    #: Seconds from one round to the next.
    period: Annotated[int, Field(ge=1, le=_LONGEST_PERIOD_S)]

    @property
    def genesis(self) -> datetime:
        return datetime.fromtimestamp(self.genesis_time, UTC)

    def time_of(self, number: int) -> datetime:
        """When the round is out: nobody knows it before, everybody can know it from then on."""
        _require_round(number)
        return self.genesis + timedelta(seconds=(number - 1) * self.period)

    def first_from(self, moment: datetime) -> int:
        """The first round that is out at the moment or later: none of the earlier ones is as late as that."""
        since = moment - self.genesis
        return max(-(-since // timedelta(seconds=self.period)) + 1, 1)


def _require_round(number: int) -> None:
    if not 1 <= number <= LAST_ROUND:
        raise ValueError(f"rounds are counted from 1 to {LAST_ROUND}")
