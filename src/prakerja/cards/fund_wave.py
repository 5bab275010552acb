"""The money for a wave's seats is set aside, before anybody can win one."""

from datetime import datetime

from django.db import IntegrityError
from django.db.models import F

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.cards.acts import FUND_WAVE, BudgetTooSmall, year_of
from prakerja.cards.events import CardsEvent
from prakerja.cards.give_seats_again import give_seats_again
from prakerja.cards.models import WaveBudget, YearBudget
from prakerja.cards.rules import package_of
from prakerja.kit.actor import Actor
from prakerja.kit.constraints import violates
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.post import post
from prakerja.ledger.posting import PROGRAMME, Leg, Posting, posting_id
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.acts import seats_of
from prakerja.waves.models import Wave


def fund_wave(*, wave_id: int, by: Actor, now: datetime) -> None:
    """Package times seats lies in the wave's reserve, and no other wave can have it. Doing it twice is doing it once.

    A recovery wave gives counted seats again. Raises NotConfirmed, BudgetTooSmall, SeatsNotCounted.
    """
    decided = require_confirmed(FUND_WAVE, subject=str(wave_id), by=by)
    wave: Wave = Wave.objects.get(pk=wave_id)
    year, seats, package = year_of(wave), seats_of(wave), package_of(load_scheme(wave.scheme).benefits)
    row, is_new = WaveBudget.objects.get_or_create(
        wave=wave,
        defaults={
            "year_id": year,
            "training": int(package.training),
            "incentive": int(package.incentive),
            "seats": seats,
        },
    )
    if not is_new:
        return
    if wave.is_recovery:
        give_seats_again(year=year, seats=seats)
    take_from_year(year, package.whole * seats)
    if seats:
        _post(wave, year=year, amount=package.whole * seats, reason=decided.reason, now=now)
    record(CardsEvent.WAVE_FUNDED, subject=row, by=by, at=now, seats=seats, package=int(package.whole))


def take_from_year(year: int, amount: Rupiah) -> None:
    """The year's budget holds so much less that is free. Raises BudgetTooSmall."""
    rows = YearBudget.objects.filter(pk=year)
    try:
        has_budget = rows.update(set_aside=F("set_aside") + int(amount))
    except IntegrityError as error:
        if not violates(error, "no_more_is_set_aside_than_is_allowed"):
            raise
        raise BudgetTooSmall(year=year, lacking=amount) from error
    if not has_budget:
        raise BudgetTooSmall(year=year, lacking=amount)


def _post(wave: Wave, *, year: int, amount: Rupiah, reason: str, now: datetime) -> None:
    post_to_reserve(wave, of=(FUND_WAVE.name, wave.pk), year=year, amount=amount, reason=reason, now=now)


def post_to_reserve(
    wave: Wave, *, of: tuple[str, *tuple[int, ...]], year: int, amount: Rupiah, reason: str, now: datetime
) -> None:
    """Out of the treasury. `of`: the act, and what it is about."""
    treasury, reserve = of_number(AccountKind.TREASURY, year), of_number(AccountKind.WAVE_RESERVE, wave.number)
    post(
        Posting(
            id=posting_id(*of),
            owner_id=PROGRAMME,
            act=of[0],
            year=year,
            wave=wave.number,
            legs=(Leg(treasury, reserve, amount),),
            happened_at=now,
            posted_at=now,
            reason=reason,
        )
    )
