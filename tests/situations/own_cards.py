"""One recipient with their card, in whatever state it is."""

from datetime import datetime
from itertools import count
from typing import Final
from uuid import UUID

from prakerja.cards.models import Card, CardMove
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.states import CardState
from prakerja.kit.clock import wib_day
from tests.situations.accounts import NOW
from tests.situations.cards import awarded
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.seats import seated_wave

#: Every one comes from a wave of its own, which no test names by its number.
_waves: Final = count(101)


def a_seat(**traits: object) -> tuple[int, UUID]:
    """Seated in a published wave, and the card is not there yet: the wave's number, and who."""
    wave = closed_wave(number=next(_waves))
    known = a_joiner(wave, **traits)
    seated_wave(wave)
    return wave.number, known.applicant_id


def a_card(*, number: int = 0, at: datetime = NOW, **traits: object) -> Card:
    """`number`: of the wave."""
    wave = closed_wave(number=number or next(_waves))
    a_joiner(wave, **traits)
    (card,) = awarded(seated_wave(wave), at=at)
    return card


def moved(card: Card, state: CardState, reason: MoveReason, *, at: datetime = NOW) -> Card:
    """The row and its life, without what the verb of that name does besides."""
    CardMove.objects.create(
        applicant_id=card.applicant_id,
        award=card.award,
        number=card.moves + 1,
        state=state,
        reason=reason,
        at=at,
        effective_on=wib_day(at),
    )
    Card.objects.filter(pk=card.pk).update(state=state, moves=card.moves + 1)
    card.refresh_from_db()
    return card


def held(card: Card, reason: HoldReason = HoldReason.CAUSE, *, at: datetime = NOW) -> Card:
    Card.objects.filter(pk=card.pk).update(held_since=at, held_for=reason)
    return moved(card, CardState(card.state), MoveReason.HELD, at=at)
