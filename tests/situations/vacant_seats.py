"""A published wave with cards of which some ended for good, and whoever is next waits."""

from datetime import datetime, timedelta
from pathlib import Path

from prakerja.cards.models import Card, WaveBudget
from prakerja.cards.states import CardState
from prakerja.draw.models import Continuation
from prakerja.journey.vacant_seats.act import FILL_SEATS
from prakerja.journey.vacant_seats.filling_job import run_filling
from prakerja.kit.actor import Actor
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from tests.situations.attempts import seen_by_witnesses
from tests.situations.cards import awarded, decided
from tests.situations.draw import NOW, kept, published_wave
from tests.situations.screening import a_joiner, closed_wave

LATER = NOW + timedelta(days=60)


def a_wave_with_cards(*, joiners: int = 5, seats: int = 2, number: int = 12) -> Wave:
    wave = closed_wave(number=number, seats=(SeatsLine(pass_number=1, area="ID", group="*", seats=seats, carry=False),))
    for _ in range(joiners):
        a_joiner(wave)
    published_wave(wave)
    awarded(wave)
    return wave


def ended_for_good(wave: Wave, *, cards: int = 1) -> list[Card]:
    """So many of its cards, whose seats are counted."""
    found = list(Card.objects.filter(wave=wave, counted_at=None).order_by("applicant_id")[:cards])
    Card.objects.filter(pk__in=[one.pk for one in found]).update(state=CardState.REVOKED, counted_at=LATER)
    budget = WaveBudget.objects.get(pk=wave.pk)
    WaveBudget.objects.filter(pk=wave.pk).update(returned=budget.returned + cards, counted=budget.counted + cards)
    return found


def filling_decided(wave: Wave, *, at: datetime = LATER) -> Actor:
    return decided(FILL_SEATS, wave.pk, at=at)


def stated(wave: Wave, *, at: datetime = LATER) -> tuple[Continuation, Actor]:
    """Two people decided it, and what fills the seats is in the log before all witnesses."""
    by = filling_decided(wave, at=at)
    run_filling(wave_id=wave.pk, by=by, now=at + timedelta(minutes=1))
    seen_by_witnesses(at + timedelta(minutes=2))
    return Continuation.objects.get(draw_id=wave.pk, drawn_at=None), by


def filled(wave: Wave, *, at: datetime = LATER) -> Continuation:
    row, by = stated(wave, at=at)
    run_filling(wave_id=wave.pk, by=by, now=at + timedelta(minutes=3))
    row.refresh_from_db()
    return row


def bundle_of(row: Continuation) -> Path:
    return kept(row.bundle_name)
