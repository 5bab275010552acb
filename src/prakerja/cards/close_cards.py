"""The next live cards of a wave at the end of its scheme's year: what is over goes back, and their holders hear."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from prakerja.cards.models import WaveBudget
from prakerja.cards.move_cards import CardKey, Moved, change_cards, move_cards
from prakerja.cards.reasons import MoveReason
from prakerja.cards.return_money import RETURN, return_money
from prakerja.cards.states import CardState
from prakerja.cards.year_end_letters import Returned, tell_of_year_end
from prakerja.cards.year_ends import Closing
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.posting import posting_id


@dataclass(frozen=True)
class Closed:
    """`seen`: cards that were live; `emptied`: in use still, without their training balance; rupiah that went back."""

    last: UUID
    seen: int
    finished: int = 0
    emptied: int = 0
    training: int = 0
    incentive: int = 0


def close_cards(closing: Closing, budget: WaveBudget, *, after: UUID, now: datetime, at_once: int) -> Closed:
    """Part of `close_year`: those that can be closed are, with one more row of their life.

    They are locked in one statement and judged in the next: whoever has moved money of a card meanwhile is seen.
    """
    cards = _lock(budget.wave_id, after=after, limit=at_once)
    if not cards:
        return Closed(after, seen=0)
    finished, emptied = _move(closing, cards, now=now)
    moved = sorted([*finished, *emptied])
    returned: dict[UUID, Returned] = {}
    if moved:
        return_money(moved, wave_id=budget.wave_id, now=now, reason=MoveReason.YEAR_END.value, seats_come_back=False)
        returned = _returned(moved)
    for some, text in ((finished, "card_finished"), (emptied, "training_over")):
        tell_of_year_end(some, text=text, closing=closing, budget=budget, returned=returned, now=now)
    return Closed(
        cards[-1][0],
        seen=len(cards),
        finished=len(finished),
        emptied=len(emptied),
        training=sum(one.training for one in returned.values()),
        incentive=sum(one.incentive for one in returned.values()),
    )


def _lock(wave_id: int, *, after: UUID, limit: int) -> Sequence[CardKey]:
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "lock_live_cards"), {"wave_id": wave_id, "after": after, "limit": limit})
        return [(applicant_id, award) for applicant_id, award in cursor.fetchall()]


def _move(closing: Closing, cards: Sequence[CardKey], *, now: datetime) -> tuple[list[Moved], list[Moved]]:
    """Those that are finished, and those that are in use still."""
    only = "is_unused" if closing.is_of_training else "is_over"
    finished = move_cards(cards, to=CardState.FINISHED, reason=MoveReason.YEAR_END, now=now, only=only)
    if not closing.is_of_training:
        return finished, []
    emptied = change_cards(
        cards,
        of=[CardState.ACTIVE],
        reason=MoveReason.BUYING_OVER,
        now=now,
        also={"state": CardState.ACTIVE.value},
        only="has_training_left",
    )
    return finished, emptied


def _returned(moved: Sequence[Moved]) -> dict[UUID, Returned]:
    """As it stands in the books."""
    values: dict[str, Value] = {
        "owners": [one.applicant_id for one in moved],
        "postings": [posting_id(RETURN, one.applicant_id, one.award, one.number) for one in moved],
        "training": AccountKind.TRAINING_BALANCE.value,
        "incentive": AccountKind.INCENTIVE_RESERVE.value,
    }
    rows = run_with_arrays(sql_file(__file__, "returned_by_card"), values).fetchall()
    return {owner_id: Returned(training, incentive) for owner_id, training, incentive in rows}
