"""A death that the office hears of ends what is asked, in that moment, and the books say what became of the claim."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from prakerja.appeals.models import Demand, DemandObjection, ReportedDeath
from prakerja.appeals.repayment.acts import DEMAND, FIND_ALIVE, HAND_OVER
from prakerja.appeals.repayment.end_for_death import end_for_death
from prakerja.appeals.repayment.let_go_late_claims import let_go_late_claims
from prakerja.appeals.repayment.open_demands import count_waiting, ended_for_death, open_claims
from prakerja.appeals.repayment.refusals import NobodyDied, OfTheDead
from prakerja.cards.card_acts import subject_of_card
from prakerja.cards.follow_payments import Became
from prakerja.cards.models import Card
from prakerja.cards.require_spendable import CardEnded
from prakerja.journey.note_death import note_death
from prakerja.journey.timeline import timeline_of
from prakerja.kit.clock import wib_day
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import AccountKind
from prakerja.ledger.models import Transfer
from prakerja.messages.models import Message
from prakerja.words.card_office import befell_words
from tests.situations.cards import NOW
from tests.situations.doubts import on_account
from tests.situations.lives import a_card
from tests.situations.repayment import (
    OWED,
    REMINDING,
    days_passed,
    demanded,
    done,
    objected_to,
    payment_became,
    reminded,
    repaid,
    when,
    who_owes,
)
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
SOURCE = "Akta kematian, Disdukcapil contoh"


def died(applicant_id: object, *, at: datetime, source: str = SOURCE) -> None:
    by = an_officer()
    with unit_of_work(by=by):
        note_death(applicant_id=applicant_id, died_on=wib_day(at), source=source, by=by, now=at)  # type: ignore[arg-type]


def card_of(one: Demand) -> Card:
    found: Card = Card.objects.select_related("wave").get(pk=(one.applicant_id, one.award))
    return found


def _open() -> Demand:
    return demanded()


def _objected() -> Demand:
    objected_to(one := demanded())
    return one


def _handed_over() -> Demand:
    one = demanded()
    return done(HAND_OVER, one, at=one.pays_until)


@pytest.mark.parametrize("live", [_open, _objected, _handed_over])
def test_a_live_demand_is_over_in_that_moment_and_its_claim_written_off_with_its_cause(
    live: Callable[[], Demand],
) -> None:
    one = live()
    at = days_passed(one, 70)
    told = Message.objects.count()
    for _ in range(2):
        died(one.applicant_id, at=at)
    one.refresh_from_db()
    assert (one.state, one.ended_at, one.stopped_at) == ("written_off", at, None)
    [posted] = Transfer.objects.filter(act="appeals.end_for_death")
    assert (posted.amount, posted.debit, posted.credit) == (OWED, AccountKind.TREASURY, AccountKind.CLAIM)
    assert posted.reason == f"{wib_day(at).isoformat()}: {SOURCE}"
    assert on_account(card_of(one), AccountKind.CLAIM) == 0
    assert not DemandObjection.objects.filter(decided_at=None).exists()
    reminded(at=at + timedelta(hours=1))
    assert Message.objects.count() == told


def test_nothing_is_demanded_of_the_estate_afterwards() -> None:
    card, by = who_owes(spent=0, paid=0, on_its_way=1), an_officer()
    with unit_of_work(by=by):
        end_for_death(applicant_id=card.applicant_id, died_on=wib_day(NOW), source=SOURCE, by=by, now=when(card))
    payment_became(card, 1, Became.PAID, at=when(card))
    with pytest.raises(OfTheDead):
        DEMAND.foresee(subject_of_card(card.pk), {}, when(card))
    with unit_of_work(by=REMINDING):
        assert [let_go_late_claims(by=REMINDING, now=when(card)) for _ in range(2)] == [1, 0]
    assert (on_account(card, AccountKind.CLAIM), open_claims(limit=9)) == (0, [])


def test_what_arrives_after_it_is_claimed_of_nobody() -> None:
    card = who_owes(on_its_way=1)
    died(card.applicant_id, at=when(card))
    payment_became(card, 1, Became.PAID, at=when(card) + timedelta(hours=1))
    assert on_account(card, AccountKind.CLAIM) == 0


def test_what_the_family_pays_nevertheless_is_theirs() -> None:
    one = demanded()
    at = days_passed(one, 3)
    died(one.applicant_id, at=at)
    assert repaid(one, 1_000, at=at).surplus == 1_000


def test_each_card_that_they_have_is_held_as_well() -> None:
    card = a_card()
    died(card.applicant_id, at=NOW + timedelta(days=1))
    card.refresh_from_db()
    assert card.held_for == "death"
    assert ReportedDeath.objects.get().source == SOURCE


def test_of_whom_nothing_is_owed_on_a_card_that_has_ended_nothing_is_noted() -> None:
    one = demanded()
    repaid(one, OWED)
    with pytest.raises(CardEnded):
        died(one.applicant_id, at=days_passed(one, 3))
    assert not ReportedDeath.objects.exists()


def test_the_office_reads_of_it_for_a_fortnight_and_the_person_s_timeline_for_ever() -> None:
    one = demanded()
    at = days_passed(one, 3)
    died(one.applicant_id, at=at)
    assert [row.amount for row in ended_for_death(now=at, limit=9)] == [Rupiah(OWED)]
    assert (count_waiting(at)[2], count_waiting(at + timedelta(days=15))[2]) == (1, 0)
    told = {row.what: befell_words(row.what, row.facts) for row in timeline_of(one.applicant_id)}
    assert {"demand", "demand_over", "death"} <= told.keys()
    assert "wafat" in told["death"]
    assert any(
        "wafat" in befell_words(row.what, row.facts) for row in timeline_of(one.applicant_id) if row.what == "posting"
    )


def test_two_who_find_that_they_live_turn_it_round_and_it_is_demanded_anew() -> None:
    one = demanded()
    repaid(one, 100_000)
    at = days_passed(one, 3)
    with pytest.raises(NobodyDied):
        done(FIND_ALIVE, one, at=at)
    died(one.applicant_id, at=at)
    one = done(FIND_ALIVE, one, at=at + timedelta(days=1))
    assert (one.state, on_account(card_of(one), AccountKind.CLAIM)) == ("written_off", OWED - 100_000)
    again = demanded(card_of(one), at=at + timedelta(days=2))
    assert (again.amount, again.number, again.state) == (OWED - 100_000, 2, "open")
    assert "death_wrong" in {row.what for row in timeline_of(one.applicant_id)}
    died(one.applicant_id, at=at + timedelta(days=3))
    assert on_account(card_of(one), AccountKind.CLAIM) == 0
