"""Cards on their way: awarded, bought with, and what each rupiah of them is now."""

from datetime import datetime, timedelta
from functools import partial
from typing import Final
from uuid import UUID

from prakerja.approvals.register import Act
from prakerja.cards.card_acts import EXTEND, REINSTATE, REJECT_OBJECTION, REVOKE, subject_of_card
from prakerja.cards.count_seats import count_seats
from prakerja.cards.extend_deadline import extend_deadline
from prakerja.cards.give_back import give_back
from prakerja.cards.hold_card import hold_card
from prakerja.cards.jobs import remind_of_deadlines as reminding
from prakerja.cards.models import Card, Objection, WaveBudget
from prakerja.cards.move_cards import move_cards
from prakerja.cards.object_to_move import object_to_move
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.reinstate_card import reinstate_card
from prakerja.cards.reject_objection import reject_objection
from prakerja.cards.release_card import release_card
from prakerja.cards.remind_of_deadlines import remind_of_deadlines
from prakerja.cards.replace_number import replace_number
from prakerja.cards.require_spendable import require_spendable
from prakerja.cards.revoke_card import revoke_card
from prakerja.cards.revoke_overdue import revoke_overdue
from prakerja.cards.rules import objects_until
from prakerja.cards.states import CardState
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account as Place
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.hold import Hold, hold
from prakerja.ledger.posting import posting_id
from prakerja.work.begin_work import begin_work
from prakerja.work.end_work import end_work
from tests.situations.cards import NOW, awarded, decided
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.seats import seated_wave
from tests.situations.waves import an_officer

REVOKING: Final = Actor.system("cards.revoke_overdue")
COUNTING: Final = Actor.system("cards.count_seats")
REMINDING: Final = Actor.system("cards.remind_of_deadlines")
#: The first second of 29 March in Jakarta: thirty days after 27 February.
DEADLINE: Final = NOW.replace(hour=17) + timedelta(days=29)


def cards_of_a_wave(people: int = 1, *, number: int = 12, at: datetime = NOW, **traits: object) -> list[Card]:
    """The recipients of a published wave have their cards; `traits` of each of them."""
    wave = closed_wave(number=number)
    for _ in range(people):
        a_joiner(wave, **traits)
    return awarded(seated_wave(wave), at=at)


def a_card(*, number: int = 12, at: datetime = NOW, **traits: object) -> Card:
    (card,) = cards_of_a_wave(1, number=number, at=at, **traits)
    return card


def buy(card: Card, *, at: datetime) -> None:
    """Stands for a purchase, which is the next step's. Raises what `require_spendable` raises."""
    held = require_spendable(card.pk, now=at)
    if held.state == CardState.AWARDED:
        move_cards([card.pk], to=CardState.ACTIVE, reason=MoveReason.BOUGHT, now=at)


def bought(card: Card, *, at: datetime) -> None:
    with unit_of_work(by=Actor.applicant(card.applicant_id)):
        buy(card, at=at)


def money_under_way(card: Card, *, at: datetime = NOW) -> Card:
    """A part of its balance waits for a platform's answer, and is bought with once that is there."""
    source = Place(AccountKind.TRAINING_BALANCE, card.applicant_id)
    named = posting_id("training.hold", *card.pk)
    until = at + timedelta(days=60)
    with unit_of_work(by=Actor.applicant(card.applicant_id)):
        year = WaveBudget.objects.get(pk=card.wave_id).year_id
        wanted = Hold(named, "training.hold", source, Rupiah(1), until, year, card.wave.number, at)
        hold(wanted, now=at)
    return card


def revoked(card: Card, *, at: datetime = DEADLINE) -> Card:
    """Nothing was bought, and the night has come."""
    with unit_of_work(by=REVOKING):
        revoke_overdue(wave_id=card.wave_id, by=REVOKING, now=at)
    card.refresh_from_db()
    return card


def reminded(*, at: datetime) -> None:
    """As every hour: from the first holder to the last, and then it is done for this time."""
    with unit_of_work(by=REMINDING):
        begin_work(reminding, at)
    with unit_of_work(by=REMINDING):
        remind_of_deadlines(by=REMINDING, now=at)
        end_work(reminding, at)


