"""Whether a chain has signed a round: BLS over BLS12-381, as drand's scheme says. Pure, and slow: 0.27 s.

Nobody asks this within a request: the worker does, and the commands that check a draw.
"""

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from prakerja.connectors.beacon.chain import Chain

if TYPE_CHECKING:
    from py_ecc.bls.typing import G2Uncompressed

SIGNATURE_BYTES: Final = 48
_COORDINATE_BYTES: Final = 48
#: RFC 9380's name for how rounds are hashed to the curve, as drand has it for this scheme.
_DOMAIN: Final = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"


class NotAKey(ValueError):
    """What is pinned is no key: no signature can hold under it."""


@lru_cache(64)
def is_signed(chain: Chain, number: int, signature: bytes) -> bool:
    """Whether these bytes are the chain's signature of that round; there is one for each. Raises NotAKey.

    Kept: who waits for a round is told the same by several mirrors, again and again.
    """
    from prakerja.connectors.beacon import curve  # noqa: PLC0415 - see there

    key = _key(chain.public_key)
    try:
        point = curve.read_g1(_number(signature)) if len(signature) == SIGNATURE_BYTES else None
    except ValueError:
        return False
    # Nothing, and what lies beside the group, is a signature of nobody.
    if point is None or curve.is_inf(point) or not curve.is_inf(curve.multiply(point, curve.curve_order)):
        return False
    message = curve.hash_to_g1(hashlib.sha256(number.to_bytes(8)).digest(), _DOMAIN, hashlib.sha256)
    both = curve.pairing(curve.G2, curve.neg(point), final_exponentiate=False) * curve.pairing(
        key, message, final_exponentiate=False
    )
    return bool(curve.final_exponentiate(both) == curve.FQ12.one())


def randomness_of(signature: bytes) -> str:
    """In lowercase hex."""
    return hashlib.sha256(signature).hexdigest()


@lru_cache(8)
def _key(public_key: str) -> "G2Uncompressed":
    """Read once: that it lies in the group takes as long again as a third of a check."""
    from prakerja.connectors.beacon import curve  # noqa: PLC0415 - see there

    raw = bytes.fromhex(public_key)
    try:
        point = curve.read_g2((_number(raw[:_COORDINATE_BYTES]), _number(raw[_COORDINATE_BYTES:])))
    except ValueError:
        raise NotAKey("it is no point of the curve") from None
    if curve.is_inf(point) or not curve.is_inf(curve.multiply(point, curve.curve_order)):
        raise NotAKey("it does not lie in the group")
    return point


def _number(raw: bytes) -> int:
    return int.from_bytes(raw)
