"""The card of whoever looks around, if they have one that is in use."""

from django.http import HttpRequest

from prakerja.cards.own_card import OwnCard, own_card
from prakerja.cards.states import LIVE


def card_of(request: HttpRequest) -> OwnCard | None:
    """None for strangers, staff, and whoever has no card with which anything can be bought."""
    if not request.user.is_authenticated or request.user.is_guarded:
        return None
    card = own_card(request.user.pk)
    return card if isinstance(card, OwnCard) and card.state in LIVE else None
