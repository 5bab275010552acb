"""Lists, deaths, releases, purchases and decisions about one card at once: none is lost, none counts twice."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

import pytest

from prakerja.cards.card_acts import REINSTATE, NothingToReinstate
from prakerja.cards.end_entitlement import end_entitlement
from prakerja.cards.entitlement_act import END_ENTITLEMENT, NothingSpeaksAgainst
from prakerja.cards.models import Card, CardMove, Doubt, WaveBudget
from prakerja.cards.object_to_move import NothingToObjectTo, ObjectionTooLate
from prakerja.cards.reasons import HoldReason
from prakerja.cards.reinstate_card import reinstate_card
from prakerja.cards.require_spendable import CardHeld
from prakerja.cards.states import CardState
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.prove import prove
from tests.situations.at_once import all_at_once
from tests.situations.cards import NOW
from tests.situations.doubts import a_list_naming, moved_money, on_account, rescreened, told_of, withdrawn
from tests.situations.lives import a_card, bought, decided_on, held, objected, released

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)
AWARDED_ON = date(2021, 2, 27)
TOO_LATE = NOW.replace(hour=17) + 14 * DAY


def whether(do: Callable[[], object], *refusals: type[Refused]) -> bool:
    try:
        do()
    except refusals:
        return False
    return True


def at_once(*deeds: Callable[[], object]) -> list[bool]:
    """Whether each is done; nothing is refused that the deed itself does not expect."""
    return all_at_once([partial(whether, deed) for deed in deeds])


def test_a_list_and_a_release_at_once_lose_nobody() -> None:
    card = held(a_card(), at=NOW)
    row = a_list_naming(card)
    at_once(partial(released, Card.objects.get(pk=card.pk), at=NOW + DAY), partial(rescreened, row, at=NOW + DAY))
    card.refresh_from_db()
    assert (card.held_for, Doubt.objects.get().move) == (HoldReason.LISTED, card.moves)


def test_a_list_and_a_purchase_at_once_leave_it_held() -> None:
    card = a_card()
    row = a_list_naming(card)
    buy = partial(whether, partial(bought, Card.objects.get(pk=card.pk), at=NOW + DAY), CardHeld)
    has_bought, _ = all_at_once([buy, partial(whether, partial(rescreened, row, at=NOW + DAY))])
    card.refresh_from_db()
    assert card.held_for == HoldReason.LISTED
    assert card.state == (CardState.ACTIVE if has_bought else CardState.AWARDED)


def test_a_list_and_a_death_at_once_are_two_doubts_and_one_hold() -> None:
    card = a_card()
    row = a_list_naming(card)
    at_once(
        partial(told_of, Card.objects.get(pk=card.pk), on=AWARDED_ON, at=NOW + DAY),
        partial(rescreened, row, at=NOW + DAY),
    )
    assert Doubt.objects.count() == 2
    assert Doubt.objects.exclude(move=None).count() == 1
    assert CardMove.objects.filter(reason="held").count() == 1


def test_a_list_that_is_withdrawn_while_the_cards_are_screened_holds_nobody() -> None:
    card = a_card()
    row = a_list_naming(card)
    at_once(partial(withdrawn, row, at=NOW + DAY), partial(rescreened, row, at=NOW + DAY))
    withdrawn(row, at=NOW + 2 * DAY)
    card.refresh_from_db()
    assert card.held_since is None


def _ending(by: Actor, at: datetime) -> bool:
    with unit_of_work(by=by):
        card = Card.objects.get()
        end_entitlement(applicant_id=card.applicant_id, award=1, by=by, now=at)
    return True


def _reinstating(by: Actor, at: datetime) -> bool:
    with unit_of_work(by=by):
        card = Card.objects.get()
        reinstate_card(applicant_id=card.applicant_id, award=1, by=by, now=at)
    return True


def test_eight_who_end_it_end_it_once() -> None:
    card = a_card()
    bought(card, at=NOW + DAY)
    moved_money(card, AccountKind.TRAINING_BALANCE, AccountKind.PAYABLE, 400_000, at=NOW + DAY)
    told_of(card, on=AWARDED_ON, at=NOW + DAY)
    by = decided_on(card, END_ENTITLEMENT, at=TOO_LATE)
    all_at_once([partial(whether, partial(_ending, by, TOO_LATE), NothingSpeaksAgainst) for _ in range(8)])
    assert (on_account(card, AccountKind.CLAIM), WaveBudget.objects.get().returned) == (400_000, 1)
    assert CardMove.objects.filter(state=CardState.ANNULLED).count() == 1


def test_ended_and_reinstated_at_once_the_books_hold_either_way() -> None:
    card = a_card()
    bought(card, at=NOW + DAY)
    moved_money(card, AccountKind.TRAINING_BALANCE, AccountKind.PAYABLE, 400_000, at=NOW + DAY)
    told_of(card, on=AWARDED_ON, at=NOW + DAY)
    ends, frees = decided_on(card, END_ENTITLEMENT, at=TOO_LATE), decided_on(card, REINSTATE, at=TOO_LATE)
    has_ended, is_free = all_at_once(
        [
            partial(whether, partial(_ending, ends, TOO_LATE), NothingSpeaksAgainst),
            partial(whether, partial(_reinstating, frees, TOO_LATE), NothingToReinstate),
        ]
    )
    card.refresh_from_db()
    # Who reinstates second finds it ended, and gives it back: what was owed is owed no more.
    assert is_free
    assert (card.state, card.held_since, on_account(card, AccountKind.CLAIM)) == (CardState.ACTIVE, None, 0)
    assert (has_ended, WaveBudget.objects.get().returned) in ((True, 0), (False, 0))
    assert prove(known={}).faults == ()


def test_an_objection_in_the_last_moment_and_the_end_at_once() -> None:
    """The holder's clock shows the last moment, the office's the first one after: one of the two is told."""
    card = told_of(a_card(), on=AWARDED_ON, at=NOW + DAY)
    by = decided_on(card, END_ENTITLEMENT, at=TOO_LATE)
    objects = partial(objected, Card.objects.get(pk=card.pk), at=TOO_LATE - timedelta(microseconds=1))
    has_objected, has_ended = all_at_once(
        [
            partial(whether, objects, NothingToObjectTo, ObjectionTooLate),
            partial(whether, partial(_ending, by, TOO_LATE), Refused),
        ]
    )
    card.refresh_from_db()
    assert card.state == (CardState.ANNULLED if has_ended else CardState.AWARDED)
    # Ended first, the objection is one to the end.
    assert has_objected
