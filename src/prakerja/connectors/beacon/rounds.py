"""A round as a mirror tells it, believed only where the chain has signed it. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from prakerja.connectors.beacon.chain import Chain
from prakerja.connectors.beacon.signature import is_signed, randomness_of


class Fault(StrEnum):
    """Why what was told is no round of the chain."""

    NOT_A_ROUND = "not a round"
    ANOTHER_ROUND = "another round"
    OTHER_RANDOMNESS = "randomness is not the hash"
    NOT_SIGNED = "not signed by the chain"


class NotGenuine(ValueError):
    """Somebody tells what the chain never said. The argument: a Fault."""


@dataclass(frozen=True, slots=True)
class Round:
    """Signed by its chain: whoever made one made it with `read_round`. `signature`, `randomness`: lowercase hex."""

    chain: str
    number: int
    signature: str
    randomness: str


class _Told(BaseModel):
    model_config = ConfigDict(strict=True)

    round: int
    randomness: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    signature: Annotated[str, Field(pattern=r"^[0-9a-f]{96}$")]


def read_round(body: bytes, *, chain: Chain, number: int) -> Round:
    """The round that was asked for. Raises NotGenuine; NotAKey where what is pinned is none.

    The cheap questions come first: whoever sends nonsense costs no quarter of a second.
    """
    try:
        told = _Told.model_validate_json(body)
    except ValidationError:
        raise NotGenuine(Fault.NOT_A_ROUND) from None
    signature = bytes.fromhex(told.signature)
    if told.round != number:
        raise NotGenuine(Fault.ANOTHER_ROUND)
    if told.randomness != randomness_of(signature):
        raise NotGenuine(Fault.OTHER_RANDOMNESS)
    if not is_signed(chain, number, signature):
        raise NotGenuine(Fault.NOT_SIGNED)
    return Round(chain.chain, number, told.signature, told.randomness)
