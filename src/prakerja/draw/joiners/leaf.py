"""A leaf of the joiners' tree: everything that is fixed of one joiner, as one hash. Pure.

Without the nonce nobody can find a NIK by trying all that there are; with it everybody can compute their own leaf.
"""

import hashlib
import hmac
from typing import NamedTuple


class JoinerRow(NamedTuple):
    """`groups`: all of theirs, in order, joined by `;`. `nik`, `kk`: empty where the account has none any more."""

    receipt: str
    nik: str
    kk: str
    regency: str
    groups: str
    tickets: int


def nonce_of(key: bytes, receipt: str) -> str:
    """HMAC-SHA-256 under the secret of the draw, in lowercase hex."""
    return hmac.digest(key, receipt.encode("ascii"), "sha256").hex()


def leaf_of(draw: str, row: JoinerRow, nonce: str) -> bytes:
    """The SHA-256 of what is fixed of a joiner."""
    return hashlib.sha256(f"prakerja-joiner-2:{draw}:{':'.join(map(str, row))}:{nonce}".encode("ascii")).digest()
