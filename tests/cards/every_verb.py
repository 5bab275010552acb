"""What is done with one card, by its name: each as whoever may, or as whoever is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from prakerja.approvals.register import Act
from prakerja.cards.card_acts import EXTEND, REINSTATE, REJECT_OBJECTION, REVOKE, subject_of_card
from prakerja.cards.extend_deadline import extend_deadline
from prakerja.cards.give_back import give_back
from prakerja.cards.hold_card import hold_card
from prakerja.cards.models import Card
from prakerja.cards.move_cards import CardKey
from prakerja.cards.object_to_move import object_to_move
from prakerja.cards.reasons import HoldReason
from prakerja.cards.reinstate_card import reinstate_card
from prakerja.cards.reject_objection import reject_objection
from prakerja.cards.release_card import release_card
from prakerja.cards.replace_number import replace_number
from prakerja.cards.revoke_card import revoke_card
from prakerja.kit.actor import Actor
from tests.situations.cards import decided
from tests.situations.waves import an_officer


@dataclass(frozen=True)
class OneCard:
    """What somebody does with it at a moment."""

    key: CardKey
    by: Actor
    now: datetime

    def give_back(self) -> None:
        give_back(applicant_id=self.key[0], award=self.key[1], by=self.by, now=self.now)

    def replace_number(self) -> None:
        leaked = Card.objects.filter(pk=self.key).values_list("last_four", flat=True).first() or ""
        one, award = self.key
        replace_number(applicant_id=one, award=award, leaked=leaked, note="x", by=self.by, now=self.now)

    def say_no(self) -> None:
        object_to_move(applicant_id=self.key[0], award=self.key[1], text="Keliru", by=self.by, now=self.now)

    def hold(self) -> None:
        one, award = self.key
        hold_card(applicant_id=one, award=award, reason=HoldReason.CAUSE, note="x", by=self.by, now=self.now)

    def release(self) -> None:
        moves = Card.objects.filter(pk=self.key).values_list("moves", flat=True).first() or 0
        one, award = self.key
        release_card(applicant_id=one, award=award, moves=moves, note="x", by=self.by, now=self.now)

    def extend(self) -> None:
        extend_deadline(applicant_id=self.key[0], award=self.key[1], by=self.by, now=self.now)

    def revoke(self) -> None:
        revoke_card(applicant_id=self.key[0], award=self.key[1], by=self.by, now=self.now)

    def reinstate(self) -> None:
        reinstate_card(applicant_id=self.key[0], award=self.key[1], by=self.by, now=self.now)

    def reject(self) -> None:
        reject_objection(applicant_id=self.key[0], award=self.key[1], by=self.by, now=self.now)


#: Of its holder, of one of the office, and of two.
BY_HOLDER: Final[dict[str, Callable[[OneCard], None]]] = {
    "give back": OneCard.give_back,
    "object": OneCard.say_no,
    "replace its number": OneCard.replace_number,
}
BY_ONE: Final[dict[str, Callable[[OneCard], None]]] = {"hold": OneCard.hold, "release": OneCard.release}
BY_TWO: Final[dict[str, Callable[[OneCard], None]]] = {
    "extend": OneCard.extend,
    "revoke": OneCard.revoke,
    "reinstate": OneCard.reinstate,
    "reject": OneCard.reject,
}
VERBS: Final = {**BY_HOLDER, **BY_ONE, **BY_TWO}
ACTS: Final[dict[str, Act]] = {
    "extend": EXTEND,
    "revoke": REVOKE,
    "reinstate": REINSTATE,
    "reject": REJECT_OBJECTION,
}


def whoever_may(name: str, key: CardKey, *, now: datetime) -> Actor:
    """The holder, an officer, or the second of two who have decided it."""
    if name in BY_HOLDER:
        return Actor.applicant(key[0])
    return decided(ACTS[name], subject_of_card(key), at=now, days=3) if name in ACTS else an_officer()


def does(name: str, key: CardKey, *, now: datetime, by: Actor | None = None) -> Callable[[], None]:
    """Ready to be done, as often as one likes."""
    return partial(VERBS[name], OneCard(key, by or whoever_may(name, key, now=now), now))
