"""A card ends for a cause, or because its holder gives it back; its seat is counted when nobody can object any more."""

from datetime import timedelta
from functools import partial

import pytest

from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.cards.acts import FUND_WAVE
from prakerja.cards.card_acts import EXTEND, REVOKE, NoDays, NothingToExtend, NoUncountedSeat, subject_of_card
from prakerja.cards.count_seats import count_seats
from prakerja.cards.end_card import MoneyUnderWay
from prakerja.cards.extend_deadline import extend_deadline
from prakerja.cards.fund_wave import fund_wave
from prakerja.cards.give_back import give_back
from prakerja.cards.give_seats_again import SeatsNotCounted
from prakerja.cards.hold_card import NoteMissing
from prakerja.cards.limits import NUMBERS_REPLACED
from prakerja.cards.models import Card, CardMove, CardNumber, WaveBudget
from prakerja.cards.numbers import is_number
from prakerja.cards.object_to_move import ObjectionTooLate
from prakerja.cards.reasons import HoldReason
from prakerja.cards.reinstate_card import reinstate_card
from prakerja.cards.replace_number import replace_number
from prakerja.cards.require_spendable import CardEnded, CardHeld
from prakerja.cards.revoke_card import revoke_card
from prakerja.cards.rules import objects_until
from prakerja.cards.states import CardState
from prakerja.cards.waiting_objections import waiting_objections
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.messages.words import read_words
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from tests.situations.cards import NOW, decided
from tests.situations.lives import (
    DEADLINE,
    a_card,
    bought,
    cards_of_a_wave,
    counted,
    extended,
    given_back,
    held,
    in_treasury,
    money_under_way,
    objected,
    on_card,
    reinstated,
    rejected,
    revoked,
    taken_back_for_cause,
    with_another_number,
)
from tests.situations.waves import a_wave, an_officer

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_given_back_it_is_nobodys_and_its_money_is_in_the_treasury() -> None:
    card = a_card()
    before = in_treasury()
    for _ in range(2):
        assert given_back(card, at=NOW + DAY).state == CardState.GIVEN_BACK
    assert in_treasury() == before + 3_550_000
    assert WaveBudget.objects.get().returned == 1
    assert Message.objects.filter(text="card_given_back", owner_id=card.applicant_id).count() == 2


def test_only_its_holder_gives_it_back_and_not_while_it_is_held() -> None:
    card = a_card()
    for by in (an_officer(), Actor.visitor()):
        with pytest.raises(PermissionMissing):
            give_back(applicant_id=card.applicant_id, award=1, by=by, now=NOW)
    held(card, at=NOW + DAY)
    with pytest.raises(CardHeld):
        given_back(card, at=NOW + 2 * DAY)


def test_what_a_thief_gave_back_is_its_holders_again_when_two_people_decide_so() -> None:
    card = a_card()
    bought(card, at=NOW + DAY)
    before = in_treasury()
    given_back(card, at=NOW + 2 * DAY)
    (letter,) = Message.objects.filter(text="card_given_back", channel="email")
    assert read_words(letter.words_as_json)["objects_until"] == objects_until(NOW + 2 * DAY)
    objected(card, at=NOW + 3 * DAY, text="Bukan saya")
    assert [one.text for one in waiting_objections()] == ["Bukan saya"]
    card = reinstated(card, at=NOW + 4 * DAY)
    assert (card.state, on_card(card.applicant_id)) == (CardState.ACTIVE, (1_000_000, 2_550_000))
    assert (in_treasury(), WaveBudget.objects.get().returned) == (before, 0)
    assert Message.objects.filter(text="card_reinstated", owner_id=card.applicant_id).count() == 2
    assert not waiting_objections().exists()


def test_nobody_undoes_a_giving_back_alone_and_not_too_late_without_a_seat() -> None:
    card = given_back(a_card(), at=NOW)
    with pytest.raises(NotConfirmed):
        reinstate_card(applicant_id=card.applicant_id, award=1, by=an_officer(), now=NOW)
    with pytest.raises(ObjectionTooLate):
        objected(card, at=objects_until(NOW))
    counted(card.wave_id, at=objects_until(NOW))
    with pytest.raises(NoUncountedSeat):
        reinstated(card, at=objects_until(NOW))


def test_an_objection_to_a_giving_back_keeps_its_seat_until_it_is_decided() -> None:
    card = given_back(a_card(), at=NOW)
    objected(card, at=NOW + DAY)
    counted(card.wave_id, at=NOW + 60 * DAY)
    assert WaveBudget.objects.get().counted == 0
    rejected(card, at=NOW + 61 * DAY)
    counted(card.wave_id, at=NOW + 62 * DAY)
    assert WaveBudget.objects.get().counted == 1


