"""What the steps after this one will do with the money of a card, done by the verbs that this one gives them."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.cards.models import Card
from prakerja.cards.move_cards import CardKey, move_cards
from prakerja.cards.reasons import MoveReason
from prakerja.cards.require_spendable import require_spendable
from prakerja.cards.states import CardState
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.close_hold import post_held, void_held
from prakerja.ledger.correct import correct
from prakerja.ledger.hold import Hold, hold
from prakerja.ledger.post import post
from prakerja.ledger.posting import Leg, Posting, posting_id

PARTNER: Final = Account(AccountKind.PAYABLE, UUID(int=77))
RAIL: Final = Account(AccountKind.IN_TRANSIT, UUID(int=88))
_YEAR, _WAVE = 2021, 12


def _hold_id(card: CardKey, number: int) -> UUID:
    return posting_id("training.hold", *card, number)


def _spend_id(card: CardKey, number: int) -> UUID:
    return posting_id("training.spend", *card, number)


def buy(card: CardKey, number: int, *, amount: int, until: datetime, now: datetime) -> None:
    """A training is bought as soon as its platform says so."""
    held = require_spendable(card, now=now)
    source = Account(AccountKind.TRAINING_BALANCE, card[0])
    wanted = Hold(_hold_id(card, number), "training.hold", source, Rupiah(amount), until, _YEAR, _WAVE, now)
    hold(wanted, now=now)
    if held.state == CardState.AWARDED:
        move_cards([card], to=CardState.ACTIVE, reason=MoveReason.BOUGHT, now=now)


def answer_yes(card: CardKey, number: int, *, now: datetime) -> bool:
    return post_held(owner_id=card[0], hold_id=_hold_id(card, number), to=PARTNER, act="training.commit", now=now)


def answer_no(card: CardKey, number: int, *, now: datetime) -> bool:
    return void_held(owner_id=card[0], hold_id=_hold_id(card, number), act="training.void", now=now)


def is_unused_again(card: CardKey, *, now: datetime) -> None:
    """Its only purchase came to nothing."""
    if Card.objects.lock_by_key(card).state == CardState.ACTIVE:
        move_cards([card], to=CardState.AWARDED, reason=MoveReason.PURCHASE_VOIDED, now=now)


def spend(card: CardKey, number: int, *, amount: int, now: datetime) -> None:
    require_spendable(card, now=now)
    leg = Leg(Account(AccountKind.TRAINING_BALANCE, card[0]), PARTNER, Rupiah(amount))
    _post(card, _spend_id(card, number), "training.spend", leg, now)


def put_right(card: CardKey, number: int, *, now: datetime) -> bool:
    """That it was spent was a mistake."""
    require_spendable(card, now=now)
    return correct(owner_id=card[0], wrong=_spend_id(card, number), reason="Dobel", now=now)


def fall_due(card: CardKey, number: int, *, amount: int, now: datetime) -> None:
    require_spendable(card, now=now)
    source, to = Account(AccountKind.INCENTIVE_RESERVE, card[0]), Account(AccountKind.INCENTIVE_DUE, card[0])
    _post(card, posting_id("incentives.due", *card, number), "incentives.due", Leg(source, to, Rupiah(amount)), now)


def pay_out(card: CardKey, number: int, *, amount: int, now: datetime) -> None:
    """What is due is its holder's, whatever became of the card."""
    leg = Leg(Account(AccountKind.INCENTIVE_DUE, card[0]), RAIL, Rupiah(amount))
    _post(card, posting_id("payouts.pay", *card, number), "payouts.pay", leg, now)


def _post(card: CardKey, id_: UUID, act: str, leg: Leg, now: datetime) -> None:
    posting = Posting(
        id=id_, owner_id=card[0], act=act, year=_YEAR, wave=_WAVE, legs=(leg,), happened_at=now, posted_at=now
    )
    post(posting)
