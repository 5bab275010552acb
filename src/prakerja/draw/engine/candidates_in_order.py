"""Checks a candidates file that was written in the order of its receipts, with little of it in memory."""

from pathlib import Path
from typing import Final

from prakerja.draw.engine.candidates import CandidatesGathering
from prakerja.draw.engine.candidates_file import CANDIDATE_COLUMNS
from prakerja.draw.engine.file_refused import FileRefused, ValueRefused
from prakerja.draw.engine.table_file import format_of, read_table

_AT_ONCE: Final = 100_000


def count_candidates_in_order(path: Path) -> int:
    """How many there are, each checked by every rule of the format. Where receipts rise, nobody stands there twice.

    Raises FileRefused with the first offending line and its cause.
    """
    unit, count, last, gathering = format_of(path).unit, 0, "", CandidatesGathering()
    for number, row in read_table(path, list(CANDIDATE_COLUMNS)):
        if count % _AT_ONCE == 0:
            gathering = CandidatesGathering()
        try:
            gathering.add(row)
        except ValueRefused as error:
            raise FileRefused(path, str(error), place=f"{unit} {number}") from error
        if row[0] <= last:
            raise FileRefused(path, "its receipt does not come after the one before", place=f"{unit} {number}")
        count, last = count + 1, row[0]
    return count
