"""Whether a statement is whole by what it says of itself: pure."""

from typing import Final

from prakerja.connectors.rails.line import CutStatement, Totals

#: A bank may leave out a few lines by mistake: each is then a case. More than these are no mistake of a line, but a
#: part of the statement that has not arrived.
MOST_MISSING: Final = 20


def lacking(totals: Totals, lines: int, moved: int) -> tuple[int, int]:
    """How many lines it lacks, and what they took from the float. `lines`, `moved`: as they were read, those that are
    printed twice counted once. What says nothing of itself lacks nothing. Raises CutStatement.
    """
    missing = 0 if totals.lines is None else totals.lines - lines
    lacks = 0 if totals.opening is None or totals.closing is None else moved - (totals.closing - totals.opening)
    if not 0 <= missing <= MOST_MISSING or (lacks and not missing):
        raise CutStatement("its balances or counts are not those of its lines")
    return missing, lacks