def on_card(applicant_id: UUID) -> tuple[int, int]:
    """Training balance and incentive reserve."""
    of = partial(Place, of=applicant_id)
    return int(balance_of(of(AccountKind.TRAINING_BALANCE))), int(balance_of(of(AccountKind.INCENTIVE_RESERVE)))


def in_treasury(year: int = 2021) -> int:
    return int(balance_of(of_number(AccountKind.TREASURY, year)))


def held(card: Card, *, at: datetime, reason: HoldReason = HoldReason.CAUSE) -> Card:
    by = an_officer()
    with unit_of_work(by=by):
        hold_card(applicant_id=card.applicant_id, award=card.award, reason=reason, note="Laporan", by=by, now=at)
    card.refresh_from_db()
    return card


def released(card: Card, *, at: datetime) -> Card:
    by = an_officer()
    with unit_of_work(by=by):
        moves = Card.objects.get(pk=card.pk).moves
        release_card(
            applicant_id=card.applicant_id, award=card.award, moves=moves, note="Sudah diperiksa", by=by, now=at
        )
    card.refresh_from_db()
    return card


def objected(card: Card, *, at: datetime, text: str = "Listrik padam") -> Objection:
    by = Actor.applicant(card.applicant_id)
    with unit_of_work(by=by):
        return object_to_move(applicant_id=card.applicant_id, award=card.award, text=text, by=by, now=at)


def decided_on(card: Card, act: Act, *, at: datetime, **asked: int) -> Actor:
    """Two officers have decided it about the card; the second of them, who does it."""
    return decided(act, subject_of_card(card.pk), at=at, **asked)


def reinstated(card: Card, *, at: datetime) -> Card:
    with unit_of_work(by=REVOKING):
        by = decided_on(card, REINSTATE, at=at)
        reinstate_card(applicant_id=card.applicant_id, award=card.award, by=by, now=at)
    card.refresh_from_db()
    return card


def rejected(card: Card, *, at: datetime) -> None:
    with unit_of_work(by=REVOKING):
        by = decided_on(card, REJECT_OBJECTION, at=at)
        reject_objection(applicant_id=card.applicant_id, award=card.award, by=by, now=at)


def taken_back_for_cause(card: Card, *, at: datetime) -> Card:
    with unit_of_work(by=REVOKING):
        by = decided_on(card, REVOKE, at=at)
        revoke_card(applicant_id=card.applicant_id, award=card.award, by=by, now=at)
    card.refresh_from_db()
    return card


def extended(card: Card, *, at: datetime, days: int = 10) -> Card:
    with unit_of_work(by=REVOKING):
        by = decided_on(card, EXTEND, at=at, days=days)
        extend_deadline(applicant_id=card.applicant_id, award=card.award, by=by, now=at)
    card.refresh_from_db()
    return card


def given_back(card: Card, *, at: datetime) -> Card:
    by = Actor.applicant(card.applicant_id)
    with unit_of_work(by=by):
        give_back(applicant_id=card.applicant_id, award=card.award, by=by, now=at)
    card.refresh_from_db()
    return card


def with_another_number(card: Card, *, at: datetime) -> Card:
    by = Actor.applicant(card.applicant_id)
    with unit_of_work(by=by):
        replace_number(applicant_id=card.applicant_id, award=card.award, leaked=card.last_four, by=by, now=at)
    card.refresh_from_db()
    return card


def counted(wave_id: int, *, at: datetime) -> None:
    with unit_of_work(by=COUNTING):
        count_seats(wave_id=wave_id, by=COUNTING, now=at)


def seats_that_came_back(people: int, *, number: int = 12, at: datetime = NOW) -> list[Card]:
    """So many have given their cards of a wave back, and their seats are counted for a recovery wave."""
    cards = [given_back(card, at=at) for card in cards_of_a_wave(people, number=number, at=at)]
    counted(cards[0].wave_id, at=objects_until(at))
    return cards
