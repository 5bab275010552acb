"""Every recipient of a published wave gets a card: number, balance, reserve, deadline; thousands in one stretch."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError
from django.db.models import F

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards import jobs
from prakerja.cards.card_counts import note_counts
from prakerja.cards.closable_waves import unawarded_seats
from prakerja.cards.events import CardsEvent
from prakerja.cards.give_cards import give_cards
from prakerja.cards.models import WaveBudget
from prakerja.cards.move_cards import CardKey
from prakerja.cards.rules import buys_until
from prakerja.cards.states import CardState
from prakerja.cards.tell_holders import News, telling_holders
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.constraints import violates
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.post_set import post_set
from prakerja.messages.states import Channel
from prakerja.messages.words import Word
from prakerja.schemes.load_scheme import load_scheme
from prakerja.screening.models import Recipient
from prakerja.waves.models import Wave
from prakerja.work.progress import Progress, held_progress, note_progress

AWARD: Final = "cards.award"
_AT_ONCE: Final = 10_000


class WaveNotFunded(Refused):
    """There is no money set aside for so many cards; `lacking`: for how many of them."""

    def __init__(self, *, lacking: int) -> None:
        self.lacking = lacking
        super().__init__(f"{lacking} cards have no money set aside for them")


def require_funds(*, wave_id: int, cards: int) -> None:
    """The wave's budget holds so many cards more. Raises WaveNotFunded."""
    row = WaveBudget.objects.filter(pk=wave_id).first()
    free = unawarded_seats(row) if row else 0
    if cards > free:
        raise WaveNotFunded(lacking=cards - free)


def award_cards(*, wave_id: int, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next recipients have their cards, and a letter in the outbox; returns whether anybody is left.

    The place reached is saved with the cards: killed anywhere it goes on there, and nobody gets two. Raises
    WaveNotFunded.
    """
    require(Permission.AWARD_CARDS, by=by)
    reached = held_progress(jobs.award_cards, wave_id=wave_id)
    recipients = Recipient.objects.filter(wave_id=wave_id)
    left = recipients.filter(applicant_id__gt=UUID(reached.cursor)) if reached.cursor else recipients
    awards = list(left.order_by("applicant_id").values_list("applicant_id", "award")[:at_once])
    if awards:
        award_each(wave_id, awards, by=by, now=now)
    cursor = str(awards[-1][0]) if awards else reached.cursor
    done = Progress(cursor, done=reached.done + len(awards), of=reached.of or recipients.count())
    note_progress(jobs.award_cards, done, wave_id=wave_id)
    return len(awards) == at_once


def award_each(wave_id: int, awards: Sequence[CardKey], *, by: Actor, now: datetime) -> None:
    """They have their cards and letters. Part of whatever awards. `awards`: in the order of their applicants."""
    budget = _take_seats(wave_id, len(awards))
    until = buys_until(wib_day(now), days=load_scheme(budget.wave.scheme).deadlines.first_purchase_days)
    last_fours = give_cards(awards, wave_id=wave_id, until=until, now=now)
    note_counts(Counter({(wave_id, CardState.AWARDED): len(awards)}))
    news = _news(last_fours, wave=budget.wave, until=until)
    # By e-mail; the SMS of the result has told them of their seat.
    with telling_holders(news, text="card_awarded", now=now, over=[Channel.EMAIL]):
        _post(budget, first=awards[0][0], last=awards[-1][0], now=now)
    record(CardsEvent.AWARDED, subject=budget, by=by, at=now, cards=len(awards))


def _news(last_fours: Mapping[CardKey, str], *, wave: Wave, until: datetime) -> dict[UUID, News]:
    """The number itself is in no letter."""
    of_all: dict[str, Word] = {"wave": wave.number, "buys_until": until}
    return {
        applicant_id: News(f"card:{award}", {**of_all, "last_four": last_four})
        for (applicant_id, award), last_four in last_fours.items()
    }


def _take_seats(wave_id: int, cards: int) -> WaveBudget:
    """The wave's one row moves once a stretch, and its constraint is what stops an award beyond seats and money."""
    rows = WaveBudget.objects.filter(pk=wave_id)
    try:
        is_funded = rows.update(awarded=F("awarded") + cards)
    except IntegrityError as error:
        if not violates(error, "no_more_is_awarded_than_seats"):
            raise
        raise WaveNotFunded(lacking=cards) from error
    if not is_funded:
        raise WaveNotFunded(lacking=cards)
    return rows.select_related("wave").get()


def _post(budget: WaveBudget, *, first: UUID, last: UUID, now: datetime) -> None:
    """Out of the wave's reserve. Awards come in the order of their applicants, so that a stretch has two ends."""
    post_set(
        rows=sql_file(__file__, "award_legs"),
        act=AWARD,
        year=budget.year_id,
        wave=budget.wave.number,
        happened_at=now,
        posted_at=now,
        reason="",
        values={
            "reserve": AccountKind.WAVE_RESERVE.value,
            "reserve_of": of_number(AccountKind.WAVE_RESERVE, budget.wave.number).of,
            "balance": AccountKind.TRAINING_BALANCE.value,
            "training": budget.training,
            "set_aside": AccountKind.INCENTIVE_RESERVE.value,
            "incentive": budget.incentive,
            "wave_id": budget.wave.pk,
            "awarded_at": now,
            "first": first,
            "last": last,
        },
    )
