"""What two people decide about one card, and what that would do to the books."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Sum
from pydantic import JsonValue

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act, Plan, declare_act
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.authority.permissions import Permission
from prakerja.cards.acts import BudgetTooSmall
from prakerja.cards.end_card import require_nothing_under_way
from prakerja.cards.models import Card, CardMove, Objection, ObjectionDecision, WaveBudget
from prakerja.cards.move_cards import CardKey
from prakerja.cards.object_to_move import move_objected_to
from prakerja.cards.post_end import claimed
from prakerja.cards.querysets import NoCard
from prakerja.cards.require_spendable import CardEnded, CardHeld
from prakerja.cards.return_money import ON_CARD, RETURN
from prakerja.cards.rules import days_given_back
from prakerja.cards.states import HOLDABLE, LIVE, CardState
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.models import Transfer
from prakerja.ledger.posting import posting_id

_BETWEEN: Final = ":"
#: As many as the column holds.
_AWARDS: Final = range(1, 2**15)
#: Ours: as many as the longest scheme gives.
MOST_DAYS: Final = 30


class NothingToReinstate(Refused):
    """The card is neither held nor ended, or all of it was used."""


class NoUncountedSeat(Refused):
    """All seats of the wave that came back are counted for a recovery wave already."""


class NothingToExtend(Refused):
    """The first training is bought, or the card has ended: there is no deadline any more."""


class NoDays(Refused):
    """An extension is of one day at least, and of not more than the longest scheme gives."""


class NoObjection(Refused):
    """No objection waits for a decision."""


def subject_of_card(key: CardKey) -> str:
    return _BETWEEN.join(map(str, key))


def key_in(subject: str) -> CardKey:
    """Raises NoCard for what is no card's subject."""
    applicant_id, _, award = subject.partition(_BETWEEN)
    try:
        key = UUID(applicant_id), int(award)
    except ValueError:
        raise NoCard from None
    # Written in another way, it would be another subject: two decisions about one card.
    if subject_of_card(key) != subject or key[1] not in _AWARDS:
        raise NoCard
    return key


def card_in(subject: str) -> Card:
    """Raises NoCard."""
    card: Card | None = Card.objects.filter(pk=key_in(subject)).select_related("wave").first()
    if card is None:
        raise NoCard
    return card


def decision_on(act: Act, card: CardKey, *, by: Actor) -> Proposal | None:
    """What two people decided about the card, when the second of them acts; None: it is carried out already, and one
    decision is carried out once. Raises NotConfirmed.
    """
    decided = require_confirmed(act, subject=subject_of_card(card), by=by)
    return None if decided.carried_out_at is not None else decided


def waiting_objection(card: Card) -> Objection | None:
    """To what the card is now."""
    move = move_objected_to(card)
    if move is None or ObjectionDecision.objects.filter(pk=move.pk).exists():
        return None
    return Objection.objects.filter(pk=move.pk).first()


def life_before(card: Card) -> CardMove:
    """The last row of its life in which its holder had it."""
    moves = CardMove.objects.filter(applicant_id=card.applicant_id, award=card.award, state__in=HOLDABLE)
    return moves.order_by("-number")[0]


def ends_since(card: Card) -> range:
    """The moves by which it ended since then."""
    return range(life_before(card).number + 1, card.moves + 1)


def taken_back(card: Card) -> dict[AccountKind, Rupiah]:
    """What went back to the treasury by them, by the account that it was on."""
    postings = [posting_id(RETURN, card.applicant_id, card.award, number) for number in ends_since(card)]
    legs = Transfer.objects.filter(owner_id=card.applicant_id, posting_id__in=postings)
    sums = legs.values("debit").annotate(sum=Sum("amount")).values_list("debit", "sum")
    return {AccountKind(kind): Rupiah(int(amount)) for kind, amount in sums}


def days_left(card: Card, *, ended_at: datetime) -> int:
    return days_given_back(card.buys_until - ended_at)


