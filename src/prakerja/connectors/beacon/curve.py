"""The curve BLS12-381, by py-ecc. Imported when the first signature is checked: that takes 0.7 s and 20 MB."""

import sys

_limit = sys.getrecursionlimit()

from py_ecc.bls.hash_to_curve import hash_to_G1 as hash_to_g1  # noqa: E402
from py_ecc.bls.point_compression import decompress_G1 as read_g1  # noqa: E402
from py_ecc.bls.point_compression import decompress_G2 as read_g2  # noqa: E402
from py_ecc.optimized_bls12_381 import FQ12, G2, curve_order, final_exponentiate, is_inf, multiply, neg, pairing  # noqa: E402

# py-ecc lets the whole process recurse a hundred thousand deep; what strangers send us nested must end before.
sys.setrecursionlimit(_limit)

__all__ = [
    "FQ12",
    "G2",
    "curve_order",
    "final_exponentiate",
    "hash_to_g1",
    "is_inf",
    "multiply",
    "neg",
    "pairing",
    "read_g1",
    "read_g2",
]