def test_revoked_for_cause_what_is_left_goes_back_and_comes_again_when_it_is_reinstated() -> None:
    card = a_card()
    bought(card, at=NOW + DAY)
    card = taken_back_for_cause(card, at=NOW + 2 * DAY)
    assert (card.state, on_card(card.applicant_id)) == (CardState.REVOKED, (0, 0))
    objected(card, at=NOW + 3 * DAY)
    card = reinstated(card, at=NOW + 4 * DAY)
    assert (card.state, on_card(card.applicant_id)) == (CardState.ACTIVE, (1_000_000, 2_550_000))


def test_the_clock_of_a_held_card_stood_still_until_it_ended() -> None:
    """Held on the second day and revoked on the fortieth: whoever gets it back has the days that were left then."""
    card = held(a_card(), at=NOW + DAY)
    card = taken_back_for_cause(card, at=NOW + 40 * DAY)
    card = reinstated(card, at=NOW + 45 * DAY)
    assert card.buys_until == DEADLINE + 44 * DAY
    assert revoked(card, at=card.buys_until - timedelta(seconds=1)).state == CardState.AWARDED


def test_nothing_ends_a_card_while_money_of_it_waits_for_somebody_outside() -> None:
    card = money_under_way(a_card())
    with pytest.raises(MoneyUnderWay):
        given_back(card, at=NOW + DAY)
    with pytest.raises(MoneyUnderWay):
        taken_back_for_cause(card, at=NOW + DAY)
    assert revoked(card).state == CardState.AWARDED


def test_what_it_does_to_the_books_is_shown_before() -> None:
    card = a_card()
    plan = propose_act(act=REVOKE, subject=subject_of_card(card.pk), reason="x", by=an_officer(), now=NOW).plan
    assert (plan["training_returned"], plan["incentive_returned"], plan["returned"]) == (
        1_000_000,
        2_550_000,
        3_550_000,
    )


def test_what_has_ended_is_not_revoked_again() -> None:
    card = revoked(a_card())
    with pytest.raises(CardEnded):
        taken_back_for_cause(card, at=DEADLINE + DAY)
    with pytest.raises(CardEnded):
        propose_act(act=REVOKE, subject=subject_of_card(card.pk), reason="x", by=an_officer(), now=DEADLINE)


def test_an_extension_gives_more_days_and_moves_no_money() -> None:
    card = extended(a_card(), at=NOW + DAY, days=10)
    assert card.buys_until == DEADLINE + 10 * DAY
    assert CardMove.objects.get(number=2).reason == "extended"
    assert revoked(card, at=DEADLINE + 9 * DAY).state == CardState.AWARDED
    assert revoked(card, at=DEADLINE + 10 * DAY).state == CardState.REVOKED


@pytest.mark.parametrize("days", [None, 0, -1, 31, True, "7", 1.5])
def test_no_other_extension_is_proposed(days: object) -> None:
    card = a_card()
    asked = {"days": days}
    with pytest.raises(NoDays):
        propose_act(act=EXTEND, subject=subject_of_card(card.pk), asked=asked, reason="x", by=an_officer(), now=NOW)  # type: ignore[arg-type]


def test_where_there_is_no_deadline_nothing_is_extended() -> None:
    card = a_card()
    held(card, at=NOW)
    with pytest.raises(CardHeld):
        extended(card, at=NOW + DAY)
    other = a_card(number=13)
    bought(other, at=NOW + DAY)
    with pytest.raises(NothingToExtend):
        extended(other, at=NOW + 2 * DAY)


def test_nobody_decides_alone() -> None:
    card, by = a_card(), an_officer()
    for verb in (revoke_card, extend_deadline):
        with pytest.raises(NotConfirmed):
            verb(applicant_id=card.applicant_id, award=1, by=by, now=NOW)


def test_a_number_that_leaked_is_replaced_and_never_anothers() -> None:
    card = a_card()
    old, before = card.number, card.number_digest
    card = with_another_number(held(card, at=NOW + DAY, reason=HoldReason.NUMBER_LEAKED), at=NOW + 2 * DAY)
    assert card.number != old
    assert is_number(card.number)
    assert card.number.endswith(card.last_four)
    assert {row.digest for row in CardNumber.objects.filter(holder_id=card.applicant_id)} == {
        before,
        card.number_digest,
    }
    assert (card.held_since, card.buys_until) == (None, DEADLINE + DAY)
    for message in Message.objects.all():
        assert card.number not in message.words_as_json


def test_a_card_that_is_held_for_something_else_stays_held() -> None:
    card = with_another_number(held(a_card(), at=NOW + DAY), at=NOW + 2 * DAY)
    assert card.held_for == HoldReason.CAUSE


def test_the_office_says_why_and_is_not_counted() -> None:
    card, by = a_card(), an_officer()
    with pytest.raises(NoteMissing):
        replace_number(applicant_id=card.applicant_id, award=1, leaked=card.last_four, by=by, now=NOW, note=" ")
    another = partial(
        replace_number, applicant_id=card.applicant_id, award=1, by=by, now=NOW, note="Tercetak di kuitansi"
    )
    for _ in range(NUMBERS_REPLACED.most + 1):
        with unit_of_work(by=by):
            card.last_four = another(leaked=card.last_four)
    events = Event.objects.filter(name="cards.card.number_replaced")
    assert {event.reason for event in events} == {"Tercetak di kuitansi"}
    assert events.count() == NUMBERS_REPLACED.most + 1