def _reinstating(subject: str, _asked: Plan, _now: datetime) -> Plan:
    card = card_in(subject)
    move = move_objected_to(card)
    if move is None:
        raise NothingToReinstate
    said: dict[str, JsonValue] = {"number": card.wave.number, "last_four": card.last_four}
    if card.held_since is not None:
        return {**said, "set_aside": 0}
    budget = WaveBudget.objects.select_related("year").get(pk=card.wave_id)
    amounts = taken_back(card)
    whole = sum(amounts.values(), Rupiah(0))
    free = Rupiah(budget.year.allowed - budget.year.set_aside)
    if budget.returned <= budget.counted:
        raise NoUncountedSeat
    if whole > free:
        raise BudgetTooSmall(year=budget.year_id, lacking=whole - free)
    return {
        **said,
        "training": int(amounts.get(AccountKind.TRAINING_BALANCE, Rupiah(0))),
        "incentive": int(amounts.get(AccountKind.INCENTIVE_RESERVE, Rupiah(0))),
        **_of_entitlement(card, amounts),
        "set_aside": int(whole),
        "days": days_left(card, ended_at=move.at),
    }


def _of_entitlement(card: Card, amounts: dict[AccountKind, Rupiah]) -> dict[str, JsonValue]:
    """What only an end of the entitlement takes; nothing of another one. Raises ClaimRepaid."""
    due, dropped = amounts.get(AccountKind.INCENTIVE_DUE, Rupiah(0)), claimed(card)
    found = {"due": int(due), "claim_dropped": int(dropped)}
    return {name: amount for name, amount in found.items() if amount}


def _rejecting(subject: str, _asked: Plan, _now: datetime) -> Plan:
    card = card_in(subject)
    if waiting_objection(card) is None:
        raise NoObjection
    return {"number": card.wave.number, "last_four": card.last_four, "set_aside": 0}


def days_in(asked: Plan) -> int:
    """Raises NoDays."""
    days = asked.get("days")
    if not isinstance(days, int) or isinstance(days, bool) or not 0 < days <= MOST_DAYS:
        raise NoDays
    return days


def require_extendable(card: Card) -> None:
    """Raises NothingToExtend, CardHeld."""
    if card.state != CardState.AWARDED:
        raise NothingToExtend
    if card.held_since is not None:
        raise CardHeld


def _extending(subject: str, asked: Plan, _now: datetime) -> Plan:
    card, days = card_in(subject), days_in(asked)
    require_extendable(card)
    until = card.buys_until + timedelta(days=days)
    return {
        "number": card.wave.number,
        "last_four": card.last_four,
        "planned_deadline": card.buys_until.isoformat(),
        "new_deadline": until.isoformat(),
        "set_aside": 0,
    }


def _revoking(subject: str, _asked: Plan, _now: datetime) -> Plan:
    card = card_in(subject)
    if card.state not in LIVE:
        raise CardEnded
    require_nothing_under_way(card)
    of = {kind: balance_of(Account(kind, card.applicant_id)) for kind in ON_CARD}
    return {
        "number": card.wave.number,
        "last_four": card.last_four,
        "training_returned": int(of[AccountKind.TRAINING_BALANCE]),
        "incentive_returned": int(of[AccountKind.INCENTIVE_RESERVE]),
        "returned": int(sum(of.values(), Rupiah(0))),
    }


#: Somebody in hardship has more days for the first training.
EXTEND = declare_act("cards.extend", permission=Permission.DECIDE_CARDS, foresee=_extending, keeps_plan=True)
#: For a cause that the two name.
REVOKE = declare_act("cards.revoke", permission=Permission.DECIDE_CARDS, foresee=_revoking, keeps_plan=True)
#: The card is what it was before it was revoked or held, with what was on it.
REINSTATE = declare_act("cards.reinstate", permission=Permission.DECIDE_CARDS, foresee=_reinstating, keeps_plan=True)
REJECT_OBJECTION = declare_act(
    "cards.reject_objection", permission=Permission.DECIDE_CARDS, foresee=_rejecting, keeps_plan=True
)
