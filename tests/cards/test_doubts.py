"""The office hears of a death or a lost citizenship: dated, from somebody, and the card waits for two people."""

from datetime import date, timedelta

import pytest

from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.cards.doubt_entitlement import (
    LONGEST_SOURCE,
    DayBeforeBirth,
    DayNotYet,
    NotTold,
    SourceMissing,
    ToldOtherwise,
    doubt_entitlement,
)
from prakerja.cards.models import Card, Doubt
from prakerja.cards.reasons import HoldReason
from prakerja.cards.release_card import ReleaseTakesTwo
from prakerja.cards.require_spendable import CardEnded, CardHeld
from prakerja.cards.states import CardState
from prakerja.kit.actor import Actor
from prakerja.messages.models import Message
from tests.situations.cards import NOW
from tests.situations.doubts import told_of
from tests.situations.lives import a_card, bought, given_back, held, reinstated, released, revoked
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
AWARDED_ON = date(2021, 2, 27)
REASONS = [HoldReason.DEATH, HoldReason.CITIZENSHIP]


@pytest.mark.parametrize("reason", REASONS)
def test_it_is_held_and_they_or_their_family_are_told_how_to_object(reason: HoldReason) -> None:
    card = told_of(a_card(), reason, on=AWARDED_ON, at=NOW + DAY)
    assert (card.held_for, card.held_since) == (reason, NOW + DAY)
    assert Message.objects.filter(text=f"card_{reason.value}", owner_id=card.applicant_id).count() == 2
    doubt = Doubt.objects.get()
    assert (doubt.effective_on, doubt.move, doubt.source) == (AWARDED_ON, 2, "Akta kematian, Disdukcapil contoh")
    event = Event.objects.get(name="cards.card.doubted")
    assert event.facts == {"because": reason.value, "effective_on": "2021-02-27", "is_held_for_it": True}
    with pytest.raises(CardHeld):
        bought(card, at=NOW + 2 * DAY)
    with pytest.raises(ReleaseTakesTwo):
        released(card, at=NOW + 2 * DAY)


def test_the_same_twice_is_once_and_otherwise_it_is_refused() -> None:
    card = a_card()
    for days in (1, 2):
        told_of(card, on=AWARDED_ON, at=NOW + days * DAY)
    assert (Doubt.objects.count(), Card.objects.get().moves) == (1, 2)
    with pytest.raises(ToldOtherwise):
        told_of(card, on=AWARDED_ON + DAY, at=NOW + 3 * DAY)
    with pytest.raises(ToldOtherwise):
        told_of(card, on=AWARDED_ON, at=NOW + 3 * DAY, source="Tetangga")


def test_nobody_died_tomorrow_in_jakarta() -> None:
    card = a_card()
    last_minute_in_jakarta = NOW.replace(hour=16, minute=59)
    with pytest.raises(DayNotYet):
        told_of(card, on=AWARDED_ON + DAY, at=last_minute_in_jakarta)
    told_of(card, on=AWARDED_ON + DAY, at=last_minute_in_jakarta + timedelta(minutes=1))


def test_nor_before_they_were_born() -> None:
    card = a_card(born=date(1995, 5, 5))
    with pytest.raises(DayBeforeBirth):
        told_of(card, on=date(1995, 5, 4), at=NOW + DAY)
    told_of(card, on=date(1995, 5, 5), at=NOW + DAY)


@pytest.mark.parametrize("source", ["", " \n", "\u200b", "x" * (LONGEST_SOURCE + 1)])
def test_it_is_known_from_somebody(source: str) -> None:
    with pytest.raises(SourceMissing):
        told_of(a_card(), on=AWARDED_ON, at=NOW + DAY, source=source)


@pytest.mark.parametrize("reason", [HoldReason.LISTED, HoldReason.CAUSE, HoldReason.NUMBER_LEAKED])
def test_nothing_else_is_told_so(reason: HoldReason) -> None:
    with pytest.raises(NotTold):
        told_of(a_card(), reason, on=AWARDED_ON, at=NOW + DAY)


def test_what_has_ended_is_over() -> None:
    for card in (given_back(a_card(), at=NOW + 40 * DAY), revoked(a_card(number=13), at=NOW + 40 * DAY)):
        with pytest.raises(CardEnded):
            told_of(card, on=AWARDED_ON, at=NOW + 41 * DAY)


def test_of_a_used_up_card_only_who_was_never_entitled_is_asked() -> None:
    card = a_card()
    Card.objects.update(state=CardState.FINISHED)
    with pytest.raises(CardEnded):
        told_of(card, on=AWARDED_ON + DAY, at=NOW + 2 * DAY)
    assert told_of(card, on=AWARDED_ON, at=NOW + 2 * DAY).held_for == HoldReason.DEATH


def test_what_is_held_for_something_else_is_held_for_it_afterwards() -> None:
    card = told_of(held(a_card(), at=NOW + DAY), on=AWARDED_ON, at=NOW + 2 * DAY)
    assert (card.held_for, Doubt.objects.get().move) == (HoldReason.CAUSE, None)
    assert not Message.objects.filter(text="card_death").exists()
    card = released(card, at=NOW + 3 * DAY)
    assert (card.held_for, Doubt.objects.get().move) == (HoldReason.DEATH, 4)
    assert Message.objects.filter(text="card_death").count() == 2


def test_who_lives_after_all_has_the_card_back_and_may_die_later() -> None:
    card = reinstated(told_of(a_card(), on=AWARDED_ON, at=NOW + DAY), at=NOW + 2 * DAY)
    assert (card.held_since, Doubt.objects.get().state) == (None, "dismissed")
    assert told_of(card, on=AWARDED_ON + DAY, at=NOW + 3 * DAY).held_for == HoldReason.DEATH


def test_only_officers_note_it() -> None:
    card = a_card()
    for by in (
        Actor.visitor(),
        Actor.applicant(card.applicant_id),
        an_officer(Role.REVIEWER),
        an_officer(Role.AUDITOR),
    ):
        with pytest.raises(PermissionMissing):
            doubt_entitlement(
                applicant_id=card.applicant_id,
                award=1,
                reason=HoldReason.DEATH,
                effective_on=AWARDED_ON,
                source="x",
                by=by,
                now=NOW,
            )
