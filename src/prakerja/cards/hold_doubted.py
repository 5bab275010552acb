"""Cards that something speaks against are held, and their holders told what, and how to object; one or ten thousand."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection

from prakerja.cards.move_cards import CardKey, Column, Moved, change_cards, columns_of
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.rules import objects_until
from prakerja.cards.states import HOLDABLE
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.clock import WIB
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.messages.words import Word
from prakerja.screening.models import ExclusionList

_AT_ONCE: Final = 10_000
_TEXTS: Final = {
    HoldReason.LISTED: "card_listed",
    HoldReason.DEATH: "card_death",
    HoldReason.CITIZENSHIP: "card_citizenship",
    HoldReason.IDENTITY: "card_identity",
}


class Doubted(NamedTuple):
    """`number`: of the doubt."""

    applicant_id: UUID
    award: int
    number: int
    reason: HoldReason

    @property
    def key(self) -> CardKey:
        return self.applicant_id, self.award


class _Told(NamedTuple):
    applicant_id: UUID
    award: int
    move: int
    last_four: str
    list_id: int | None
    effective_on: date


def hold_doubted(doubts: Sequence[Doubted], *, now: datetime) -> list[Moved]:
    """Those of the cards that are not held yet are so for these doubts, one a card; the others stay as they are."""
    held = []
    for reason in sorted({one.reason for one in doubts}):
        held += _hold({one.key: one.number for one in doubts if one.reason == reason}, HoldReason(reason), now)
    return held


def waiting_doubts(cards: Collection[CardKey] | None = None, *, limit: int = _AT_ONCE) -> list[Doubted]:
    """What speaks against cards that are not held, first come first; the cards are locked. None: against anybody's."""
    values: dict[str, bool | int | list[UUID]] = {
        "everybody": cards is None,
        "applicants": [applicant_id for applicant_id, _ in cards or ()],
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "waiting_doubts"), values)
        return [Doubted(one, award, number, HoldReason(reason)) for one, award, number, reason in cursor.fetchall()]


def noon_of(day: date) -> datetime:
    """Letters tell moments: this one is of that day wherever one reads it."""
    return datetime.combine(day, time(12), tzinfo=WIB)


def _hold(numbers: Mapping[CardKey, int], reason: HoldReason, now: datetime) -> list[Moved]:
    also: dict[str, Column] = {"held_since": now, "held_for": reason.value}
    held = change_cards(list(numbers), of=HOLDABLE, reason=MoveReason.HELD, now=now, also=also, only="is_not_held")
    told = _note(held, numbers)
    lists = ExclusionList.objects.in_bulk({one.list_id for one in told if one.list_id is not None})
    until = objects_until(now)
    news = {one.applicant_id: _news(one, lists, until) for one in told}
    tell_holders(news, text=_TEXTS[reason], now=now)
    return held


def _note(held: Sequence[Moved], numbers: Mapping[CardKey, int]) -> list[_Told]:
    values: dict[str, Value] = {
        **columns_of([one.key for one in held]),
        "numbers": [numbers[one.key] for one in held],
        "moves": [one.number for one in held],
    }
    return [_Told(*row) for row in run_with_arrays(sql_file(__file__, "note_held_doubts"), values).fetchall()]


def _news(one: _Told, lists: Mapping[int, ExclusionList], until: datetime) -> News:
    words: dict[str, Word] = {"last_four": one.last_four, "objects_until": until, "since": noon_of(one.effective_on)}
    if one.list_id is not None:
        row = lists[one.list_id]
        words |= {"list_name": row.name, "list_source": row.source, "legal_basis": row.legal_basis}
    return News(f"held:{one.award}:{one.move}", words)
