"""`lapse_dues()`: what could not be paid by the last day of payment is due no more, and the year can be closed."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.lock_cards import lock_cards
from prakerja.cards.models import WaveBudget
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.incentives.states import DueKind
from prakerja.incentives.take_back import DueKey, Taken, take_back
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.messages.states import Channel
from prakerja.schemes.load_scheme import load_scheme

_TEXT: Final = "incentive_lapsed"
_AT_ONCE: Final = 10_000


def lapse_dues(*, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next dues whose last day of payment is over, and that no instruction carries: their money goes back, and
    their holders are told. Returns whether any may be left.

    What is on its way is paid as it was instructed; what of it comes back later lapses then. Twice is once.
    """
    require(Permission.TAKE_BACK_INCENTIVES, by=by)
    waves = _waves_over(wib_day(now))
    found = _dues(waves, None, at_once)
    if not found:
        return False
    lock_cards(sorted({(due.applicant_id, due.award) for due in found}))
    # Whoever was held, or paid, while we waited for the cards is seen now.
    payees = sorted({due.applicant_id for due in found})
    _tell(take_back(_dues(waves, payees, None), by=by, now=now), now)
    return len(found) == at_once


def _waves_over(today: date) -> list[int]:
    return [
        budget.wave.pk
        for budget in WaveBudget.objects.select_related("wave").order_by("pk")
        if today > load_scheme(budget.wave.scheme).year_end(budget.year_id).last_payment_on
    ]


def _dues(waves: Sequence[int], payees: Sequence[UUID] | None, limit: int | None) -> list[DueKey]:
    values: dict[str, Value] = {"waves": list(waves), "applicants": payees, "limit": limit}
    rows = run_with_arrays(sql_file(__file__, "dues_to_lapse"), values).fetchall()
    return [DueKey(whose, award, DueKind(kind), number) for whose, award, kind, number in rows]


def _tell(taken: Sequence[Taken], now: datetime) -> None:
    amounts, first = Counter[UUID](), dict[UUID, Taken]()
    for one in taken:
        amounts[one.key.applicant_id] += one.amount
        first.setdefault(one.key.applicant_id, one)
    news = {
        whose: News(f"{_TEXT}:{one.key.award}:{one.key.kind}:{one.key.number}:{one.times}", {"amount": amounts[whose]})
        for whose, one in first.items()
    }
    tell_holders(news, text=_TEXT, now=now, over=(Channel.EMAIL,))
