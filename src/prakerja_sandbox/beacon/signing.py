"""BLS12-381 by py-ecc: keys on G2, signatures on G1, rounds hashed as drand's scheme for quicknet has it.

Imported when the first round is asked for, which takes 0.7 s; a signature takes 15 ms.
"""

import hashlib
import sys
from typing import Final

_limit = sys.getrecursionlimit()

from py_ecc.bls.hash_to_curve import hash_to_G1 as hash_to_g1  # noqa: E402
from py_ecc.bls.point_compression import compress_G1 as write_g1  # noqa: E402
from py_ecc.bls.point_compression import compress_G2 as write_g2  # noqa: E402
from py_ecc.optimized_bls12_381 import G2, curve_order, multiply  # noqa: E402

# py-ecc lets the whole process recurse a hundred thousand deep.
sys.setrecursionlimit(_limit)

ORDER: Final = int(curve_order)
_DOMAIN: Final = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"
_BYTES: Final = 48


def public_key(secret: int) -> str:
    """Of 96 bytes, in hex."""
    first, second = write_g2(multiply(G2, secret))
    return (int(first).to_bytes(_BYTES) + int(second).to_bytes(_BYTES)).hex()


def sign(secret: int, number: int) -> bytes:
    """The one signature that this key has for the round."""
    message = hash_to_g1(hashlib.sha256(number.to_bytes(8)).digest(), _DOMAIN, hashlib.sha256)
    return int(write_g1(multiply(message, secret))).to_bytes(_BYTES)
