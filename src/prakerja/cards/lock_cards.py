"""Cards that are held until the end of a unit of work, in the order of their keys."""

from collections.abc import Sequence

from prakerja.cards.move_cards import CardKey, columns_of
from prakerja.kit.long_arrays import run_with_arrays
from prakerja.kit.sql import sql_file


def lock_cards(cards: Sequence[CardKey]) -> None:
    """Who needs one of them too waits."""
    if not cards:
        return
    holders = [applicant_id for applicant_id, _ in cards]
    stretch = {"first": min(holders), "last": max(holders)}
    run_with_arrays(sql_file(__file__, "lock_cards"), {**columns_of(cards), **stretch})
