"""Before money leaves, these cards are screened against the lists of that moment: whom one names is held and told."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from prakerja.cards.hold_doubted import hold_doubted
from prakerja.cards.lock_cards import lock_cards
from prakerja.cards.move_cards import CardKey, columns_of
from prakerja.cards.rescreen_cards import Named, counts_from, doubt_named, is_barring
from prakerja.kit.clock import wib_day
from prakerja.kit.long_arrays import Row, Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.screening.kinds import RECEIVED_KINDS
from prakerja.screening.models import ExclusionList, ListInForce


def screen_cards(cards: Sequence[CardKey], *, scheme: str, now: datetime) -> list[int]:
    """The cards, all of this scheme, are locked, and those are held whose holders a list in force names, with the same
    news as by the clock that looks for new lists. Returns which lists were asked.

    A list that came into force a moment ago, and that the clock has not come to yet, holds them too. Whom two people
    have decided about already is not held again. Who withdraws a list waits for the end of this.
    """
    in_force = ExclusionList.objects.in_force_on(wib_day(now)).values("pk")
    held_fast = ListInForce.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=in_force)
    forces = list(held_fast.select_related("list").order_by("pk"))
    lists = [one.list for one in forces if is_barring(one.list, scheme)]
    by_list: dict[int, list[Named]] = defaultdict(list)
    for list_id, *one in _named(cards, lists):
        by_list[list_id].append(Named(*one))
    for row in lists:
        if row.pk in by_list:
            hold_doubted(doubt_named(row, by_list[row.pk], now), now=now)
    return [row.pk for row in lists]


def _named(cards: Sequence[CardKey], lists: Sequence[ExclusionList]) -> list[Row]:
    values: dict[str, Value] = {
        **columns_of(cards),
        "lists": [row.pk for row in lists],
        "days": [counts_from(row) for row in lists],
        "of_earlier_cards": [int(row.kind in RECEIVED_KINDS) for row in lists],
        # Nobody receives in the year nought.
        "received_in": [row.year or 0 for row in lists],
    }
    lock_cards(cards)
    return run_with_arrays(sql_file(__file__, "named_by_lists"), values).fetchall()
