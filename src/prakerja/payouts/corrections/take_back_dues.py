"""`take_back_dues()`: of withdrawn certificates nothing more is paid, and whoever loses something by it is told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.cards.move_cards import CardKey, columns_of
from prakerja.cards.reasons import OF_ENTITLEMENT
from prakerja.cards.rules import objects_until
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.incentives.states import DueKind
from prakerja.incentives.take_back import DueKey, Taken, take_back
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.messages.states import Channel
from prakerja.payouts.events import PayoutsEvent
from prakerja.payouts.leave_batch import leave_batch
from prakerja.payouts.models import Batch
from prakerja.payouts.querysets import InstructionKey
from prakerja.payouts.states import RemovalReason

_TEXT: Final = "incentive_taken_back"


def take_back_dues(cards: Sequence[CardKey], *, by: Actor, now: datetime) -> list[Taken]:
    """Part of what withdraws a certificate, and of the night that finds what came back later.

    Of these cards, which are locked: what was not sent leaves its batch, what is due and not on its way is due no more,
    and its holder is told how much, why, and how to object. What was sent is the bank's to answer: if it is paid, it
    was too much (`differences/`); if it comes back, the next night takes it. Twice is once.
    """
    _take_out(cards, by=by, now=now)
    values: dict[str, Value] = {**columns_of(cards), "of_entitlement": sorted(OF_ENTITLEMENT)}
    rows = run_with_arrays(sql_file(__file__, "dues_to_take_back"), values).fetchall()
    why = {DueKey(whose, award, DueKind(kind), number): reason for whose, award, kind, number, reason in rows}
    taken = take_back(list(why), by=by, now=now)
    _tell(taken, why, now)
    return taken


def _take_out(cards: Sequence[CardKey], *, by: Actor, now: datetime) -> None:
    found: dict[UUID, list[InstructionKey]] = defaultdict(list)
    for batch_id, *key in run_with_arrays(sql_file(__file__, "unsent_instructions"), columns_of(cards)).fetchall():
        found[batch_id].append((key[0], key[1]))
    why = RemovalReason.WITHDRAWN
    for batch in Batch.objects.filter(pk__in=found).order_by("pk"):
        left = leave_batch(batch, found[batch.pk], reason=why, now=now)
        amount = sum(one.amount for one in left)
        record(PayoutsEvent.REMOVED, subject=batch, by=by, at=now, why=why.value, items=len(left), amount=amount)


def _tell(taken: Iterable[Taken], why: Mapping[DueKey, str], now: datetime) -> None:
    by_holder: dict[UUID, list[Taken]] = defaultdict(list)
    for one in taken:
        by_holder[one.key.applicant_id].append(one)
    news = {
        whose: News(
            # Each is taken back so often once: the first of them tells this letter from all others.
            f"{_TEXT}:{of[0].key.award}:{of[0].key.kind}:{of[0].key.number}:{of[0].times}",
            {
                "amount": sum(one.amount for one in of),
                "reason": why[of[0].key],
                "objects_until": objects_until(now),
            },
        )
        for whose, of in by_holder.items()
    }
    tell_holders(news, text=_TEXT, now=now, over=(Channel.EMAIL,))
