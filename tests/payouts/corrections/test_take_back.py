"""A certificate that is withdrawn after it released the incentive takes back what was not paid; reinstated, it pays."""

from datetime import timedelta

import pytest

from prakerja.audit.models import Event
from prakerja.cards.models import YearBudget
from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.connectors.rails.outcome import OutcomeKind
from prakerja.incentives.models import Instalment, PaymentVerdict, Survey
from prakerja.incentives.states import InstalmentState, SurveyState
from prakerja.journey.reinstate_certificate import reinstate_certificate
from prakerja.journey.withdraw_certificate import withdraw_certificate
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import AccountKind, of_number
from prakerja.ledger.prove import prove
from prakerja.messages.models import Message
from prakerja.messages.words import read_words
from prakerja.payouts.models import InstructedDue, Instruction
from prakerja.payouts.states import InstructionState, RemovalReason
from prakerja.training.models import Certificate
from tests.situations.certificate_doubts import decided_to_withdraw, withdrawn
from tests.situations.corrections import (
    LATER,
    answered,
    decided_to_reinstate,
    paid,
    reinstated,
    sent,
    the_night_takes_back,
)
from tests.situations.incentives import earned, incentive_of, states_of, the_night
from tests.situations.learning import STARTS, Bought
from tests.situations.own_cards import moved
from tests.situations.payouts import DUE, TONIGHT, built, linked, released, to_be_paid
from tests.situations.surveys import carried_on, handed_in

pytestmark = pytest.mark.django_db
_PLANNED, _DUE, _TAKEN = InstalmentState.PLANNED, InstalmentState.DUE, InstalmentState.TAKEN_BACK
_WHOLE = 4 * 600_000 + 3 * 50_000


def _batch_of(bought: Bought) -> Instruction:
    return Instruction.objects.get(payee_id=bought.buyer.applicant_id)


def _books_are_right() -> None:
    assert prove(known={}).faults == ()


def test_what_is_due_lies_on_the_card_again_and_its_holder_is_told_why_and_how_to_object() -> None:
    bought = to_be_paid()
    withdrawn(bought, at=LATER)
    assert (states_of(bought), incentive_of(bought)) == ([_TAKEN, *[_PLANNED] * 3], (_WHOLE, 0))
    words = read_words(Message.objects.get(text="incentive_taken_back").words_as_json)
    assert (words["amount"], words["reason"]) == (600_000, "attendance_forged")
    assert Event.objects.get(name="incentives.dues.taken_back").owner_id == bought.buyer.applicant_id
    built()
    assert not Instruction.objects.exists()
    _books_are_right()


def test_what_was_not_sent_leaves_its_batch_whose_hash_stays_also_after_its_release() -> None:
    bought = to_be_paid()
    built()
    batch = _batch_of(bought).batch
    released(batch)
    withdrawn(bought, at=LATER)
    one = _batch_of(bought)
    assert (one.state, one.removed_for) == (InstructionState.REMOVED, RemovalReason.WITHDRAWN)
    assert (one.batch.sha256, one.batch.items) == (batch.sha256, 1)
    assert not InstructedDue.objects.filter(is_live=True).exists()
    assert incentive_of(bought) == (_WHOLE, 0)
    assert sent(batch) == []
    _books_are_right()


@pytest.mark.parametrize("kind", [OutcomeKind.REFUSED, OutcomeKind.PAID])
def test_what_is_on_its_way_is_the_banks_to_answer_and_the_next_night_takes_what_came_back(kind: OutcomeKind) -> None:
    bought = to_be_paid()
    built()
    released(_batch_of(bought).batch)
    under_way = sent(_batch_of(bought).batch)
    withdrawn(bought, at=LATER)
    assert states_of(bought)[0] is _DUE
    answered(under_way, kind)
    the_night_takes_back(at=LATER + timedelta(days=1))
    the_night_takes_back(at=LATER + timedelta(days=2))
    came_back = kind is OutcomeKind.REFUSED
    assert states_of(bought)[0] is (_TAKEN if came_back else _DUE)
    assert incentive_of(bought) == (_WHOLE if came_back else _WHOLE - 600_000, 0)
    assert Message.objects.filter(text="incentive_taken_back").count() == came_back
    _books_are_right()


