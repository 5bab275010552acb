"""The result file: one row per candidate in rank order, in the format of the candidates file."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from prakerja.draw.engine.candidates import Candidates
from prakerja.draw.engine.reference.rank import Ranking
from prakerja.draw.engine.reference.seat_candidates import NOT_SEATED, Outcomes
from prakerja.draw.engine.table_file import FileFormat, write_table
from prakerja.waves.seats_line import SeatsLine

RESULT_COLUMNS: Final = {
    "receipt": "VARCHAR",
    "outcome": "VARCHAR",
    "pass": "BIGINT",
    "area": "VARCHAR",
    "group": "VARCHAR",
    "rank": "BIGINT",
    "key": "VARCHAR",
}
type ResultRow = tuple[str, str, int | str, str, str, int, str]


class OutcomeKind(StrEnum):
    """What the draw decided about a candidate."""

    SEATED = "seated"
    NO_SEAT = "no_seat"
    HOUSEHOLD_FULL = "household_full"


def result_rows(
    candidates: Candidates, ranking: Ranking, seats: Sequence[SeatsLine], outcomes: Outcomes
) -> Iterator[ResultRow]:
    """The rows of the file in rank order: receipt, outcome, pass, area, group, rank, key; empty texts unless seated."""
    for rank, position in enumerate(ranking.order, start=1):
        receipt, key = candidates.receipts[position], f"{ranking.key_start[position]:016x}"
        number = outcomes.row_of[position]
        if number != NOT_SEATED:
            row = seats[number]
            yield receipt, OutcomeKind.SEATED.value, row.pass_number, row.area, row.group, rank, key
            continue
        outcome = OutcomeKind.HOUSEHOLD_FULL if outcomes.household_full[position] else OutcomeKind.NO_SEAT
        yield receipt, outcome.value, "", "", "", rank, key


def write_result(path: Path, file_format: FileFormat, rows: Iterator[ResultRow]) -> None:
    """The file holds the rows and replaces what was there; a failure leaves everything as it was."""
    write_table(path, file_format, RESULT_COLUMNS, rows)
