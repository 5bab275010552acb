"""What is due becomes one instruction with one reference, and its money is on its way; who may not be paid is left."""

from datetime import timedelta

import pytest

from prakerja.audit.models import Event
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.prove import prove
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.batch_hash import batch_hash
from prakerja.payouts.models import Batch, InstructedDue, Instruction, InstructionReference
from prakerja.payouts.money import IN_TRANSIT_OF
from prakerja.payouts.states import BatchState, InstructionState
from tests.situations.doubts import a_list_naming
from tests.situations.incentives import earned, incentive_of, the_night
from tests.situations.learning import STARTS
from tests.situations.own_cards import held
from tests.situations.payouts import DUE, TONIGHT, built, linked, reference_of, to_be_paid
from tests.situations.surveys import PAID_AT, handed_in, with_a_survey

pytestmark = pytest.mark.django_db


def _in_transit() -> int:
    rails = Instruction.objects.values_list("rail", flat=True).distinct()
    return sum(int(balance_of(_transit_of(rail))) for rail in rails)


def _transit_of(rail: str) -> Account:
    return Account(AccountKind.IN_TRANSIT, IN_TRANSIT_OF[rail])


def test_what_is_due_is_one_instruction_and_its_money_is_on_its_way() -> None:
    bought = to_be_paid()
    built()
    instruction = Instruction.objects.get()
    assert (instruction.payee_id, instruction.number, instruction.amount) == (bought.buyer.applicant_id, 1, 600_000)
    assert (instruction.rail, instruction.state) == ("intrabank", InstructionState.BUILT)
    assert instruction.reference == reference_of(instruction.payee_id, 1)
    assert InstructionReference.objects.get(pk=instruction.reference).payee_id == instruction.payee_id
    assert incentive_of(bought)[1] == 0
    assert _in_transit() == 600_000
    assert prove(known={}).faults == ()


def test_its_batch_is_built_with_its_sums_and_its_hash_and_says_when_it_arrives() -> None:
    to_be_paid(AccountHouse.GOPAY)
    built()
    batch = Batch.objects.get()
    assert (batch.state, batch.house, batch.items, batch.amount) == (BatchState.BUILT, "gopay", 1, 600_000)
    assert batch.sha256 == batch_hash(batch.pk)
    assert timedelta(5) <= batch.arrives_by - batch.pays_on
    assert Instruction.objects.get().rail == "wallet"


def test_twice_in_a_night_is_once() -> None:
    to_be_paid()
    built()
    built()
    assert Instruction.objects.count() == 1
    assert Event.objects.filter(name="payouts.instructions.built").count() == 1
    assert Event.objects.filter(name="payouts.batch.closed").count() == 1


def test_several_dues_go_in_one_transfer_and_each_is_still_named() -> None:
    bought = earned()
    the_night(bought, at=STARTS + timedelta(days=31, hours=20))
    linked(bought)
    built(at=STARTS + timedelta(days=31, hours=22))
    assert Instruction.objects.get().amount == 1_200_000
    assert list(InstructedDue.objects.order_by("number").values_list("number", "amount")) == [
        (1, 600_000),
        (2, 600_000),
    ]


def test_without_an_account_nothing_is_paid_and_the_batch_says_for_how_many() -> None:
    waiting = earned()
    the_night(waiting, at=DUE)
    to_be_paid()
    built()
    assert incentive_of(waiting)[1] == 600_000
    assert Batch.objects.get().held_back == {"no_account": {"people": 1, "amount": 600_000}}


def test_a_survey_that_is_kept_from_being_paid_is_counted_with_what_is_held_back() -> None:
    waiting = with_a_survey()
    handed_in(waiting, at=PAID_AT)
    the_night(waiting, at=PAID_AT + timedelta(hours=20))
    to_be_paid()
    built(at=PAID_AT + timedelta(hours=22))
    assert Batch.objects.get().held_back == {"no_account": {"people": 1, "amount": 50_000}}


def test_an_account_that_was_changed_today_rests() -> None:
    bought = earned()
    linked(bought, usable_from=TONIGHT + timedelta(seconds=1))
    the_night(bought, at=DUE)
    built()
    assert not Instruction.objects.exists()


def test_whom_a_list_names_between_due_and_build_is_held_and_not_paid() -> None:
    bought = to_be_paid()
    a_list_naming(bought.buyer.card)
    built()
    assert not Instruction.objects.exists()
    bought.buyer.card.refresh_from_db()
    assert bought.buyer.card.held_since is not None


def test_a_held_card_is_not_paid() -> None:
    bought = to_be_paid()
    held(bought.buyer.card)
    built()
    assert not Instruction.objects.exists()
    assert incentive_of(bought)[1] == 600_000


def test_a_reference_is_thirty_digits_and_letters() -> None:
    to_be_paid()
    built()
    reference = Instruction.objects.get().reference
    assert (len(reference), reference.isalnum()) == (30, True)
