"""For each draw in the log, whether a quorum of its witnesses has vouched for its statement and its cut-off, and when.

It reads the log's entries alone, as everybody can. Reads only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from prakerja.draw.log_entries import CUTOFF, STATEMENT, NotAnEntry, StatementEntry, read_entry
from prakerja.publog.named_entries import newest_of_kind
from prakerja.publog.quorum import Quorum, Vouched, places_of, vouched_for

_SHOWN: Final = 10


@dataclass(frozen=True)
class VouchedPart:
    """`index`: its number in the log; None: it has no place. `vouched`: who, the earliest first.
    `lacking`: who has yet to.

    `reached`: when the quorum was; None: it is not. `by`: until when that is needed.
    """

    index: int | None
    vouched: Sequence[Vouched]
    lacking: Sequence[str]
    reached: datetime | None
    by: datetime

    @property
    def is_late(self) -> bool:
        return self.reached is not None and self.reached > self.by


@dataclass(frozen=True)
class VouchedDraw:
    """`draw`: as the log calls it. `sha256`: *F*. `quorum` of `witnesses`."""

    draw: str
    attempt: int
    sha256: str
    quorum: int
    witnesses: int
    statement: VouchedPart
    cutoff: VouchedPart


def vouched_draws() -> list[VouchedDraw]:
    """The newest first, in three statements."""
    stated = [(index, entry) for index, line in newest_of_kind(STATEMENT, limit=_SHOWN) if (entry := _read(line))]
    named = {entry.statement_sha256: f"{CUTOFF}:{entry.statement_sha256}" for _, entry in stated}
    cut = places_of(named.values())
    witnesses = {one for _, entry in stated for one in entry.statement.witnesses}
    vouched = vouched_for([*(index for index, _ in stated), *cut.values()], by=witnesses)
    return [_vouched(index, entry, cut.get(named[entry.statement_sha256]), vouched) for index, entry in stated]


def _read(line: str) -> StatementEntry | None:
    """What cannot be read is no statement: a witness refuses it."""
    try:
        entry = read_entry(line.encode())
    except NotAnEntry:
        return None
    # What continues another draw has no cut-off of its own.
    return entry if isinstance(entry, StatementEntry) and not entry.statement.parent else None


def _vouched(index: int, entry: StatementEntry, cut: int | None, vouched: dict[int, list[Vouched]]) -> VouchedDraw:
    told = entry.statement
    return VouchedDraw(
        draw=told.draw,
        attempt=told.attempt,
        sha256=entry.statement_sha256,
        quorum=told.quorum,
        witnesses=len(told.witnesses),
        statement=_part(entry, index, vouched[index], by=told.commit_by),
        cutoff=_part(entry, cut, vouched[cut] if cut is not None else [], by=told.drawn_at, after=told.reveal_by),
    )


def _part(
    entry: StatementEntry, index: int | None, vouched: list[Vouched], *, by: int, after: int | None = None
) -> VouchedPart:
    told = entry.statement
    theirs = [one for one in vouched if one.witness in told.witnesses]
    done = {one.witness for one in theirs}
    quorum = Quorum(told.witnesses, told.quorum)
    reached = quorum.reached(theirs, after=None if after is None else _moment(after))
    return VouchedPart(index, theirs, [one for one in told.witnesses if one not in done], reached, _moment(by))


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
