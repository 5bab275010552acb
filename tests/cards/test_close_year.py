"""At the end of a scheme's year what is left goes back to the treasury: by two, after its last day, each card once."""

from datetime import datetime, timedelta

import pytest
import time_machine

from prakerja.approvals.confirm_proposal import ProposalVoid, SamePerson, confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.approvals.states import ProposalState
from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.cards import jobs
from prakerja.cards.award_cards import WaveNotFunded, require_funds
from prakerja.cards.close_year import close_year
from prakerja.cards.models import Card, CardMove, WaveBudget, YearBudget, YearClosing
from prakerja.cards.require_spendable import CardEnded
from prakerja.cards.states import CardState
from prakerja.cards.tasks import close
from prakerja.cards.year_end_act import CLOSE_YEAR, NothingToClose, YearNotOver
from prakerja.cards.year_ends import NoYearEnd, YearPart, closings
from prakerja.kit.actor import Actor
from prakerja.kit.clock import WIB, WIT
from prakerja.kit.jobs import do_job
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.close_hold import void_held
from prakerja.ledger.prove import prove
from prakerja.messages.models import Message
from prakerja.messages.states import Channel
from prakerja.messages.words import read_words
from prakerja.messages.write_text import write_text
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.work.models import LongWork
from prakerja.work.states import WorkState
from tests.situations.cards import funded
from tests.situations.lives import bought, cards_of_a_wave, held, in_treasury, on_card, released, revoked
from tests.situations.waves import a_wave, an_officer
from tests.situations.year_ends import (
    ALL_IS_OVER,
    BUYING_IS_OVER,
    CARDS,
    LATE_AWARD,
    TRAINING,
    closed,
    decided_closing,
    dry_run,
    due,
    one_stretch,
    opens_at,
    paid,
    proposed_closing,
    spent,
    under_way,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)
BALANCE, RESERVE = 1_000_000, 2_550_000
PACKAGE = BALANCE + RESERVE
#: Of the waves of these tests.
SEATS = 600


def late_cards(people: int, *, number: int = 12) -> list[Card]:
    """Awarded six days before buying ends: their own deadline lies behind it."""
    return cards_of_a_wave(people, number=number, at=LATE_AWARD)


def books_hold() -> None:
    year = YearBudget.objects.get()
    assert in_treasury() == year.allowed - year.set_aside
    assert prove(known={}).faults == ()


# When


@pytest.mark.parametrize(
    ("subject", "first"),
    [
        ("2020b:2020:training", datetime(2020, 12, 16, tzinfo=WIB)),
        ("2020b:2020:cards", datetime(2021, 4, 16, tzinfo=WIB)),
        ("2021:2022:training", datetime(2022, 12, 1, tzinfo=WIB)),
        # No last day of buying was published: it is that of finishing.
        ("2023:2023:training", datetime(2023, 11, 13, tzinfo=WIB)),
        # The last day is 29 February.
        ("2023:2023:cards", datetime(2024, 3, 1, tzinfo=WIB)),
    ],
)
def test_a_part_of_a_year_is_over_at_the_midnight_in_jakarta_after_its_last_day(subject: str, first: datetime) -> None:
    assert opens_at(subject) == first
    with pytest.raises(YearNotOver) as refused:
        dry_run(subject, at=first - MOMENT)
    assert refused.value.until == first
    with pytest.raises(NothingToClose):
        dry_run(subject, at=first)


def test_midnight_in_the_east_is_two_hours_too_early() -> None:
    late_cards(1)
    with pytest.raises(YearNotOver):
        dry_run(TRAINING, at=datetime(2021, 12, 16, tzinfo=WIT))
    assert dry_run(TRAINING, at=datetime(2021, 12, 16, 2, tzinfo=WIT))["finished"] == 1


def test_every_scheme_says_when_each_of_its_years_is_over() -> None:
    assert {one.scheme for one in closings()} == {"2020a", "2020b", "2021", "2023"}
    assert [one.part for one in closings() if one.scheme == "2021" and one.end.year == 2022] == list(YearPart)
    years = [one.end.year for one in closings()]
    assert years == sorted(years, reverse=True)


@pytest.mark.parametrize("subject", ["", "0", "2021", "2021:2021", "2021:2021:all", "2021:1999:cards", "x:2021:cards"])
def test_what_no_scheme_names_is_not_closed(subject: str) -> None:
    with pytest.raises(NoYearEnd):
        dry_run(subject, at=ALL_IS_OVER)


