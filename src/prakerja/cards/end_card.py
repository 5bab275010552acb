"""What every end of one card has in common: it is in its last state, and its money is back in the treasury."""

from datetime import date, datetime

from prakerja.audit.record import record
from prakerja.cards.events import CardsEvent
from prakerja.cards.models import Card
from prakerja.cards.move_cards import move_cards
from prakerja.cards.reasons import MoveReason
from prakerja.cards.require_spendable import CardEnded
from prakerja.cards.return_money import return_money
from prakerja.cards.rules import after_pause
from prakerja.cards.states import CardState
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind


class MoneyUnderWay(Refused):
    """Money of the card waits for somebody outside: what they answer would come to a card that has ended."""


def end_card(
    card: Card, *, to: CardState, reason: MoveReason, note: str, effective_on: date, by: Actor, now: datetime
) -> None:
    """Part of the verbs that end one. The card is locked. Raises CardEnded, MoneyUnderWay.

    Until now the clock of a held card stood still, and whoever gets it back later has the days that were left then.
    """
    require_nothing_under_way(card)
    until = after_pause(card.buys_until, paused_at=card.held_since or now, now=now)
    also = {"buys_until": until}
    ended = move_cards([card.pk], to=to, reason=reason, now=now, effective_on=effective_on, also=also)
    if not ended:
        raise CardEnded
    amount = return_money(ended, wave_id=card.wave_id, now=now, reason=note)
    card.refresh_from_db()
    record(
        CardsEvent.ENDED,
        subject=card,
        by=by,
        at=now,
        applicant_id=card.applicant_id,
        reason=note,
        state=to.value,
        because=reason.value,
        amount=int(amount),
    )


def require_nothing_under_way(card: Card) -> None:
    """Raises MoneyUnderWay."""
    if balance_of(Account(AccountKind.HELD, card.applicant_id)):
        raise MoneyUnderWay
