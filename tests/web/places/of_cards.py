"""The pages of a recipient's card in all their states."""

from collections.abc import Callable
from typing import Final

from django.test import Client

from prakerja.accounts.models import Account
from prakerja.cards.models import Card
from prakerja.cards.object_to_move import object_to_move
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.states import CardState
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from tests.situations.accounts import NOW
from tests.situations.doubts import an_annulled_card
from tests.situations.lives import money_under_way
from tests.situations.own_cards import a_card, a_seat, held, moved
from tests.situations.waves import JAYAPURA, an_applicant
from tests.web.forms.of_accounts import signed_in
from tests.web.places.table import Open, Opening, add

_CARDS: Final[dict[str, Callable[[], Card]]] = {
    "a card": a_card,
    "a card in the east": lambda: a_card(regency=JAYAPURA),
    **{
        f"a card held: {reason}": lambda reason=reason: held(a_card(), reason)  # type: ignore[misc]
        for reason in HoldReason
    },
    "a card that bought": lambda: moved(a_card(), CardState.ACTIVE, MoveReason.BOUGHT),
    "a finished card": lambda: moved(a_card(), CardState.FINISHED, MoveReason.YEAR_END),
    "a revoked card": lambda: moved(a_card(), CardState.REVOKED, MoveReason.DEADLINE),
    "a card given back": lambda: moved(a_card(), CardState.GIVEN_BACK, MoveReason.GAVE_BACK),
    "an annulled card": lambda: moved(a_card(), CardState.ANNULLED, MoveReason.LISTED),
}


def _page_of(card: Callable[[], Card], address: str) -> Opening:
    def opening() -> Open:
        return Open(signed_in(Account.objects.get(pk=card().applicant_id)), address)

    return opening


def _awaited() -> Open:
    return Open(signed_in(Account.objects.get(pk=a_seat()[1])), "/kartu/")


def _no_card() -> Open:
    return Open(signed_in(Account.objects.get(pk=an_applicant())), "/kartu/")


for _name, _card in _CARDS.items():
    add(f"{_name}, its page", _page_of(_card, "/kartu/"))


def _owing() -> Open:
    card = an_annulled_card(spent=400_000)
    return Open(signed_in(Account.objects.get(pk=card.applicant_id)), "/kartu/")


add("an annulled card from which something was spent, its page", _owing)


def _checking(change: Callable[[Card], Card] = lambda card: card) -> Opening:
    return lambda: Open(Client(), f"/surat/{change(a_card()).letter.hex}/")


add("checking a letter", lambda: Open(Client(), "/surat/"))
add("checking a certificate", lambda: Open(Client(), "/sertifikat/"))
add("a genuine letter", _checking())
add("a genuine letter of a held card", _checking(held))
add(
    "a genuine letter of a revoked card",
    _checking(lambda card: moved(card, CardState.REVOKED, MoveReason.DEADLINE)),
)


def _objected() -> Card:
    card = a_revoked_card()
    by = Actor.applicant(card.applicant_id)
    with unit_of_work(by=by):
        object_to_move(applicant_id=card.applicant_id, award=card.award, text="Keliru", by=by, now=NOW)
    return card


def a_revoked_card() -> Card:
    return moved(a_card(), CardState.REVOKED, MoveReason.CAUSE)


add("objecting", _page_of(a_revoked_card, "/kartu/keberatan/"))
add("an objection that waits", _page_of(_objected, "/kartu/keberatan/"))
for _name in ("a card", "a card held: number_leaked", "a card that bought", "a revoked card"):
    add(f"{_name}, giving it back", _page_of(_CARDS[_name], "/kartu/kembalikan/"))
    add(f"{_name}, replacing its number", _page_of(_CARDS[_name], "/kartu/ganti-nomor/"))


def _under_way() -> Card:
    return money_under_way(a_card())


add("a card whose money is under way, giving it back", _page_of(_under_way, "/kartu/kembalikan/"))
add("home with a card", _page_of(a_card, "/beranda/"))
add("a card that is being made", _awaited)
add("no card", _no_card)
