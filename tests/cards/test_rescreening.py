"""A list that comes into force names the holder of a card: it is held, told, and not forgotten; and not named twice."""

from datetime import date, datetime, timedelta

import pytest

from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.cards import jobs
from prakerja.cards.drop_doubts import drop_doubts
from prakerja.cards.hold_doubted import noon_of
from prakerja.cards.hold_waiting_cards import hold_waiting_cards
from prakerja.cards.models import Card, CardMove, Doubt
from prakerja.cards.reasons import HoldReason
from prakerja.cards.rescreen_cards import rescreen_cards
from prakerja.cards.states import CardState
from prakerja.messages.models import Message
from prakerja.messages.words import read_words
from prakerja.screening.kinds import ListKind
from prakerja.screening.models import ExclusionList, ListInForce
from prakerja.work.end_work import end_work
from prakerja.work.models import LongWork
from prakerja.work.states import WorkState
from tests.situations.cards import NOW
from tests.situations.doubts import (
    a_list_naming,
    a_list_telling,
    dropped,
    entitlement_ended,
    looked_for,
    named,
    nik_of,
    rescreened,
    told_of,
    withdrawn,
)
from tests.situations.lives import (
    DEADLINE,
    a_card,
    cards_of_a_wave,
    given_back,
    held,
    objected,
    reinstated,
    rejected,
    released,
    revoked,
    taken_back_for_cause,
    with_another_number,
)
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
#: From the day after the award in Jakarta.
LATER = date(2021, 2, 28)


def doubts(card: Card) -> list[tuple[str, str]]:
    rows = Doubt.objects.filter(applicant_id=card.applicant_id).order_by("number")
    return list(rows.values_list("reason", "state"))


def test_whom_it_names_is_held_and_told_which_list_and_by_what_right() -> None:
    card, other = cards_of_a_wave(2)
    row = named(card, at=NOW + DAY)
    other.refresh_from_db()
    assert (card.held_since, card.held_for) == (NOW + DAY, "listed")
    assert other.held_since is None
    doubt = Doubt.objects.get()
    assert (doubt.list, doubt.effective_on, doubt.move) == (row, row.valid_from, card.moves)
    told = Message.objects.filter(text="card_listed", owner_id=card.applicant_id)
    assert {one.channel for one in told} == {"email", "sms"}
    words = read_words(told[0].words_as_json)
    assert (words["list_name"], words["list_source"], words["legal_basis"]) == (row.name, row.source, row.legal_basis)
    event = Event.objects.get(name="cards.list.rescreened")
    assert (event.facts, event.subject_id) == ({"named": 1, "doubted": 1, "held": 1}, str(row.pk))


def test_screening_twice_is_screening_once() -> None:
    card = a_card()
    row = named(card, at=NOW + DAY)
    rescreened(row, at=NOW + 2 * DAY)
    card.refresh_from_db()
    assert (card.moves, card.held_since) == (2, NOW + DAY)
    assert Message.objects.filter(text="card_listed").count() == 2
    assert Event.objects.filter(name="cards.list.rescreened").count() == 1


def test_in_stretches_of_any_length_nobody_is_passed_by() -> None:
    cards = cards_of_a_wave(7)
    for at_once in (1, 2, 3, 7):
        row = a_list_naming(*cards, kind=(ListKind.DTKS, ListKind.BSU, ListKind.BPUM, ListKind.POLICE)[at_once % 4])
        rescreened(row, at=NOW + DAY, at_once=at_once)
        assert Doubt.objects.filter(list=row).count() == 7
    assert Card.objects.filter(held_for="listed").count() == 7


@pytest.mark.parametrize("scheme_names_it", [True, False])
def test_only_a_list_that_the_scheme_of_the_card_names(*, scheme_names_it: bool) -> None:
    card = a_card(number=4 if not scheme_names_it else 12)
    if not scheme_names_it:
        card.wave.scheme = "2020a"
        card.wave.save(update_fields=["scheme"])
    named(card, at=NOW + DAY, kind=ListKind.DTKS)
    assert (card.held_for == "listed") is scheme_names_it


