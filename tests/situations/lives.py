"""Cards on their way: awarded, bought with, and what each rupiah of them is now."""

from datetime import datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from prakerja.cards.jobs import remind_of_deadlines as reminding
from prakerja.cards.models import Card
from prakerja.cards.move_cards import move_cards
from prakerja.cards.reasons import MoveReason
from prakerja.cards.remind_of_deadlines import remind_of_deadlines
from prakerja.cards.require_spendable import require_spendable
from prakerja.cards.revoke_overdue import revoke_overdue
from prakerja.cards.states import CardState
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account as Place
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.work.begin_work import begin_work
from tests.situations.cards import NOW, awarded
from tests.situations.draw import published_wave
from tests.situations.screening import a_joiner, closed_wave

REVOKING: Final = Actor.system("cards.revoke_overdue")
REMINDING: Final = Actor.system("cards.remind_of_deadlines")
#: The first second of 29 March in Jakarta: thirty days after 27 February.
DEADLINE: Final = NOW.replace(hour=17) + timedelta(days=29)


def cards_of_a_wave(people: int = 1, *, number: int = 12, at: datetime = NOW, **traits: object) -> list[Card]:
    """The recipients of a published wave have their cards; `traits` of each of them."""
    wave = closed_wave(number=number)
    for _ in range(people):
        a_joiner(wave, **traits)
    return awarded(published_wave(wave), at=at)


def a_card(*, at: datetime = NOW, **traits: object) -> Card:
    (card,) = cards_of_a_wave(1, number=12, at=at, **traits)
    return card


def buy(card: Card, *, at: datetime) -> None:
    """Stands for a purchase, which is the next step's. Raises what `require_spendable` raises."""
    held = require_spendable(card.pk, now=at)
    if held.state == CardState.AWARDED:
        move_cards([card.pk], to=CardState.ACTIVE, reason=MoveReason.BOUGHT, now=at)


def bought(card: Card, *, at: datetime) -> None:
    with unit_of_work(by=Actor.applicant(card.applicant_id)):
        buy(card, at=at)


def revoked(card: Card, *, at: datetime = DEADLINE) -> Card:
    """Nothing was bought, and the night has come."""
    with unit_of_work(by=REVOKING):
        revoke_overdue(wave_id=card.wave_id, by=REVOKING, now=at)
    card.refresh_from_db()
    return card


def reminded(*, at: datetime) -> None:
    with unit_of_work(by=REMINDING):
        begin_work(reminding, at)
    with unit_of_work(by=REMINDING):
        remind_of_deadlines(by=REMINDING, now=at)


def on_card(applicant_id: UUID) -> tuple[int, int]:
    """Training balance and incentive reserve."""
    of = partial(Place, of=applicant_id)
    return int(balance_of(of(AccountKind.TRAINING_BALANCE))), int(balance_of(of(AccountKind.INCENTIVE_RESERVE)))


def in_treasury(year: int = 2021) -> int:
    return int(balance_of(of_number(AccountKind.TREASURY, year)))
