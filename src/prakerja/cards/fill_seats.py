"""Seats of a wave that fell vacant are filled in that very wave: counted, paid for once more, and awarded."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import F

from prakerja.cards.award_cards import award_each
from prakerja.cards.fund_wave import post_to_reserve, take_from_year
from prakerja.cards.give_seats_again import SeatsNotCounted
from prakerja.cards.models import Card, WaveBudget
from prakerja.cards.states import RETURNED, CardState
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.screening.models import Recipient

#: Of what fills seats, in the ledger.
FILLING = "cards.fill_seats"


def vacant_cards(*, wave_id: int, passed_over: Collection[UUID], limit: int) -> list[tuple[UUID, CardState]]:
    """Holders whose card ended for good, and how, the earliest counted first: as many as have not been given again."""
    budget = WaveBudget.objects.filter(pk=wave_id).first()
    free = budget.counted - budget.given_again if budget else 0
    ended = Card.objects.filter(wave_id=wave_id, state__in=RETURNED, counted_at__isnull=False)
    rows = ended.exclude(applicant_id__in=passed_over).order_by("counted_at", "applicant_id")
    return [(one, CardState(state)) for one, state in rows.values_list("applicant_id", "state")[: min(free, limit)]]


def take_counted(*, wave_id: int, seats: int) -> None:
    """They are this wave's to give again. Part of whatever fills them. Raises SeatsNotCounted."""
    rows = WaveBudget.objects.filter(pk=wave_id, counted__gte=F("given_again") + seats)
    if not rows.update(given_again=F("given_again") + seats):
        raise SeatsNotCounted(lacking=seats)


def award_filled(*, wave_id: int, number: int, to: Collection[UUID], reason: str, by: Actor, now: datetime) -> None:
    """Each of these recipients has a card, with its money out of the year's budget. Part of whatever fills seats.

    `number`: which time it is. Raises BudgetTooSmall.
    """
    if not to:
        return
    budget = WaveBudget.objects.select_related("wave").get(pk=wave_id)
    amount = Rupiah((budget.training + budget.incentive) * len(to))
    take_from_year(budget.year_id, amount)
    WaveBudget.objects.filter(pk=wave_id).update(seats=F("seats") + len(to))
    of = (FILLING, wave_id, number)
    post_to_reserve(budget.wave, of=of, year=budget.year_id, amount=amount, reason=reason, now=now)
    awards = Recipient.objects.filter(wave_id=wave_id, applicant_id__in=to).order_by("applicant_id")
    award_each(wave_id, list(awards.values_list("applicant_id", "award")), by=by, now=now)
