"""Whether what this machine compiles computes what it should."""

import sys
from hashlib import sha256

import numpy as np

from prakerja.draw.engine.compiled.columns import new_columns
from prakerja.draw.engine.compiled.keys import keys_of

_SEED, _RECEIPT, _TICKETS = "5eed" * 16, b"R-1", 12


class NotCompiled(Exception):
    """Compiled code does not work here; says why."""


def check_this_machine() -> None:
    """A hash is computed as OpenSSL computes it. Raises NotCompiled, and whatever Numba and LLVM raise."""
    if sys.byteorder != "little":
        raise NotCompiled("the bytes of a number are in another order")
    columns = new_columns(candidates=1, receipt_bytes=len(_RECEIPT))
    columns.receipts[:] = np.frombuffer(_RECEIPT, dtype=np.uint8)
    columns.starts[1], columns.tickets[0] = len(_RECEIPT), _TICKETS
    hashes = [sha256(b"%b:%b:%d" % (_SEED.encode(), _RECEIPT, ticket)).digest() for ticket in range(_TICKETS)]
    keys, firsts = keys_of(columns, _SEED)
    if [int(keys[0]), int(firsts[0])] != [int.from_bytes(digest[:8]) for digest in (min(hashes), hashes[0])]:
        raise NotCompiled("it computes other hashes than OpenSSL")