def test_an_award_is_no_earlier_card() -> None:
    """Lists of recipients, made by another office of us all, name everybody who has a card."""
    card = a_card()
    named(card, at=NOW + DAY, kind=ListKind.RECIPIENT, year=2021)
    named(card, at=NOW + DAY, kind=ListKind.RECIPIENT, year=2022)
    named(card, at=NOW + DAY, kind=ListKind.REVOKED, valid_from=LATER)
    assert (card.held_since, Doubt.objects.count()) == (None, 0)
    named(card, at=NOW + DAY, kind=ListKind.RECIPIENT, year=2020, valid_from=date(2021, 6, 1))
    assert Doubt.objects.get().effective_on == date(2020, 12, 31)


def test_each_person_has_the_day_that_the_list_tells_of_them() -> None:
    before, on_the_day, after, of_the_list = cards = cards_of_a_wave(4)
    days = {before: "2021-01-04", on_the_day: "2021-02-27", after: "2021-02-28", of_the_list: ""}
    row = a_list_telling({nik_of(card): day for card, day in days.items()}, valid_from=date(2020, 4, 1))
    rescreened(row, at=NOW + 2 * DAY)
    told = dict(Doubt.objects.values_list("applicant_id", "effective_on"))
    assert told == {
        before.applicant_id: date(2021, 1, 4),
        on_the_day.applicant_id: date(2021, 2, 27),
        after.applicant_id: LATER,
        of_the_list.applicant_id: date(2020, 4, 1),
    }
    for card in cards:
        letter = Message.objects.get(text="card_listed", channel="email", owner_id=card.applicant_id)
        assert read_words(letter.words_as_json)["since"] == noon_of(told[card.applicant_id])
        entitlement_ended(card, at=NOW + 20 * DAY)
    states = [card.state for card in cards]
    assert states == [CardState.ANNULLED, CardState.ANNULLED, CardState.REVOKED, CardState.ANNULLED]


def test_of_a_used_up_card_only_who_was_named_by_the_day_of_the_award() -> None:
    before, after = cards_of_a_wave(2)
    Card.objects.all().update(state=CardState.FINISHED)
    row = a_list_telling({nik_of(before): "2021-02-01", nik_of(after): "2021-03-01"}, valid_from=date(2020, 4, 1))
    rescreened(row, at=NOW + 5 * DAY)
    assert [one.applicant_id for one in Doubt.objects.all()] == [before.applicant_id]


def test_what_is_held_for_something_else_is_held_for_it_when_that_is_over() -> None:
    card = held(a_card(), at=NOW + DAY)
    named(card, at=NOW + 2 * DAY)
    assert (card.held_for, Doubt.objects.get().move) == (HoldReason.CAUSE, None)
    assert not Message.objects.filter(text="card_listed").exists()
    card = released(card, at=NOW + 3 * DAY)
    assert (card.held_for, card.held_since) == ("listed", NOW + 3 * DAY)
    assert card.buys_until == DEADLINE + 2 * DAY
    assert Message.objects.filter(text="card_listed").count() == 2
    assert not Message.objects.filter(text="card_released").exists()


def test_so_it_is_when_a_number_that_leaked_is_replaced() -> None:
    card = held(a_card(), at=NOW + DAY, reason=HoldReason.NUMBER_LEAKED)
    named(card, at=NOW + 2 * DAY)
    assert with_another_number(card, at=NOW + 3 * DAY).held_for == "listed"


def test_and_when_it_had_ended_and_is_reinstated() -> None:
    card = taken_back_for_cause(a_card(), at=NOW + DAY)
    named(card, at=NOW + 2 * DAY)
    assert card.held_since is None
    card = reinstated(card, at=NOW + 3 * DAY)
    assert (card.state, card.held_for) == (CardState.AWARDED, "listed")


def test_what_a_verb_freed_that_knows_of_no_doubts_is_found_by_the_clock() -> None:
    card = held(a_card(), at=NOW + DAY)
    named(card, at=NOW + 2 * DAY)
    Card.objects.filter(pk=card.pk).update(held_since=None, held_for="")
    for _ in range(2):
        looked_for(at=NOW + 3 * DAY)
    card.refresh_from_db()
    assert (card.held_for, card.moves) == ("listed", 3)
    assert Event.objects.filter(name="cards.card.held", facts__held_for="listed").count() == 1


def test_what_was_given_back_is_held_for_it_once_two_people_have_undone_that() -> None:
    card = given_back(a_card(), at=NOW + DAY)
    named(card, at=NOW + 2 * DAY)
    assert (doubts(card), card.held_since) == ([("listed", "open")], None)
    assert not Message.objects.filter(text="card_listed").exists()
    card = reinstated(card, at=NOW + 3 * DAY)
    assert (card.state, card.held_for) == (CardState.AWARDED, "listed")


