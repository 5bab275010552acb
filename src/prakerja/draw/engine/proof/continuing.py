"""A draw that continues another: the parent's seed for seats that fell vacant, and nothing else."""

from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Final

from prakerja.draw.engine.candidates_file import CANDIDATE_COLUMNS
from prakerja.draw.engine.csv_rows import csv_rows
from prakerja.draw.engine.file_refused import FileRefused
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.faults import Found
from prakerja.draw.engine.proof.log_reading import LogReading
from prakerja.draw.engine.proof.log_rules import excluded_receipts
from prakerja.draw.engine.proof.read_papers import read_papers
from prakerja.draw.engine.result_file import RESULT_COLUMNS
from prakerja.draw.engine.seats_file import read_seats

#: What both statements say alike: who committed, when, and which round.
_ALIKE: Final = ("cap", "custodians", "reserves", "minimum_reveals", "commit_by", "reveal_by", "beacon")
_PAPERS: Final = (p.COMMITMENTS, p.REVEALS, p.CUTOFF, p.BEACON)


def continuing_faults(folder: Path, papers: p.Papers, log: LogReading, *, parent: Path, origin: str) -> Iterator[Found]:
    """`parent`: the folder of a bundle that holds. `origin`: *F* under which its secrets were committed."""
    yield from (Found("continuing_differs", where) for where in _papers_that_differ(folder, papers, parent))
    if papers.cutoff.statement_sha256 != origin:
        yield Found("continuing_differs", "origin")
    try:
        if not _are_the_unseated(folder, parent, set(excluded_receipts(log, origin))):
            yield Found("continuing_differs", p.CANDIDATES)
        if not _are_vacant(folder, parent):
            yield Found("continuing_differs", p.SEATS)
    except FileRefused:
        yield Found("continuing_differs", "table")


def _papers_that_differ(folder: Path, papers: p.Papers, parent: Path) -> Iterator[str]:
    theirs = read_papers(parent)[0]
    assert theirs is not None
    yield from (name for name in _PAPERS if (folder / name).read_bytes() != (parent / name).read_bytes())
    yield from (
        f"{p.STATEMENT} {key}" for key in _ALIKE if getattr(papers.statement, key) != getattr(theirs.statement, key)
    )


def _are_the_unseated(folder: Path, parent: Path, excluded: set[str]) -> bool:
    """All of the parent's candidates who had no seat and are not left out, in its order, their rows unchanged."""
    results = csv_rows(parent / p.RESULT, list(RESULT_COLUMNS))
    gone = {row[0] for _, row in results if row[1] == "seated"} | excluded
    wanted = (row for _, row in csv_rows(parent / p.CANDIDATES, list(CANDIDATE_COLUMNS)) if row[0] not in gone)
    found = (row for _, row in csv_rows(folder / p.CANDIDATES, list(CANDIDATE_COLUMNS)))
    return all(one == other for one, other in zip_longest(wanted, found))


def _are_vacant(folder: Path, parent: Path) -> bool:
    """Rows of the parent, none carrying, with no more seats than the parent gave out of each."""
    given: Counter[tuple[str, ...]] = Counter()
    for _, row in csv_rows(parent / p.RESULT, list(RESULT_COLUMNS)):
        if row[1] == "seated":
            given[row[2], row[3], row[4]] += 1
    asked: Counter[tuple[str, ...]] = Counter()
    for line in read_seats(folder / p.SEATS):
        asked[str(line.pass_number), line.area, line.group] += line.seats
        if line.carry:
            return False
    known = {(str(line.pass_number), line.area, line.group) for line in read_seats(parent / p.SEATS)}
    return set(asked) <= known and all(given[row] >= seats for row, seats in asked.items())
