"""Seats of a published wave that are given afterwards: counted where they fell vacant, paid for, and awarded."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import F

from prakerja.cards.acts import BudgetTooSmall
from prakerja.cards.award_cards import award_each
from prakerja.cards.fund_wave import post_to_reserve, take_from_year
from prakerja.cards.give_seats_again import SeatsNotCounted
from prakerja.cards.models import Card, WaveBudget, YearBudget
from prakerja.cards.states import RETURNED, CardState
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import Rupiah
from prakerja.screening.models import Recipient

#: Of what fills seats, and of what seats whoever won an appeal, in the ledger.
FILLING: Final = "cards.fill_seats"
SEATING: Final = "cards.seat_appellants"


class YearGoneBy(Refused):
    """The budget that paid for the wave is of another year: a new wave has to give its seats."""


def funded_this_year(wave_id: int, *, now: datetime) -> WaveBudget:
    """Raises YearGoneBy."""
    budget = WaveBudget.objects.get(pk=wave_id)
    if budget.year_id != wib_day(now).year:
        raise YearGoneBy
    return budget


def require_package(budget: WaveBudget, *, seats: int) -> None:
    """So many seats more could be paid for now. Raises BudgetTooSmall."""
    amount = (budget.training + budget.incentive) * max(0, seats - idle_seats(budget))
    year = YearBudget.objects.get(pk=budget.year_id)
    if amount > year.allowed - year.set_aside:
        raise BudgetTooSmall(year=year.year, lacking=Rupiah(amount - (year.allowed - year.set_aside)))


def idle_seats(budget: WaveBudget) -> int:
    """Seats of a published wave whose money lies in its reserve, and of which nobody is the recipient."""
    recipients = Recipient.objects.filter(wave_id=budget.wave_id).count()
    return max(0, budget.seats - budget.unawarded - recipients)


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


def award_filled(
    *, wave_id: int, of: tuple[str, int], to: Collection[UUID], reason: str, by: Actor, now: datetime
) -> None:
    """Each of these recipients has a card, with its money: of seats that nobody got first, then out of the year's
    budget. Part of whatever fills seats.

    `of`: what in the ledger, and which time. Raises BudgetTooSmall.
    """
    if not to:
        return
    # By now they are recipients themselves.
    budget = WaveBudget.objects.select_related("wave").get(pk=wave_id)
    lacking = Recipient.objects.filter(wave_id=wave_id).count() - (budget.seats - budget.unawarded)
    if lacking > 0:
        _fund(budget, min(lacking, len(to)), of=of, reason=reason, now=now)
    awards = Recipient.objects.filter(wave_id=wave_id, applicant_id__in=to).order_by("applicant_id")
    award_each(wave_id, list(awards.values_list("applicant_id", "award")), by=by, now=now)


def _fund(budget: WaveBudget, seats: int, *, of: tuple[str, int], reason: str, now: datetime) -> None:
    amount = Rupiah((budget.training + budget.incentive) * seats)
    take_from_year(budget.year_id, amount)
    WaveBudget.objects.filter(pk=budget.pk).update(seats=F("seats") + seats)
    posted = (of[0], budget.wave_id, of[1])
    post_to_reserve(budget.wave, of=posted, year=budget.year_id, amount=amount, reason=reason, now=now)