def test_what_is_used_up_is_held_only_for_what_counts_by_the_award() -> None:
    card = a_card()
    Card.objects.update(state=CardState.FINISHED)
    named(card, at=NOW + DAY, valid_from=LATER)
    assert card.held_since is None
    named(card, at=NOW + DAY, kind=ListKind.POLICE, valid_from=date(2021, 2, 27))
    assert (card.state, card.held_for) == (CardState.FINISHED, "listed")
    card = reinstated(card, at=NOW + 2 * DAY)
    assert (card.state, card.held_since) == (CardState.FINISHED, None)


def test_what_two_people_lifted_the_same_list_does_not_hold_again() -> None:
    card = a_card()
    row = named(card, at=NOW + DAY)
    objected(card, at=NOW + 2 * DAY)
    card = reinstated(card, at=NOW + 3 * DAY)
    assert (card.held_since, doubts(card)) == (None, [("listed", "dismissed")])
    rescreened(row, at=NOW + 4 * DAY)
    looked_for(at=NOW + 5 * DAY)
    card.refresh_from_db()
    assert card.held_since is None


def test_nor_does_a_newer_one_of_its_kind_and_another_kind_does() -> None:
    card = a_card()
    named(card, at=NOW + DAY)
    card = reinstated(card, at=NOW + 3 * DAY)
    named(card, at=NOW + 4 * DAY)
    assert card.held_since is None
    named(card, at=NOW + 5 * DAY, kind=ListKind.POLICE)
    assert card.held_for == "listed"


def test_two_people_decide_about_all_lists_of_the_kind_that_wait() -> None:
    card = a_card()
    named(card, at=NOW + DAY)
    named(card, at=NOW + 2 * DAY)
    named(card, at=NOW + 2 * DAY, kind=ListKind.POLICE)
    assert card.moves == 2
    card = reinstated(card, at=NOW + 3 * DAY)
    assert doubts(card) == [("listed", "dismissed"), ("listed", "dismissed"), ("listed", "open")]
    assert (card.held_for, card.held_since) == ("listed", NOW + 3 * DAY)
    assert card.buys_until == DEADLINE + 2 * DAY


def test_rejected_it_stays_held() -> None:
    card = a_card()
    named(card, at=NOW + DAY)
    objected(card, at=NOW + 2 * DAY)
    rejected(card, at=NOW + 3 * DAY)
    card.refresh_from_db()
    assert card.held_for == "listed"


def test_a_list_that_is_withdrawn_holds_nobody_and_they_are_told() -> None:
    cards = cards_of_a_wave(3)
    row = a_list_naming(*cards)
    rescreened(row, at=NOW + DAY)
    withdrawn(row, at=NOW + 3 * DAY)
    for card in Card.objects.all():
        assert (card.held_since, card.buys_until) == (None, DEADLINE + 2 * DAY)
        assert doubts(card) == [("listed", "withdrawn")]
        assert Message.objects.filter(text="card_released", owner_id=card.applicant_id).count() == 2
    dropped(row, at=NOW + 4 * DAY)
    assert CardMove.objects.filter(reason="released").count() == 3


def test_unless_another_one_names_them_and_then_they_are_told_of_that() -> None:
    card = a_card()
    row = named(card, at=NOW + DAY)
    other = named(card, at=NOW + 2 * DAY)
    withdrawn(row, at=NOW + 3 * DAY)
    card.refresh_from_db()
    assert (card.held_for, card.held_since) == ("listed", NOW + 3 * DAY)
    assert doubts(card) == [("listed", "withdrawn"), ("listed", "open")]
    assert not Message.objects.filter(text="card_released").exists()
    withdrawn(other, at=NOW + 4 * DAY)
    card.refresh_from_db()
    assert card.held_since is None


def test_a_card_that_is_held_for_something_else_stays_held_when_a_list_is_withdrawn() -> None:
    card = held(a_card(), at=NOW + DAY)
    row = named(card, at=NOW + 2 * DAY)
    withdrawn(row, at=NOW + 3 * DAY)
    card.refresh_from_db()
    assert (card.held_for, card.moves) == (HoldReason.CAUSE, 2)
    assert released(card, at=NOW + 4 * DAY).held_since is None


