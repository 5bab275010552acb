"""Whoever has bought nothing by the deadline loses the card the same night: ten thousand of a wave in one stretch."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards import jobs
from prakerja.cards.events import CardsEvent
from prakerja.cards.models import WaveBudget
from prakerja.cards.move_cards import Moved, move_cards
from prakerja.cards.reached import cursor_at, values_after
from prakerja.cards.reasons import MoveReason
from prakerja.cards.return_money import return_money
from prakerja.cards.rules import objects_until
from prakerja.cards.states import CardState
from prakerja.cards.tell_holders import News, telling_holders
from prakerja.kit.actor import Actor
from prakerja.kit.sql import sql_file
from prakerja.messages.words import Word
from prakerja.work.progress import Progress, held_progress, note_progress

_AT_ONCE: Final = 10_000


def revoke_overdue(*, wave_id: int, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next overdue cards of the wave are revoked, their money is back in the treasury, and their holders are told
    why and how to object; returns whether any may be left.

    The place reached is saved with them, so that no stretch looks through what the ones before have revoked. In the
    second of the deadline the card's row decides: who was quicker, whoever bought or this. The NIK stays held as
    a recipient's, which is what bars it.
    """
    require(Permission.REVOKE_OVERDUE, by=by)
    reached = held_progress(jobs.revoke_overdue, wave_id=wave_id)
    overdue = _overdue(wave_id, cursor=reached.cursor, now=now, limit=at_once)
    if not overdue:
        return False
    keys = [(applicant_id, award) for applicant_id, award, _ in overdue]
    revoked = move_cards(keys, to=CardState.REVOKED, reason=MoveReason.DEADLINE, now=now, only="is_overdue")
    if revoked:
        _take_back(revoked, wave_id=wave_id, by=by, now=now)
    last, _, until = overdue[-1]
    progress = Progress(cursor_at(until, last), done=reached.done + len(revoked))
    note_progress(jobs.revoke_overdue, progress, wave_id=wave_id)
    return len(overdue) == at_once


def _overdue(wave_id: int, *, cursor: str, now: datetime, limit: int) -> list[tuple[UUID, int, datetime]]:
    values: dict[str, str | int | datetime] = {"wave_id": wave_id, **values_after(cursor), "now": now, "limit": limit}
    with connection.cursor() as asked:
        asked.execute(sql_file(__file__, "overdue_cards"), values)
        return list(asked.fetchall())


def _take_back(revoked: Sequence[Moved], *, wave_id: int, by: Actor, now: datetime) -> None:
    budget = WaveBudget.objects.select_related("wave").get(pk=wave_id)
    words: dict[str, Word] = {"wave": budget.wave.number, "objects_until": objects_until(now)}
    news = {one.applicant_id: News(f"revoked:{one.award}:{one.number}", words) for one in revoked}
    with telling_holders(news, text="card_overdue", now=now):
        amount = return_money(revoked, wave_id=wave_id, now=now, reason=MoveReason.DEADLINE.value)
    record(CardsEvent.OVERDUE_REVOKED, subject=budget, by=by, at=now, cards=len(revoked), amount=int(amount))