def test_one_that_was_replaced_already_is_not_replaced_again() -> None:
    card = a_card()
    leaked = card.last_four
    card = with_another_number(card, at=NOW + DAY)
    by = Actor.applicant(card.applicant_id)
    with unit_of_work(by=by):
        answer = replace_number(applicant_id=card.applicant_id, award=1, leaked=leaked, by=by, now=NOW + 2 * DAY)
    assert answer == card.last_four
    assert CardNumber.objects.filter(holder_id=card.applicant_id).count() == 2


def test_nobody_replaces_somebody_elses_number() -> None:
    card, other = cards_of_a_wave(2)
    with pytest.raises(PermissionMissing):
        replace_number(
            applicant_id=card.applicant_id,
            award=1,
            leaked=card.last_four,
            by=Actor.applicant(other.applicant_id),
            now=NOW,
        )
    with pytest.raises(CardEnded):
        with_another_number(revoked(card), at=DEADLINE)


def test_a_seat_is_counted_once_nobody_can_object_any_more() -> None:
    card = revoked(a_card())
    counted(card.wave_id, at=DEADLINE + 14 * DAY - timedelta(seconds=1))
    assert WaveBudget.objects.get().counted == 0
    for _ in range(2):
        counted(card.wave_id, at=DEADLINE + 14 * DAY)
    assert WaveBudget.objects.get().counted == 1


def test_not_while_an_objection_waits() -> None:
    card = revoked(a_card())
    objected(card, at=DEADLINE + DAY)
    counted(card.wave_id, at=DEADLINE + 60 * DAY)
    assert WaveBudget.objects.get().counted == 0
    rejected(card, at=DEADLINE + 61 * DAY)
    counted(card.wave_id, at=DEADLINE + 62 * DAY)
    assert WaveBudget.objects.get().counted == 1


def test_what_was_given_back_is_counted_when_nobody_can_object_any_more_and_what_lives_never() -> None:
    card, _other = cards_of_a_wave(2)
    given_back(card, at=NOW)
    counted(card.wave_id, at=objects_until(NOW) - timedelta(microseconds=1))
    assert WaveBudget.objects.get().counted == 0
    counted(card.wave_id, at=objects_until(NOW))
    counted(card.wave_id, at=NOW + 100 * DAY)
    assert WaveBudget.objects.get().counted == 1
    assert Card.objects.filter(counted_at=None).count() == 1


def test_who_comes_back_after_the_count_takes_a_seat_and_none_of_those_who_may_still_object() -> None:
    """Siti's seat was counted when she came back, so that she has Budi's; Citra's is still there for her."""
    siti, budi, citra = cards_of_a_wave(3)
    siti = taken_back_for_cause(siti, at=NOW)
    counted(siti.wave_id, at=NOW + 14 * DAY)
    budi = taken_back_for_cause(budi, at=NOW + 15 * DAY)
    reinstated(siti, at=NOW + 16 * DAY)
    citra = taken_back_for_cause(citra, at=NOW + 20 * DAY)
    counted(siti.wave_id, at=NOW + 30 * DAY)
    budget = WaveBudget.objects.get()
    assert (budget.returned, budget.counted) == (2, 1)
    assert reinstated(citra, at=NOW + 31 * DAY).state == CardState.AWARDED


def test_only_its_task_counts() -> None:
    with pytest.raises(PermissionMissing):
        count_seats(wave_id=1, by=an_officer(), now=NOW)


def a_recovery_wave(number: int, *, of: int) -> Wave:
    line = SeatsLine(pass_number=1, area="ID", group="*", seats=of, carry=False)
    wave = a_wave(number=number, seats=(line,))
    Wave.objects.filter(pk=wave.pk).update(is_recovery=True)
    return wave


def funding(wave: Wave) -> None:
    with unit_of_work(by=an_officer()):
        by = decided(FUND_WAVE, wave.pk)
        fund_wave(wave_id=wave.pk, by=by, now=NOW)


def test_a_recovery_wave_gives_counted_seats_again_and_none_of_them_twice() -> None:
    card, other, _third = cards_of_a_wave(3)
    given_back(card, at=NOW)
    given_back(other, at=NOW)
    counted(card.wave_id, at=NOW + 14 * DAY)
    first = a_recovery_wave(20, of=2)
    funding(first)
    assert WaveBudget.objects.get(pk=card.wave_id).given_again == 2
    second = a_recovery_wave(21, of=1)
    with pytest.raises(SeatsNotCounted) as refused:
        propose_act(act=FUND_WAVE, subject=str(second.pk), reason="x", by=an_officer(), now=NOW)
    assert refused.value.lacking == 1
    with pytest.raises(SeatsNotCounted):
        funding(second)
    assert not WaveBudget.objects.filter(pk=second.pk).exists()
