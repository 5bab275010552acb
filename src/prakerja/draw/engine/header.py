"""Where the wanted columns stand in a file; neither a missing nor an unexpected one is guessed around."""

from collections.abc import Sequence

from prakerja.draw.engine.file_refused import ValueRefused


def positions_of(wanted: Sequence[str], found: Sequence[str]) -> list[int]:
    """The position of each wanted column, in the order wanted. Raises ValueRefused unless the names agree."""
    if missing := [name for name in wanted if name not in found]:
        raise ValueRefused(f"the column {missing[0]!r} is missing; the columns are {', '.join(wanted)}")
    if extra := [name for name in found if name not in wanted]:
        raise ValueRefused(f"the column {extra[0][:40]!r} is not expected; the columns are {', '.join(wanted)}")
    if twice := [name for name in wanted if found.count(name) > 1]:
        raise ValueRefused(f"the column {twice[0]!r} appears twice")
    return [found.index(name) for name in wanted]