def test_so_does_one_that_was_held_for_the_list_and_is_now_for_a_death() -> None:
    card = a_card()
    row = named(card, at=NOW + DAY)
    told_of(card, on=LATER, at=NOW + 2 * DAY)
    other = named(card, at=NOW + 2 * DAY, kind=ListKind.POLICE)
    withdrawn(row, at=NOW + 3 * DAY)
    card.refresh_from_db()
    assert card.held_for == HoldReason.DEATH
    withdrawn(other, at=NOW + 4 * DAY)
    card.refresh_from_db()
    assert card.held_for == HoldReason.DEATH


def test_put_in_force_anew_it_names_them_anew() -> None:
    card = a_card()
    row = named(card, at=NOW + DAY)
    withdrawn(row, at=NOW + 2 * DAY)
    ListInForce.objects.create(list=row, since=NOW + 3 * DAY)
    rescreened(row, at=NOW + 3 * DAY)
    card.refresh_from_db()
    assert (card.held_for, doubts(card)) == ("listed", [("listed", "withdrawn"), ("listed", "open")])


def test_a_list_that_is_not_in_force_names_nobody() -> None:
    card = a_card()
    row = a_list_naming(card)
    ListInForce.objects.all().delete()
    rescreened(row, at=NOW + DAY)
    assert doubts(card) == []


def due() -> list[tuple[str, str]]:
    rows = LongWork.objects.filter(state=WorkState.DUE, kind__startswith="cards.")
    return list(rows.order_by("kind").values_list("kind", "subject"))


def ended(row: ExclusionList, at: datetime) -> None:
    end_work(jobs.rescreen_cards, at, list_id=row.pk)


def test_the_clock_begins_it_once_for_each_list_that_came_into_force_and_when_its_day_has_come() -> None:
    card = a_card()
    LongWork.objects.all().delete()
    row = a_list_naming(card)
    later = a_list_naming(card, valid_from=date(2021, 3, 10))
    looked_for(at=NOW + DAY)
    assert due() == [("cards.rescreen_cards", f"cards of list {row.pk}")]
    ended(row, NOW + DAY)
    looked_for(at=NOW + 2 * DAY)
    assert due() == []
    looked_for(at=datetime(2021, 3, 9, 17, 0, tzinfo=NOW.tzinfo))
    assert due() == [("cards.rescreen_cards", f"cards of list {later.pk}")]


def test_and_again_when_it_is_in_force_anew_or_cards_were_awarded_since() -> None:
    row = a_list_naming(a_card())
    LongWork.objects.all().delete()
    looked_for(at=NOW + DAY)
    ended(row, NOW + DAY)
    ListInForce.objects.update(since=NOW + 2 * DAY)
    looked_for(at=NOW + 2 * DAY)
    assert len(due()) == 1
    ended(row, NOW + 2 * DAY)
    card = a_card(number=13, at=NOW + 3 * DAY)
    end_work(jobs.award_cards, NOW + 3 * DAY, wave_id=card.wave_id)
    looked_for(at=NOW + 4 * DAY)
    assert len(due()) == 1


def test_the_clock_has_dropped_what_a_withdrawn_list_said() -> None:
    card = a_card()
    row = named(card, at=NOW + DAY)
    LongWork.objects.all().delete()
    ListInForce.objects.all().delete()
    looked_for(at=NOW + 2 * DAY)
    assert due() == [("cards.drop_doubts", f"cards of list {row.pk}")]


def test_only_its_task_does_any_of_it() -> None:
    by = an_officer()
    with pytest.raises(PermissionMissing):
        rescreen_cards(list_id=1, by=by, now=NOW)
    with pytest.raises(PermissionMissing):
        drop_doubts(list_id=1, by=by, now=NOW)
    with pytest.raises(PermissionMissing):
        hold_waiting_cards(by=by, now=NOW)


def test_an_overdue_card_is_not_revoked_while_it_is_held_and_comes_to_it_afterwards() -> None:
    card = a_card()
    row = named(card, at=DEADLINE - DAY)
    assert revoked(card, at=DEADLINE + DAY).state == CardState.AWARDED
    withdrawn(row, at=DEADLINE + DAY)
    assert revoked(card, at=DEADLINE + 2 * DAY - timedelta(seconds=1)).state == CardState.AWARDED
    assert revoked(card, at=DEADLINE + 2 * DAY).state == CardState.REVOKED
