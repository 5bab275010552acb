"""The candidates of a whole nation as columns of numbers: some 60 bytes each, receipts included."""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from prakerja.draw.engine.candidates import Kind

type Bytes = npt.NDArray[np.uint8]
type Words16 = npt.NDArray[np.uint16]
type Words32 = npt.NDArray[np.uint32]
type Words64 = npt.NDArray[np.uint64]
type Numbers = npt.NDArray[np.int64]
#: In compiled functions both are 64 bits wide.
type Number = int | np.int64

#: Set in `held` where there is a household: its 128 bits may all be zero.
IN_HOUSEHOLD: Final = 1 << 31
#: Positions in `receipts` are 32 bits wide, numbers of kinds 16.
MOST_RECEIPT_BYTES: Final = 2**32 - 1
MOST_KINDS: Final = 2**16 - 1


class NotPlain(Exception):
    """The file has something that is read by the strict reader alone; it may be good or bad."""


class Columns(NamedTuple):
    """Position *n* of each is the *n*-th candidate's; their receipt is `receipts[starts[n]:starts[n + 1]]`."""

    receipts: Bytes
    starts: Words32
    kind_of: Words16
    tickets: Words32
    #: The first and the last 64 bits of the household.
    household_high: Words64
    household_low: Words64
    held: Words32


@dataclass(frozen=True, slots=True)
class National:
    """The candidates of a plain file, the kinds that `columns.kind_of` counts, and the file's SHA-256."""

    columns: Columns
    kinds: list[Kind]
    sha256: str

    def __len__(self) -> int:
        return len(self.columns.tickets)

    def receipt(self, position: int) -> str:
        """The receipt of the candidate at this position."""
        start, end = self.columns.starts[position : position + 2]
        return self.columns.receipts[start:end].tobytes().decode("ascii")


def new_columns(*, candidates: int, receipt_bytes: int) -> Columns:
    """Columns with room for so many. Memory that nobody writes to is not taken."""
    starts = np.empty(candidates + 1, dtype=np.uint32)
    starts[0] = 0
    return Columns(
        receipts=np.empty(receipt_bytes, np.uint8),
        starts=starts,
        kind_of=np.empty(candidates, np.uint16),
        tickets=np.empty(candidates, np.uint32),
        household_high=np.empty(candidates, np.uint64),
        household_low=np.empty(candidates, np.uint64),
        held=np.empty(candidates, np.uint32),
    )


def resize(columns: Columns, *, candidates: int, receipt_bytes: int) -> None:
    """There is room for so many. What stands there stays, and is moved by pages rather than copied."""
    columns.receipts.resize(receipt_bytes, refcheck=False)
    columns.starts.resize(candidates + 1, refcheck=False)
    for column in columns[2:]:
        column.resize(candidates, refcheck=False)