def test_of_a_card_that_has_ended_it_goes_to_the_treasury_and_can_be_set_aside_again() -> None:
    bought = to_be_paid()
    moved(bought.buyer.card, CardState.FINISHED, MoveReason.YEAR_END)
    year = YearBudget.objects.get()
    treasury = int(balance_of(of_number(AccountKind.TREASURY, year.pk)))
    withdrawn(bought, at=LATER)
    assert int(balance_of(of_number(AccountKind.TREASURY, year.pk))) == treasury + 600_000
    assert YearBudget.objects.get().set_aside == year.set_aside - 600_000
    reinstated(bought)
    assert (incentive_of(bought)[1], YearBudget.objects.get().set_aside) == (600_000, year.set_aside)
    _books_are_right()


def test_reinstated_it_is_due_again_and_paid_as_if_nothing_had_been() -> None:
    bought = to_be_paid()
    withdrawn(bought, at=LATER)
    reinstated(bought)
    assert (states_of(bought)[0], incentive_of(bought)) == (_DUE, (_WHOLE - 600_000, 600_000))
    assert Message.objects.filter(text="certificate_reinstated").count() == 1
    assert PaymentVerdict.objects.count() == 1
    paid()
    assert Instalment.objects.get(number=1).settled_at is not None
    _books_are_right()


def test_withdrawn_and_reinstated_twice_moves_the_money_as_often() -> None:
    bought = to_be_paid()
    for day in (1, 2):
        withdrawn(bought, at=LATER + timedelta(days=day))
        reinstated(bought, at=LATER + timedelta(days=day, hours=1))
    assert incentive_of(bought) == (_WHOLE - 600_000, 600_000)
    assert Instalment.objects.get(number=1).times_taken_back == 2
    assert Message.objects.filter(text="incentive_taken_back").count() == 2
    _books_are_right()


def test_after_the_last_day_of_payment_the_certificate_stands_and_nothing_falls_due() -> None:
    bought = to_be_paid()
    withdrawn(bought, at=LATER)
    reinstated(bought, at=STARTS.replace(year=STARTS.year + 1, month=6))
    assert not Certificate.objects.withdrawn().exists()
    assert (states_of(bought)[0], incentive_of(bought)) == (_TAKEN, (_WHOLE, 0))


def test_a_survey_of_that_card_is_taken_back_and_comes_back_with_it() -> None:
    bought = to_be_paid()
    paid()
    carried_on(bought, at=LATER)
    handed_in(bought, at=LATER)
    the_night(bought, at=LATER + timedelta(hours=1))
    withdrawn(bought, at=LATER + timedelta(hours=2))
    assert Survey.objects.get().state == SurveyState.TAKEN_BACK
    reinstated(bought, at=LATER + timedelta(hours=3))
    assert (Survey.objects.get().state, incentive_of(bought)[1]) == (SurveyState.DUE, 50_000)
    _books_are_right()


def test_one_decision_is_done_once() -> None:
    bought = to_be_paid()
    by = decided_to_withdraw(bought, at=LATER)
    for _ in range(2):
        with unit_of_work(by=by):
            withdraw_certificate(applicant_id=bought.buyer.applicant_id, purchase=1, by=by, now=LATER)
    by = decided_to_reinstate(bought)
    for _ in range(2):
        with unit_of_work(by=by):
            reinstate_certificate(applicant_id=bought.buyer.applicant_id, purchase=1, by=by, now=LATER)
    for name in ("taken_back", "given_again"):
        assert Event.objects.filter(name=f"incentives.dues.{name}").count() == 1


def test_another_training_pays_nothing_more_or_less() -> None:
    bought, other = to_be_paid(), earned()
    linked(other)
    the_night(other, at=DUE)
    withdrawn(bought, at=LATER)
    built(at=TONIGHT)
    assert {one.payee_id for one in Instruction.objects.all()} == {other.buyer.applicant_id}
