"""What a house tells by itself: whether it is the house, and of which payment it speaks. It books nothing. Pure."""

import json
from dataclasses import dataclass

from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.signatures import is_signed_by, text_of_call
from prakerja.kit.refused import Refused


class NotFromTheHouse(Refused):
    """The signature is nobody's, or another's."""


class SpeaksOfNothing(Refused):
    """It is the house, and names no payment."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """`reference`: ours, as it is told; whether it is one of ours is for whoever keeps them to find."""

    house: str
    reference: str


def read_callback(house: House, *, path: str, body: bytes, timestamp: str, signature: str) -> Spoken:
    """Which payment the house speaks of. `path` with its query, `body` and `timestamp` exactly as they came.

    Raises NotFromTheHouse, SpeaksOfNothing. The state that it tells is not read: the status service is asked.
    """
    if not is_signed_by(house.verifies, text_of_call("POST", path, body, timestamp, token=None), signature):
        raise NotFromTheHouse("signature")
    try:
        told: object = json.loads(body)
    except (ValueError, RecursionError):
        raise SpeaksOfNothing("not json") from None
    reference = told.get("originalPartnerReferenceNo") if isinstance(told, dict) else None
    if not isinstance(reference, str) or not reference.isprintable() or not 0 < len(reference) <= 64:
        raise SpeaksOfNothing("no reference")
    return Spoken(house.name, reference)
