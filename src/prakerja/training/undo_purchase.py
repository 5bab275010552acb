"""What voiding and lapsing have in common: the card is locked before the purchase, and the money goes back."""

from contextlib import suppress
from datetime import datetime

from prakerja.cards.models import Card
from prakerja.cards.move_cards import move_cards
from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.ledger.close_hold import void_held
from prakerja.ledger.post import ClosedAlready
from prakerja.messages.words import Word
from prakerja.partners.webhooks.kinds import EventKind
from prakerja.training.buying_rules import buys_again_until
from prakerja.training.holds import open_holds
from prakerja.training.models import Purchase
from prakerja.training.move_purchase import move_purchase
from prakerja.training.querysets import NoPurchase, PurchaseKey
from prakerja.training.reasons import PurchaseReason
from prakerja.training.seats import free_seat
from prakerja.training.statements.take_back import take_back_to_balance
from prakerja.training.states import PurchaseState
from prakerja.training.tell_of_purchase import tell_both

VOID = "training.void"


def lock_with_card(key: PurchaseKey) -> tuple[Card, Purchase]:
    """Both held until the end of the unit of work, the card first, as whoever buys locks them. Raises NoPurchase."""
    award = Purchase.objects.filter(pk=key).values_list("award", flat=True).first()
    if award is None:
        raise NoPurchase
    card = Card.objects.lock_by_key((key[0], award))
    return card, Purchase.objects.lock_by_key(key)


def void_locked(card: Card, purchase: Purchase, *, reason: PurchaseReason, now: datetime) -> None:
    """It is undone: the price is on the training balance, the seat is free, its holder is told, and whoever had bought
    nothing else buys their first training anew, with at least seven days for it.

    Both are locked. Raises MoveRefused.
    """
    move_purchase(purchase, to=PurchaseState.VOIDED, reason=reason, now=now)
    give_price_back(purchase, act=VOID, now=now)
    take_back_to_balance(purchase, reason=reason.value, now=now)
    until = _unused_again(card, now=now)
    told: dict[str, Word] = {
        "course": purchase.schedule.course.title,
        "amount": purchase.price,
        "reason": reason.value,
        # While it is held, its clock stands still.
        "buys_until": until if until is not None and card.held_since is None else "",
    }
    news = {purchase.applicant_id: News(f"voided:{purchase.number}", told)}
    tell_holders(news, text="training_voided", now=now)
    tell_both(EventKind.PURCHASE_VOIDED, purchase, now=now)
    free_seat(purchase.schedule_id)


def give_price_back(purchase: Purchase, *, act: str, now: datetime) -> None:
    """What waits of it is on the training balance again; a share that is closed already stays where it is."""
    for one in open_holds(purchase):
        with suppress(ClosedAlready):
            void_held(owner_id=one.owner_id, hold_id=one.posting_id, act=act, now=now)


def _unused_again(card: Card, *, now: datetime) -> datetime | None:
    """Until when the first training is to be bought, where this was the only one."""
    others = Purchase.objects.of_applicant(card.applicant_id).filter(award=card.award)
    if card.state != CardState.ACTIVE or others.exclude(state=PurchaseState.VOIDED).exists():
        return None
    until = max(card.buys_until, buys_again_until(now))
    also = {"buys_until": until}
    move_cards([card.pk], to=CardState.AWARDED, reason=MoveReason.PURCHASE_VOIDED, now=now, also=also)
    return until
