"""Two people give a card back to its holder: it is what it was before, with the money that was on it."""

from datetime import datetime
from uuid import UUID

from django.db.models import F

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.audit.record import record
from prakerja.cards.card_acts import (
    REINSTATE,
    NothingToReinstate,
    NoUncountedSeat,
    days_left,
    decision_on,
    life_before,
    subject_of_card,
    taken_back,
    waiting_objection,
)
from prakerja.cards.doubts import dismiss
from prakerja.cards.events import CardsEvent
from prakerja.cards.fund_wave import take_from_year
from prakerja.cards.hold_doubted import hold_doubted, waiting_doubts
from prakerja.cards.models import Card, CardMove, ObjectionDecision, WaveBudget
from prakerja.cards.move_cards import move_cards
from prakerja.cards.object_to_move import move_objected_to
from prakerja.cards.post_end import claimed, drop_claims
from prakerja.cards.reasons import MoveReason
from prakerja.cards.release_card import lift_hold
from prakerja.cards.rules import buys_until
from prakerja.cards.states import CardState
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import Account, AccountKind, of_number
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, Posting, posting_id


def reinstate_card(*, applicant_id: UUID, award: int, by: Actor, now: datetime) -> None:
    """The card is held no more; or it is awarded or active again, with its money from the treasury, its seat among the
    uncounted ones, and a new deadline. One decision is carried out once.

    What was owed because of its end is owed no more. Raises NotConfirmed, NothingToReinstate, NoUncountedSeat,
    BudgetTooSmall, ClaimRepaid.
    """
    key = applicant_id, award
    decided = decision_on(REINSTATE, key, by=by)
    if decided is None:
        return
    card = Card.objects.lock_by_key(key)
    move = move_objected_to(card)
    if move is None:
        raise NothingToReinstate
    objection = waiting_objection(card)
    if objection is not None:
        ObjectionDecision.objects.create(
            applicant_id=applicant_id, award=award, number=objection.number, is_granted=True, at=now
        )
    dismiss(card, now=now)
    if card.held_since is not None:
        lift_hold(card, note=decided.reason, by=by, now=now)
    else:
        _give_back(card, move, reason=decided.reason, by=by, now=now)
    note_carried_out(act=REINSTATE, subject=subject_of_card(key), now=now)


def _give_back(card: Card, ended: CardMove, *, reason: str, by: Actor, now: datetime) -> None:
    amounts, before = taken_back(card), life_before(card)
    # Raises ClaimRepaid.
    claimed(card)
    drop_claims(card, reason=reason, now=now)
    budget = _take_seat(card.wave_id)
    take_from_year(budget.year_id, sum(amounts.values(), Rupiah(0)))
    until = buys_until(wib_day(now), days=days_left(card, ended_at=ended.at))
    move_cards(
        [card.pk],
        to=CardState(before.state),
        reason=MoveReason.REINSTATED,
        now=now,
        also={"buys_until": until, "counted_at": None},
    )
    card.refresh_from_db()
    _post(card, budget, amounts, reason=reason, now=now)
    news = News(f"reinstated:{card.award}:{card.moves}", {"last_four": card.last_four, "buys_until": until})
    tell_holders({card.applicant_id: news}, text="card_reinstated", now=now)
    record(CardsEvent.REINSTATED, subject=card, by=by, at=now, applicant_id=card.applicant_id, reason=reason)
    # What was found while the card had ended speaks against it now.
    hold_doubted(waiting_doubts([card.pk]), now=now)


def _take_seat(wave_id: int) -> WaveBudget:
    rows = WaveBudget.objects.filter(pk=wave_id)
    if not rows.filter(returned__gt=F("counted")).update(returned=F("returned") - 1):
        raise NoUncountedSeat
    return rows.select_related("wave").get()


def _post(card: Card, budget: WaveBudget, amounts: dict[AccountKind, Rupiah], *, reason: str, now: datetime) -> None:
    treasury = of_number(AccountKind.TREASURY, budget.year_id)
    legs = [Leg(treasury, Account(kind, card.applicant_id), amount) for kind, amount in sorted(amounts.items())]
    if not legs:
        return
    post(
        Posting(
            id=posting_id(REINSTATE.name, card.applicant_id, card.award, card.moves),
            owner_id=card.applicant_id,
            act=REINSTATE.name,
            year=budget.year_id,
            wave=budget.wave.number,
            legs=tuple(legs),
            happened_at=now,
            posted_at=now,
            reason=reason,
        )
    )