# What


def test_when_buying_is_over_balances_go_back_and_what_was_earned_stays() -> None:
    used, _, unused = late_cards(3)
    bought(used, at=LATE_AWARD)
    spent(used, amount=400_000, at=LATE_AWARD)
    before = in_treasury()
    row = closed(TRAINING)
    used.refresh_from_db()
    unused.refresh_from_db()
    assert (used.state, on_card(used.applicant_id)) == (CardState.ACTIVE, (0, RESERVE))
    assert (unused.state, on_card(unused.applicant_id)) == (CardState.FINISHED, (0, 0))
    whole = 2 * PACKAGE + 600_000 + (SEATS - 3) * PACKAGE
    assert in_treasury() == before + whole
    assert (row.finished, row.emptied, row.unawarded, row.waiting) == (2, 1, SEATS - 3, 0)
    assert row.training + row.incentive + row.reserve == whole
    books_hold()


def test_when_all_is_over_everything_goes_back_and_the_cards_are_finished() -> None:
    used, all_gone, _ = late_cards(3)
    for card in (used, all_gone):
        bought(card, at=LATE_AWARD)
    spent(all_gone, amount=BALANCE, at=LATE_AWARD)
    paid(all_gone, amount=RESERVE, at=LATE_AWARD)
    Card.objects.update(buys_until=ALL_IS_OVER + DAY)
    row = closed(CARDS)
    assert set(Card.objects.values_list("state", flat=True)) == {CardState.FINISHED}
    assert (row.finished, row.training, row.incentive) == (3, 2 * BALANCE, 2 * RESERVE)
    assert int(balance_of(of_number(AccountKind.WAVE_RESERVE, 12))) == 0
    books_hold()


def test_a_finished_seat_is_not_given_again() -> None:
    late_cards(2)
    closed(TRAINING)
    budget = WaveBudget.objects.get()
    assert (budget.awarded, budget.unawarded, budget.returned, budget.counted) == (2, SEATS - 2, 0, 0)
    with pytest.raises(WaveNotFunded) as refused:
        require_funds(wave_id=budget.wave_id, cards=1)
    assert refused.value.lacking == 1


def test_each_move_says_why() -> None:
    used, _ = late_cards(2)
    bought(used, at=LATE_AWARD)
    closed(TRAINING)
    closed(CARDS)
    told = CardMove.objects.filter(applicant_id=used.applicant_id).order_by("number")
    assert list(told.values_list("state", "reason"))[2:] == [("active", "buying_over"), ("finished", "year_end")]
    other = CardMove.objects.exclude(applicant_id=used.applicant_id).order_by("number")
    assert list(other.values_list("state", "reason")) == [("awarded", "seated"), ("finished", "year_end")]


def test_nothing_is_bought_with_a_finished_card() -> None:
    (card,) = late_cards(1)
    closed(TRAINING)
    with pytest.raises(CardEnded):
        bought(card, at=BUYING_IS_OVER)


@pytest.mark.parametrize("subject", [TRAINING, CARDS])
def test_what_waits_is_passed_over_and_counted_until_it_is_decided(subject: str) -> None:
    looked_into, buying, earned, late, _ = late_cards(5)
    at = opens_at(subject)
    Card.objects.update(buys_until=at + DAY)
    Card.objects.filter(applicant_id=late.applicant_id).update(buys_until=at)
    held(looked_into, at=LATE_AWARD)
    waits = under_way(buying, amount=300_000, at=LATE_AWARD)
    due(earned, amount=600_000, at=LATE_AWARD)
    plan = dry_run(subject)
    assert [plan[one] for one in ("held", "under_way", "overdue", "finished")] == [1, 2, 1, 1]
    row = closed(subject)
    assert (row.finished, row.waiting) == (1, 4)
    assert Card.objects.filter(state=CardState.FINISHED).count() == 1
    assert on_card(buying.applicant_id) == (BALANCE - 300_000, RESERVE)
    with pytest.raises(NothingToClose):
        dry_run(subject)
    with unit_of_work(by=Actor.system("ledger.expire_hold")):
        void_held(owner_id=buying.applicant_id, hold_id=waits.id, act="tests.void", now=at)
    released(looked_into, at=at)
    assert closed(subject).finished == 2
    revoked(late, at=at)
    books_hold()


