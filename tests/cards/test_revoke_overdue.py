"""Who has bought nothing by the deadline loses the card the same night: once, with all that is left of its money."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.cards.jobs import revoke_overdue as revoking
from prakerja.cards.models import Card, CardMove, WaveBudget, YearBudget
from prakerja.cards.move_cards import move_cards
from prakerja.cards.reasons import MoveReason
from prakerja.cards.require_spendable import DeadlinePassed
from prakerja.cards.revoke_overdue import revoke_overdue
from prakerja.cards.states import CardState
from prakerja.cards.tasks import look_for_overdue
from prakerja.kit.actor import Actor
from prakerja.kit.jobs import do_job
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.messages.words import read_words
from prakerja.screening.models import RecipientNik
from prakerja.work.begin_work import begin_work
from prakerja.work.models import LongWork
from tests.situations.cards import AWARDING
from tests.situations.lives import (
    DEADLINE,
    REVOKING,
    a_card,
    bought,
    cards_of_a_wave,
    in_treasury,
    on_card,
    revoked,
)

pytestmark = pytest.mark.django_db
PACKAGE = 3_550_000
SECOND = timedelta(seconds=1)


def one_stretch(card: Card, *, at_once: int) -> bool:
    with unit_of_work(by=REVOKING):
        return revoke_overdue(wave_id=card.wave_id, by=REVOKING, now=DEADLINE, at_once=at_once)


def test_a_card_with_which_nothing_was_bought_is_revoked_in_the_second_after_the_last() -> None:
    card = a_card()
    assert revoked(card, at=DEADLINE - SECOND).state == CardState.AWARDED
    assert revoked(card).state == CardState.REVOKED
    move = CardMove.objects.get(number=2)
    assert (move.state, move.reason, move.at) == ("revoked", "deadline", DEADLINE)


def test_all_of_its_money_is_in_the_treasury_and_can_be_set_aside_again() -> None:
    card = a_card()
    before, set_aside = in_treasury(), YearBudget.objects.get().set_aside
    revoked(card)
    assert on_card(card.applicant_id) == (0, 0)
    assert in_treasury() == before + PACKAGE
    assert YearBudget.objects.get().set_aside == set_aside - PACKAGE
    assert WaveBudget.objects.get().returned == 1


def test_revoking_twice_is_revoking_once() -> None:
    card = a_card()
    revoked(card)
    before = in_treasury()
    revoked(card, at=DEADLINE + timedelta(days=1))
    assert (in_treasury(), WaveBudget.objects.get().returned) == (before, 1)
    assert CardMove.objects.count() == 2


def test_the_nik_stays_barred() -> None:
    card = a_card()
    revoked(card)
    assert RecipientNik.objects.get().holder_id == card.applicant_id


def test_its_holder_is_told_why_and_until_when_they_can_object() -> None:
    card = a_card()
    revoked(card)
    told = Message.objects.filter(text="card_overdue", owner_id=card.applicant_id)
    assert sorted(told.values_list("channel", flat=True)) == ["email", "sms"]
    until = read_words(told[0].words_as_json)["objects_until"]
    assert until == datetime(2021, 4, 11, 17, tzinfo=UTC)


def test_who_has_bought_in_time_keeps_the_card() -> None:
    card = a_card()
    bought(card, at=DEADLINE - SECOND)
    assert revoked(card).state == CardState.ACTIVE
    assert on_card(card.applicant_id) == (1_000_000, 2_550_000)


def test_a_card_that_was_bought_with_since_somebody_looked_is_not_revoked_for_its_deadline() -> None:
    card = a_card()
    bought(card, at=DEADLINE - SECOND)
    late = move_cards([card.pk], to=CardState.REVOKED, reason=MoveReason.DEADLINE, now=DEADLINE, only="is_overdue")
    assert late == []
    card.refresh_from_db()
    assert card.state == CardState.ACTIVE


def test_nobody_buys_in_the_second_of_the_deadline() -> None:
    card = a_card()
    with pytest.raises(DeadlinePassed):
        bought(card, at=DEADLINE)


def test_the_clock_of_a_held_card_stands_still() -> None:
    card = a_card()
    Card.objects.update(held_since=DEADLINE - SECOND, held_for="cause")
    assert revoked(card).state == CardState.AWARDED


def test_a_stretch_goes_on_where_the_last_one_ended() -> None:
    cards = cards_of_a_wave(5)
    assert one_stretch(cards[0], at_once=2)
    assert Card.objects.filter(state=CardState.REVOKED).count() == 2
    assert one_stretch(cards[0], at_once=2)
    assert not one_stretch(cards[0], at_once=2)
    assert Card.objects.filter(state=CardState.REVOKED).count() == WaveBudget.objects.get().returned == 5
    assert Event.objects.filter(name="cards.card.overdue_revoked").count() == 3


def test_no_stretch_looks_through_what_the_ones_before_have_done() -> None:
    cards = cards_of_a_wave(5)
    with unit_of_work(by=REVOKING):
        begin_work(revoking, DEADLINE, wave_id=cards[0].wave_id)
    assert one_stretch(cards[0], at_once=2)
    work = LongWork.objects.get(kind="cards.revoke_overdue")
    assert (work.cursor.split()[1], work.done) == (str(cards[1].applicant_id), 2)
    # Before the place reached somebody is overdue again: this night's next look finds them, and not this one.
    Card.objects.filter(pk=cards[0].pk).update(state=CardState.AWARDED)
    while one_stretch(cards[0], at_once=2):
        pass
    assert set(Card.objects.exclude(state=CardState.REVOKED)) == {cards[0]}


def test_the_next_look_of_the_night_begins_at_the_beginning() -> None:
    held, other = cards_of_a_wave(2)
    Card.objects.filter(pk=held.pk).update(held_since=DEADLINE - SECOND, held_for="cause")
    look_for_and_revoke(other)
    assert Card.objects.get(pk=other.pk).state == CardState.REVOKED
    Card.objects.filter(pk=held.pk).update(held_since=None, held_for="")
    look_for_and_revoke(held)
    assert Card.objects.get(pk=held.pk).state == CardState.REVOKED


def look_for_and_revoke(card: Card) -> None:
    with time_machine.travel(DEADLINE + timedelta(hours=2)):
        look_for_overdue()
        do_job("cards.revoke_overdue", {"wave_id": card.wave_id})


def test_the_night_finds_the_waves_with_overdue_cards() -> None:
    card = a_card()
    look_for_overdue()
    work = LongWork.objects.get(kind="cards.revoke_overdue")
    assert work.arguments == {"wave_id": card.wave_id}


def test_only_its_task_revokes() -> None:
    card = a_card()
    for other in (Actor.visitor(), AWARDING, Actor.operator("budi")):
        with pytest.raises(PermissionMissing):
            revoke_overdue(wave_id=card.wave_id, by=other, now=DEADLINE)
