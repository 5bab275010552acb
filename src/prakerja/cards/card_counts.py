"""How many cards of each wave are in each state, without reading the cards: there are six million.

What came to a state and what left it are rows that are only added, so that no two people who buy wait for one row; at
night those of a wave and state become one. What there is now is their sum.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from django.db import connection
from django.db.models import Sum

from prakerja.cards.models import CardCount
from prakerja.cards.states import CardState
from prakerja.kit.prepared import Values, run_prepared
from prakerja.kit.sql import sql_file

#: By wave (its id) and state.
type Counts = Counter[tuple[int, CardState]]

_NOTHING: Final = 0


def note_counts(changes: Counts) -> None:
    """So many more cards, or fewer, are in these states from now on. Part of what moves them."""
    rows = [(*what, cards) for what, cards in sorted(changes.items()) if cards != _NOTHING]
    if rows:
        added: Values = {
            "waves": [wave_id for wave_id, _, _ in rows],
            "states": [state.value for _, state, _ in rows],
            "cards": [cards for _, _, cards in rows],
        }
        run_prepared(sql_file(__file__, "add_counts"), added)


def counts() -> dict[int, dict[CardState, int]]:
    """By the wave's number, newest first."""
    found: dict[int, dict[CardState, int]] = {}
    sums = CardCount.objects.values_list("wave__number", "state").annotate(whole=Sum("cards"))
    for number, state, whole in sums.order_by("-wave__number"):
        found.setdefault(number, {})[CardState(state)] = whole
    return found


def moved_between(steps: Iterable[tuple[int, CardState, CardState]]) -> Counts:
    """The changes of cards of a wave that were in the one state and are in the other."""
    changes: Counts = Counter()
    for wave_id, origin, state in steps:
        changes[wave_id, origin] -= 1
        changes[wave_id, state] += 1
    return changes


def fold_counts() -> None:
    """The rows of each wave and state are one again, of the same sum; whoever adds one meanwhile waits for nobody."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "fold_counts"))
