"""What the public log says of a draw after its result: each entry with its number, which is the order that counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prakerja.draw.engine.proof.faults import Found
from prakerja.draw.engine.proof.log_lines import read_line
from prakerja.draw.log_entries import ADDENDUM, APPEAL, STATEMENT, NotAnEntry
from prakerja.draw.told_entries import AddendumEntry, AppealEntry, read_told


@dataclass(frozen=True)
class Numbered:
    """`index`: its place in the log, from 0."""

    index: int
    entry: AddendumEntry | AppealEntry


def numbered_entries(lines: Mapping[int, str], origin: str) -> tuple[list[Numbered], list[Found]]:
    """Those about the draw whose seed serves, in the log's order, and what is wrong in their spelling.

    `lines`: by their numbers. `origin`: *F* of that draw.
    """
    found, faults = [], []
    for index, line in sorted(lines.items()):
        if not _is_about(line, origin):
            continue
        reason = read_line(line).get("reason")
        if isinstance(reason, str) and not reason.strip():
            faults.append(Found("reason_missing", f"entry {index}"))
            continue
        try:
            told = read_told(line.encode())
        except NotAnEntry:
            faults.append(Found("addendum_misspelt", f"entry {index}"))
            continue
        if isinstance(told, AddendumEntry | AppealEntry):
            found.append(Numbered(index, told))
    return found, faults


def _is_about(line: str, origin: str) -> bool:
    told = read_line(line)
    return told.get("kind") in (ADDENDUM, APPEAL) and told.get("statement_sha256") == origin


def continued_in(lines: Mapping[int, str], known: set[str]) -> Iterator[tuple[int, str]]:
    """Number and *F* of every draw that continues one of the known, or one that continues it."""
    known = set(known)
    for index, line in sorted(lines.items()):
        told = read_line(line)
        stated = told.get("statement")
        if told.get("kind") == STATEMENT and isinstance(stated, dict) and str(stated.get("parent")) in known:
            known.add(str(told.get("statement_sha256")))
            yield index, str(told.get("statement_sha256"))
