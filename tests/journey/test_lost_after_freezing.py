"""An identity lost to a claim after the freezing: nobody is awarded its seat, and a card that is there is revoked."""

from datetime import timedelta

import pytest

from prakerja.cards.doubt_lost_identity import doubt_lost_identity
from prakerja.cards.models import Card, Doubt
from prakerja.cards.rules import objects_until
from prakerja.cards.states import CardState, DoubtState
from prakerja.draw.acts import PUBLISH
from prakerja.draw.models import Outcome
from prakerja.draw.results import NotEligible, Seated, results_of
from prakerja.draw.tell_joiners import tell_joiners
from prakerja.journey.seat_winners import seat_winners
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.messages.models import Message
from prakerja.screening.models import Recipient
from prakerja.screening.note_lost_identity import note_lost_identity
from tests.situations.cards import NOW as AWARDED
from tests.situations.doubts import entitlement_ended, looked_for
from tests.situations.draw import NOW, SYSTEM, drawn_wave
from tests.situations.lives import a_card, on_card
from tests.situations.rows import nothing_changes
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import approved, second

pytestmark = pytest.mark.django_db
REVIEWER = Actor.system("journey.hand_over_nik")


def test_a_seat_won_by_an_identity_that_was_lost_is_awarded_to_nobody() -> None:
    wave = closed_wave()
    lost, other = (a_joiner(wave).applicant_id for _ in range(2))
    drawn_wave(wave)
    assert set(Outcome.objects.seated().values_list("applicant_id", flat=True)) == {lost, other}
    note_lost_identity(applicant_id=ApplicantId(lost), by=SYSTEM, now=NOW)
    approved(wave, PUBLISH)
    seat_winners(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)
    assert [one.applicant_id for one in Recipient.objects.all()] == [other]
    told = results_of(wave_id=wave.pk, applicant_ids=[lost, other])
    assert isinstance(told[other], Seated)
    refused = told[lost]
    assert isinstance(refused, NotEligible)
    assert [one.reason for one in refused.failed] == ["identity_lost"]
    tell_joiners(wave_id=wave.pk, now=NOW)
    assert set(
        Message.objects.filter(owner_id=lost, once_key__startswith="result:").values_list("text", flat=True)
    ) == {"result_not_eligible"}


def test_a_card_won_by_it_is_held_at_once_and_ended_from_its_first_day() -> None:
    card = a_card()
    doubt_lost_identity(applicant_id=ApplicantId(card.applicant_id), by=REVIEWER, now=AWARDED)
    card.refresh_from_db()
    assert (card.held_for, card.held_since) == ("identity", AWARDED)
    assert {"card_identity"} == set(Message.objects.filter(text__startswith="card_i").values_list("text", flat=True))
    with nothing_changes():
        doubt_lost_identity(applicant_id=ApplicantId(card.applicant_id), by=REVIEWER, now=AWARDED)
    entitlement_ended(card, at=objects_until(AWARDED) + timedelta(days=1))
    card.refresh_from_db()
    assert (card.state, on_card(card.applicant_id)) == (CardState.ANNULLED, (0, 0))
    assert Doubt.objects.get().state == DoubtState.UPHELD


def test_a_card_that_is_still_being_made_is_held_as_soon_as_it_is_there() -> None:
    card = a_card()
    Card.objects.filter(pk=card.pk).update(state=CardState.FINISHED, awarded_at=AWARDED - timedelta(days=9))
    doubt_lost_identity(applicant_id=ApplicantId(card.applicant_id), by=REVIEWER, now=AWARDED)
    assert Doubt.objects.get().move is None
    Card.objects.filter(pk=card.pk).update(state=CardState.AWARDED)
    looked_for(at=AWARDED + timedelta(minutes=1))
    card.refresh_from_db()
    assert card.held_for == "identity"


def test_a_card_that_has_ended_is_left_as_it_is() -> None:
    card = a_card()
    Card.objects.filter(pk=card.pk).update(state=CardState.GIVEN_BACK)
    with nothing_changes():
        doubt_lost_identity(applicant_id=ApplicantId(card.applicant_id), by=REVIEWER, now=AWARDED)
