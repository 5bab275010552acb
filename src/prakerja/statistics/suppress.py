"""Which counts are published, so that nobody is found among few, and none can be computed from the others. Pure.

Everybody answers every question, so how many answered in a province is told by any question of which all is published,
and counts as known. Nothing else is published that two counts could be subtracted from: no totals of a country or of
several months, and no month a second time.
"""

from collections.abc import Mapping
from typing import Final

#: What is smaller is hidden; so is what would tell it.
LEAST: Final = 5
_LEAST_HIDDEN: Final = 2

#: By option; None: hidden.
type Counts = Mapping[str, int]
type Published = dict[str, int | None]


def suppressed(counts: Counts) -> Published | None:
    """Those of one question, by option, of the same people; None: they are too few to say anything of them.

    Where something is hidden, at least two are, and together they are no fewer than the least: whoever knows how many
    people there are knows of neither what it is.
    """
    if sum(counts.values()) < LEAST:
        return None
    hidden = {option for option, count in counts.items() if count < LEAST}
    # From the least on: as little is hidden as will do. Of equal ones the first by name, whatever their order.
    for option in sorted(counts.keys() - hidden, key=lambda one: (counts[one], one)):
        if not hidden or _is_safe(counts, hidden):
            break
        hidden.add(option)
    return {option: None if option in hidden else count for option, count in counts.items()}


def _is_safe(counts: Counts, hidden: set[str]) -> bool:
    return len(hidden) >= _LEAST_HIDDEN and sum(counts[option] for option in hidden) >= LEAST