def test_money_that_is_due_stops_no_training_balance() -> None:
    (card,) = late_cards(1)
    bought(card, at=LATE_AWARD)
    due(card, amount=600_000, at=LATE_AWARD)
    assert dry_run(TRAINING)["under_way"] == 0
    assert closed(TRAINING).training == BALANCE
    with pytest.raises(NothingToClose):
        dry_run(CARDS)


def test_a_wave_whose_result_or_cards_are_to_come_waits_with_its_money() -> None:
    late_cards(1)
    funded(a_wave(number=13))
    assert dry_run(TRAINING)["waiting_waves"] == [13]
    closed(TRAINING)
    assert WaveBudget.objects.get(wave__number=13).unawarded == 0
    Wave.objects.filter(number=13).update(state=WaveState.PUBLISHED)
    assert dry_run(TRAINING)["reserve_returned"] == SEATS * PACKAGE


def test_another_years_cards_and_another_schemes_are_left_alone() -> None:
    of_2021, of_2022 = late_cards(1, number=12), late_cards(1, number=13)
    WaveBudget.objects.filter(wave__number=13).update(year=YearBudget.objects.create(year=2022, allowed=10**12))
    closed(TRAINING)
    states = {card.applicant_id: card.state for card in Card.objects.all()}
    assert states[of_2021[0].applicant_id] == CardState.FINISHED
    assert states[of_2022[0].applicant_id] == CardState.AWARDED
    with pytest.raises(NothingToClose):
        dry_run("2020b:2020:training")


# How


def decision() -> Proposal:
    return Proposal.objects.get(act=CLOSE_YEAR.name)


def test_what_was_shown_is_what_is_done() -> None:
    used, _, waits = late_cards(3)
    bought(used, at=LATE_AWARD)
    held(waits, at=LATE_AWARD)
    plan, row = dry_run(TRAINING), closed(TRAINING)
    assert plan["finished"] == row.finished
    assert plan["training_returned"] == row.training
    assert plan["incentive_returned"] == row.incentive
    assert (plan["unawarded"], plan["reserve_returned"]) == (row.unawarded, row.reserve)
    assert plan["held"] == row.waiting == 1


def test_a_purchase_before_the_second_person_makes_the_figures_void() -> None:
    card, _ = late_cards(2)
    proposed_closing(TRAINING)
    bought(card, at=LATE_AWARD)
    with pytest.raises(ProposalVoid):
        confirm_proposal(proposal_id=decision().pk, by=an_officer(name="Bima"), now=BUYING_IS_OVER)
    assert Card.objects.filter(state=CardState.FINISHED).count() == 0


def test_a_purchase_between_decision_and_doing_is_met_as_it_is() -> None:
    card, _ = late_cards(2)
    plan, by = dry_run(TRAINING), decided_closing(TRAINING)
    bought(card, at=LATE_AWARD)
    spent(card, amount=250_000, at=LATE_AWARD)
    assert not one_stretch(TRAINING, by=by)
    row = YearClosing.objects.get()
    assert (plan["finished"], row.finished, row.emptied, row.training) == (2, 1, 1, 2 * BALANCE - 250_000)
    books_hold()


@pytest.mark.parametrize("at_once", [1, 2, 3, 7])
def test_however_long_the_stretches_it_comes_to_the_same(at_once: int) -> None:
    cards = [*late_cards(3, number=12), *late_cards(2, number=13)]
    bought(cards[1], at=LATE_AWARD)
    held(cards[4], at=LATE_AWARD)
    plan = dry_run(TRAINING)
    row = closed(TRAINING, at_once=at_once)
    assert (row.finished, row.emptied, row.waiting) == (plan["finished"], 1, 1) == (3, 1, 1)
    assert row.training + row.incentive + row.reserve == plan["returned"]
    work = LongWork.objects.get(kind="cards.close_year")
    assert (work.done, work.of) == (5, 5)
    books_hold()


