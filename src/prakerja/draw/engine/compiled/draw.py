"""A draw at national size, file to bytes; whatever is not plain is left to the strict reader and the reference."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from prakerja.draw.engine.compiled.columns import National, NotPlain
from prakerja.draw.engine.compiled.keys import keys_of
from prakerja.draw.engine.compiled.order import doubled_receipt, order_by_key
from prakerja.draw.engine.compiled.read_national import read_national
from prakerja.draw.engine.compiled.result_bytes import result_bytes
from prakerja.draw.engine.compiled.seating import seat_by_rank
from prakerja.draw.engine.compiled.sha256_lanes import SEED_LENGTH
from prakerja.draw.engine.reference.rank import key_of
from prakerja.waves.seats_line import SeatsLine


class ReceiptDoubled(Exception):
    """The candidate at position `later` has a receipt that the one at `earlier` has; all else of the file is plain."""

    def __init__(self, receipt: str, *, later: int, earlier: int) -> None:
        self.receipt, self.later, self.earlier = receipt, later, earlier
        super().__init__(f"candidates {earlier + 1} and {later + 1} have the same receipt")


@dataclass(frozen=True, slots=True)
class Drawn:
    """What became of a plain file. `result`: the bytes of the result, to be taken once, piece by piece."""

    candidates: int
    seated: int
    household_full: int
    candidates_sha256: str
    result: Iterator[memoryview]


def draw_plain(
    candidates: Path, seats: Sequence[SeatsLine], *, seed: str, cap: int, on_stage: Callable[[str], None]
) -> Drawn:
    """The draw of the file. Raises NotPlain, ReceiptDoubled."""
    if len(seed) != SEED_LENGTH:
        raise NotPlain("another seed")
    on_stage("reading candidates")
    national = read_national(candidates)
    on_stage("ranking")
    keys, firsts = keys_of(national.columns, seed)
    _refuse_doubled(national, doubled_receipt(national.columns, firsts))
    del firsts

    def whole_key(position: int) -> tuple[bytes, str]:
        receipt = national.receipt(position)
        return key_of(seed, receipt, int(national.columns.tickets[position])), receipt

    order = order_by_key(keys, whole_key)
    on_stage("seating")
    seating = seat_by_rank(order, national, seats, cap=cap)
    on_stage("writing the result")
    result = result_bytes(order, national.columns, keys, seats, seating)
    return Drawn(len(national), seating.seated, seating.household_full, national.sha256, result)


def _refuse_doubled(national: National, doubled: tuple[int, int] | None) -> None:
    if doubled is not None:
        later, earlier = doubled
        raise ReceiptDoubled(national.receipt(later), later=later, earlier=earlier)
