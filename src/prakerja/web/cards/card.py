"""“Kartu saya”: what is on it, until when, where it stands, what became of it, and what comes next."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.cards.own_card import AwaitedCard, Moved, OwnCard, own_card
from prakerja.cards.rules import objects_until, time_left
from prakerja.cards.states import LIVE, CardState
from prakerja.kit.clock import read_clock
from prakerja.pages.middleware import ApplicantRequest
from prakerja.training.own_purchases import OwnPurchase, own_purchases
from prakerja.web.cards.owed import owed_on
from prakerja.words.cards import (
    MOVE_REASONS,
    held_because,
    last_second_of,
    next_of,
    step_of,
    tag_of,
    time_left_words,
)
from prakerja.words.purchases import PURCHASE_TAGS
from prakerja.words.words import Words


@dataclass(frozen=True)
class MoveOnPage:
    state: Words
    reason: Words
    moved: Moved


@dataclass(frozen=True)
class PurchaseOnPage:
    bought: OwnPurchase
    #: Its look and its words.
    tag: tuple[str, Words]
    #: Newest first: what it came to, and when.
    moves: list[tuple[Words, datetime]]


@require_safe
def card_page(request: ApplicantRequest) -> HttpResponse:
    return render_card(request)


def render_card(request: ApplicantRequest, *, refusal: str = "", status: int = 200) -> HttpResponse:
    """`refusal`: why the number is not shown now."""
    card = own_card(request.applicant_id)
    if card is None:
        return render(request, "cards/no_card.html")
    if isinstance(card, AwaitedCard):
        return render(request, "cards/awaited.html", {"card": card})
    purchases = _bought(request.applicant_id)
    context = {
        **_of(card, request.applicant_id),
        "purchases": purchases,
        "has_code": any(one.bought.redeem_code for one in purchases),
        "refusal": refusal,
    }
    return render(request, "cards/card.html", context, status=status)


def _of(card: OwnCard, applicant_id: UUID) -> dict[str, object]:
    now, against = read_clock(), card.against
    return {
        "card": card,
        "is_live": card.state in LIVE,
        "tag": tag_of(card, now),
        "held_because": held_because(card),
        "owed": owed_on(card, applicant_id, now),
        "may_object": against is not None and not card.has_objected and now < objects_until(against.at),
        "has_objected": card.has_objected,
        "has_deadline": card.state == CardState.AWARDED,
        "left": time_left_words(time_left(card.buys_until, now=now, paused_at=card.held_since)),
        "last_second": last_second_of(card),
        "next": next_of(card, now),
        "moves": [MoveOnPage(step_of(one), MOVE_REASONS[one.reason], one) for one in card.moves],
    }


def _bought(applicant_id: UUID) -> list[PurchaseOnPage]:
    return [
        PurchaseOnPage(one, PURCHASE_TAGS[one.state], [(PURCHASE_TAGS[move.state][1], move.at) for move in one.moves])
        for one in own_purchases(applicant_id)
    ]
