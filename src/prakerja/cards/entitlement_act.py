"""Two people end the entitlement of a holder whose card is held for it; what that does to the books is shown before."""

from datetime import datetime

from pydantic import JsonValue

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.cards.card_acts import card_in, waiting_objection
from prakerja.cards.doubts import doubt_held_for
from prakerja.cards.end_card import require_nothing_under_way
from prakerja.cards.entitlement_books import books_at_end, is_from_the_start
from prakerja.cards.models import Card, Doubt, Objection
from prakerja.cards.object_to_move import move_objected_to
from prakerja.cards.reasons import HoldReason
from prakerja.cards.rules import objects_until
from prakerja.cards.states import CardState
from prakerja.kit.refused import Refused
from prakerja.kit.rupiah import Rupiah
from prakerja.ledger.chart import AccountKind
from prakerja.screening.models import ListInForce


class NothingSpeaksAgainst(Refused):
    """The card is held for nothing that its holder's entitlement could be ended for, or the list was withdrawn."""


class StillTimeToObject(Refused):
    """Its holder may still object; nobody decides before they could."""


class ObjectionWaits(Refused):
    """Its holder objected: that is answered first."""


def doubt_to_decide(card: Card, *, now: datetime) -> Doubt:
    """What two people may end it for now. Raises NothingSpeaksAgainst, ObjectionWaits, StillTimeToObject."""
    doubt, move = doubt_held_for(card), move_objected_to(card)
    if doubt is None or move is None:
        raise NothingSpeaksAgainst
    if doubt.list_id is not None and not ListInForce.objects.filter(pk=doubt.list_id).exists():
        raise NothingSpeaksAgainst
    if waiting_objection(card) is not None:
        raise ObjectionWaits
    if now < objects_until(move.at) and not Objection.objects.filter(pk=move.pk).exists():
        raise StillTimeToObject
    return doubt


def end_of(card: Card, doubt: Doubt) -> CardState:
    """What the card becomes."""
    if is_from_the_start(card, doubt.effective_on):
        return CardState.ANNULLED
    return CardState.DECEASED if doubt.reason == HoldReason.DEATH else CardState.REVOKED


def _ending(subject: str, _asked: Plan, now: datetime) -> Plan:
    card = card_in(subject)
    doubt = doubt_to_decide(card, now=now)
    require_nothing_under_way(card)
    books = books_at_end(card, effective_on=doubt.effective_on)
    of = {kind: int(books.returned.get(kind, Rupiah(0))) for kind in AccountKind}
    by_list: dict[str, JsonValue] = {} if doubt.list is None else {"list": doubt.list.name}
    return {
        "number": card.wave.number,
        "last_four": card.last_four,
        "because": doubt.reason,
        **by_list,
        "effective_on": doubt.effective_on.isoformat(),
        "becomes": end_of(card, doubt).value,
        "training_returned": of[AccountKind.TRAINING_BALANCE],
        "incentive_returned": of[AccountKind.INCENTIVE_RESERVE],
        "due_returned": of[AccountKind.INCENTIVE_DUE],
        "returned": int(books.whole),
        "training_owed": int(books.training_owed),
        "incentive_owed": int(books.incentive_owed),
        "owed": int(books.owed),
    }


#: From the start, or from the day on which they were entitled no more.
END_ENTITLEMENT = declare_act(
    "cards.end_entitlement", permission=Permission.DECIDE_CARDS, foresee=_ending, keeps_plan=True
)