def test_killed_between_two_stretches_it_goes_on_where_it_stood() -> None:
    late_cards(5)
    by = decided_closing(TRAINING)
    assert one_stretch(TRAINING, by=by, at_once=2)
    assert Card.objects.filter(state=CardState.FINISHED).count() == 2
    assert decision().state == ProposalState.CONFIRMED
    with time_machine.travel(BUYING_IS_OVER, tick=False):
        do_job(jobs.close_year.name, {"subject": TRAINING})
    assert LongWork.objects.get(kind=jobs.close_year.name).state == WorkState.ENDED
    assert Card.objects.filter(state=CardState.FINISHED).count() == 5
    assert YearClosing.objects.get().finished == 5
    assert decision().state == ProposalState.CARRIED_OUT
    assert Message.objects.filter(text="card_finished").count() == 5


def test_twice_is_once() -> None:
    late_cards(2)
    by = decided_closing(TRAINING)
    one_stretch(TRAINING, by=by)
    before = in_treasury()
    assert not one_stretch(TRAINING, by=by)
    assert (in_treasury(), CardMove.objects.count(), YearClosing.objects.get().finished) == (before, 4, 2)
    assert Event.objects.filter(name="cards.year.closed").count() == 1


def test_the_queue_does_it_once_two_have_decided() -> None:
    late_cards(1)
    first, second = an_officer(name="Ratna"), an_officer(name="Bima")
    at = BUYING_IS_OVER
    one = propose_act(act=CLOSE_YEAR, subject=TRAINING, reason="Akhir tahun", by=first, now=at)
    with pytest.raises(SamePerson):
        confirm_proposal(proposal_id=one.pk, by=first, now=at)
    confirm_proposal(proposal_id=one.pk, by=second, now=at)
    assert Card.objects.get().state == CardState.AWARDED
    assert LongWork.objects.get(kind="cards.close_year").arguments == {"subject": TRAINING}
    with unit_of_work(by=second):
        close_year(subject=TRAINING, by=second, now=at)
    assert Card.objects.get().state == CardState.FINISHED


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CUSTODIAN, Role.AUDITOR])
def test_only_officers_propose_it(role: Role) -> None:
    late_cards(1)
    with pytest.raises(PermissionMissing):
        propose_act(act=CLOSE_YEAR, subject=TRAINING, reason="x", by=an_officer(role), now=BUYING_IS_OVER)


def test_nobody_does_it_alone() -> None:
    late_cards(1)
    for by in (an_officer(), Actor.system("cards.close_year"), Actor.operator("Wati")):
        with pytest.raises(NotConfirmed):
            close_year(subject=TRAINING, by=by, now=BUYING_IS_OVER)
    close(subject=TRAINING)
    assert Card.objects.get().state == CardState.AWARDED


# Who is told


def test_holders_are_told_what_went_back_and_why() -> None:
    used, unused = late_cards(2)
    bought(used, at=LATE_AWARD)
    closed(TRAINING)
    closed(CARDS)
    told = {
        (one.owner_id, one.text): read_words(one.words_as_json) for one in Message.objects.exclude(text="card_awarded")
    }
    assert set(told) == {
        (used.applicant_id, "training_over"),
        (used.applicant_id, "card_finished"),
        (unused.applicant_id, "card_finished"),
    }
    words = told[unused.applicant_id, "card_finished"]
    assert (words["training"], words["incentive"]) == (BALANCE, RESERVE)
    assert words["until"] == BUYING_IS_OVER
    assert told[used.applicant_id, "card_finished"]["training"] == 0


WORDS = {"name": "Siti", "wave": 12, "last_four": "1234", "laws": "Perpres 36/2020"}


@pytest.mark.parametrize(
    ("language", "said", "nothing"),
    [
        ("id", ("15 Desember 2021 pukul 23.59 WIB", "Rp1.000.000", "Perpres 36/2020"), "Tidak ada uang yang tersisa"),
        ("en", ("15 December 2021, 23:59 WIB", "Rp1,000,000", "Perpres 36/2020"), "No money was left"),
    ],
)
def test_a_letter_names_the_day_the_amounts_and_the_law(language: str, said: tuple[str, ...], nothing: str) -> None:
    words = {**WORDS, "until": BUYING_IS_OVER, "training": BALANCE, "incentive": RESERVE}
    for text in ("card_finished", "training_over"):
        _, body = write_text(text=text, channel=Channel.EMAIL, language=language, words=words)
        assert all(one in body for one in said)
        assert nothing not in body
    _, body = write_text(
        text="card_finished", channel=Channel.EMAIL, language=language, words={**words, "training": 0, "incentive": 0}
    )
    assert nothing in body
