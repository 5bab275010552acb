"""What was released is paid once by the bank's own books, whatever it answers and whoever dies."""

from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from prakerja.connectors.models import Breaker
from prakerja.connectors.rails.send_payment import send_payment
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.balances import balance_of
from prakerja.ledger.chart import Account, AccountKind
from prakerja.ledger.models import Transfer
from prakerja.payouts import money
from prakerja.payouts.acts import RESUME
from prakerja.payouts.models import Batch, InstructedDue, Instruction, Sending
from prakerja.payouts.remove_instruction import remove_instruction
from prakerja.payouts.resume_batch import resume_batch
from prakerja.payouts.sending.note_float import ASKED_FOR
from prakerja.payouts.sending.payments_of import payments_of
from prakerja.payouts.sending.send_job import ask_stretch, send_stretch
from prakerja.payouts.sending.take_to_send import ToSend, take_to_send
from prakerja.payouts.states import BatchState
from prakerja.payouts.states import InstructionState as State
from prakerja_sandbox.bank.testing import BankAccount, SandboxBank
from tests.situations.cards import decided
from tests.situations.released_batches import (
    AMOUNT,
    ASKING,
    SENDING,
    a_released_batch,
    ask_all,
    send_all,
    states_of,
    the_grace_period_is_over,
)

MODES = (
    *("silent-before", "silent-after", "late", "down", "pending", "failing", "busy", "expired", "garbage", "replay"),
    "random",
)
HOLDER = {"holder": "SITI AMINAH", "nik": "3273014101900000"}
#: Each test pays other people.
_PEOPLE = count(1)


def accounts(bank: SandboxBank, how_many: int, *, house: str = "bni", condition: str = "active") -> list[BankAccount]:
    numbers = {"bni": "1{:09}", "gopay": "62811{:09}"}
    people = (next(_PEOPLE) for _ in range(how_many))
    return [bank.open_account(house, numbers[house].format(one), condition=condition, **HOLDER) for one in people]


def paid_by_bank(bank: SandboxBank, batch: Batch) -> list[int]:
    """How often each of its references was paid."""
    references = batch.instructions.values_list("reference", flat=True)
    return [sum(one["status"] == "00" for one in bank.payments(reference=reference)) for reference in references]


def booked(act: str) -> int:
    return sum(Transfer.objects.filter(act=act).values_list("amount", flat=True))


def due_to(batch: Batch) -> set[int]:
    payees = batch.instructions.values_list("payee_id", flat=True)
    return {int(balance_of(Account(AccountKind.INCENTIVE_DUE, one))) for one in payees}


def taken(batch: Batch) -> list[ToSend]:
    with unit_of_work(by=SENDING) as work:
        return take_to_send(batch_id=batch.pk, limit=10, by=work.actor, now=work.now)


@pytest.mark.parametrize("house", ["bni", "gopay"])
def test_what_is_released_is_paid_once_and_booked(bank: SandboxBank, house: str) -> None:
    batch = a_released_batch(accounts(bank, 3, house=house), house=house)
    for _twice in range(2):
        send_all(batch)
        ask_all()
    assert states_of(batch) == {State.PAID}
    assert paid_by_bank(bank, batch) == [1, 1, 1]
    assert booked(money.PAID) == 3 * AMOUNT
    assert due_to(batch) == {0}


def test_a_refused_payment_is_due_again_and_says_why(bank: SandboxBank) -> None:
    batch = a_released_batch(accounts(bank, 2, condition="dormant"))
    send_all(batch)
    assert set(Instruction.objects.values_list("state", "code")) == {(State.REFUSED, "4031709")}
    assert due_to(batch) == {AMOUNT}
    assert booked(money.REFUSED) == 2 * AMOUNT
    assert not InstructedDue.objects.filter(is_live=True).exists()
    assert paid_by_bank(bank, batch) == [0, 0]


@pytest.mark.parametrize("was_called", [True, False])
def test_whoever_dies_before_it_is_booked_pays_nobody_twice(bank: SandboxBank, *, was_called: bool) -> None:
    batch = a_released_batch(accounts(bank, 2))
    to_send = taken(batch)
    if was_called:
        for payment in payments_of(to_send, house=batch.house).values():
            assert payment
            send_payment(payment)
    assert states_of(batch) == {State.SENDING}
    send_all(batch)
    ask_all()
    assert states_of(batch) == {State.SENDING}
    the_grace_period_is_over()
    ask_all()
    assert states_of(batch) == {State.PAID}
    assert paid_by_bank(bank, batch) == [1, 1]
    assert Sending.objects.count() == (2 if was_called else 4)
    assert booked(money.PAID) == 2 * AMOUNT


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("house", ["bni", "gopay"])
def test_however_a_bank_behaves_its_books_are_ours(bank: SandboxBank, mode: str, house: str) -> None:
    batch = a_released_batch(accounts(bank, 6, house=house), house=house)
    bank.switch("paying", mode, seconds=0, left=3)
    for _round in range(4):
        send_all(batch)
        the_grace_period_is_over()
        ask_all()
        Batch.objects.filter(state=BatchState.STOPPED).update(state=BatchState.RELEASED, stopped_for="")
    assert states_of(batch) <= {State.PAID, State.REFUSED}
    assert sum(paid_by_bank(bank, batch)) * AMOUNT == booked(money.PAID)
    assert max(paid_by_bank(bank, batch)) == 1
    assert booked(money.PAID) + booked(money.REFUSED) == 6 * AMOUNT


@pytest.mark.parametrize("missing", [1, 3 * AMOUNT])
def test_a_float_that_does_not_cover_it_stops_the_batch_before_its_first_send(bank: SandboxBank, missing: int) -> None:
    batch = a_released_batch(accounts(bank, 3))
    bank.set_float("bni", 3 * AMOUNT - missing)
    send_stretch(batch.pk, by=SENDING)
    batch.refresh_from_db()
    assert (batch.state, batch.stopped_for) == (BatchState.STOPPED, "float")
    assert batch.float_left == 3 * AMOUNT - missing
    assert not Sending.objects.exists()
    assert taken(batch) == []


def test_two_batches_of_one_house_are_covered_together_or_the_later_one_stops(bank: SandboxBank) -> None:
    first = a_released_batch(accounts(bank, 2))
    Batch.objects.update(sent_since=first.released_at)
    later = a_released_batch(accounts(bank, 1), night=2)
    bank.set_float("bni", 2 * AMOUNT)
    send_stretch(later.pk, by=SENDING)
    later.refresh_from_db()
    assert later.state == BatchState.STOPPED
    send_all(first)
    assert states_of(first) == {State.PAID}


def test_money_that_runs_out_while_it_is_sent_stops_it_and_nothing_is_lost(bank: SandboxBank) -> None:
    batch = a_released_batch(accounts(bank, 3))
    Batch.objects.update(sent_since=batch.released_at)
    bank.set_float("bni", 0)
    send_stretch(batch.pk, by=SENDING)
    batch.refresh_from_db()
    assert (batch.state, batch.stopped_for) == (BatchState.STOPPED, "float")
    assert states_of(batch) == {State.BUILT}
    # Whoever is taken out then stands at the bank as failed, under that reference, for good.
    by, (removed, *_) = decided(RESUME, str(batch.pk)), batch.instructions.order_by("payee_id")
    with unit_of_work(by=by) as work:
        remove_instruction(key=(removed.payee_id, removed.number), note="Diperiksa", by=by, now=work.now)
        resume_batch(batch_id=str(batch.pk), by=by, now=work.now)
    bank.set_float("bni", 2 * AMOUNT)
    batch.instructions.filter(state=State.BUILT).update(next_at=None)
    send_all(batch)
    states = batch.instructions.order_by("payee_id").values_list("state", flat=True)
    there = [bank.payments(reference=one.reference)[0]["status"] for one in batch.instructions.order_by("payee_id")]
    assert list(zip(states, there, strict=True)) == [(State.REMOVED, "06"), *[(State.PAID, "00")] * 2]
    assert booked(money.REMOVED) == AMOUNT


def test_a_house_that_does_not_tell_its_float_is_asked_again_and_stops_nothing_for_ever(bank: SandboxBank) -> None:
    batch = a_released_batch(accounts(bank, 1))
    bank.switch("11", "failing")
    assert send_stretch(batch.pk, by=SENDING) == 0
    batch.refresh_from_db()
    assert (batch.state, batch.sent_since) == (BatchState.RELEASED, None)
    assert batch.float_untold_since
    Batch.objects.update(float_untold_since=batch.float_untold_since - ASKED_FOR)
    send_all(batch)
    assert states_of(batch) == {State.PAID}


def test_a_batch_that_goes_on_is_held_against_the_float_again(bank: SandboxBank) -> None:
    batch = a_released_batch(accounts(bank, 1))
    bank.set_float("bni", 0)
    send_stretch(batch.pk, by=SENDING)
    by = decided(RESUME, str(batch.pk))
    with unit_of_work(by=by) as work:
        resume_batch(batch_id=str(batch.pk), by=by, now=work.now)
    send_stretch(batch.pk, by=SENDING)
    batch.refresh_from_db()
    assert (batch.state, Sending.objects.count()) == (BatchState.STOPPED, 0)


def test_a_batch_of_which_most_are_refused_stops_itself(bank: SandboxBank) -> None:
    batch = a_released_batch(accounts(bank, 9, condition="closed"))
    send_stretch(batch.pk, by=SENDING)
    batch.refresh_from_db()
    assert (batch.state, batch.stopped_for) == (BatchState.STOPPED, "refusals")


@pytest.mark.parametrize("state", [BatchState.BUILT, BatchState.PAUSED])
def test_nothing_leaves_a_batch_that_is_not_released(bank: SandboxBank, state: BatchState) -> None:
    batch = a_released_batch(accounts(bank, 1))
    released = None if state == BatchState.BUILT else batch.released_at
    Batch.objects.update(state=state, released_at=released)
    assert taken(batch) == []


def test_what_came_back_is_due_again(bank: SandboxBank) -> None:
    batch = a_released_batch(accounts(bank, 1))
    to_send = taken(batch)
    (payment,) = payments_of(to_send, house=batch.house).values()
    assert payment
    send_payment(payment)
    bank.reverse("bni", payment.reference)
    the_grace_period_is_over()
    ask_all()
    assert states_of(batch) == {State.RETURNED}
    assert due_to(batch) == {AMOUNT}
    assert booked(money.PAID) == booked(money.RETURNED) == AMOUNT


def test_one_that_no_bank_would_take_keeps_nobody_else_from_being_paid(bank: SandboxBank) -> None:
    good, bad = accounts(bank, 2)
    batch = a_released_batch([good, replace(bad, holder=" ")])
    send_all(batch)
    assert states_of(batch) == {State.PAID, State.REFUSED}
    assert sorted(paid_by_bank(bank, batch)) == [0, 1]


def test_a_house_that_is_not_set_up_stops_its_batch(bank: SandboxBank, settings: Settings) -> None:
    batch = a_released_batch(accounts(bank, 1))
    settings.HOUSES_FILE = Path("/nowhere/houses.json")
    send_stretch(batch.pk, by=SENDING)
    batch.refresh_from_db()
    assert (batch.state, batch.stopped_for) == (BatchState.STOPPED, "house")
    assert states_of(batch) == {State.BUILT}


def test_while_its_house_rests_nothing_of_a_batch_is_taken(bank: SandboxBank) -> None:
    batch = a_released_batch(accounts(bank, 2))
    rest = Breaker.objects.create(party="rail bni", silences=3, rests_until=timezone.now() + timedelta(seconds=60))
    assert send_stretch(batch.pk, by=SENDING) == 0
    assert not Sending.objects.exists()
    rest.delete()
    send_all(batch)
    assert states_of(batch) == {State.PAID}


def test_while_a_house_rests_it_is_not_asked_and_no_question_is_lost(bank: SandboxBank) -> None:
    batch = a_released_batch(accounts(bank, 1))
    taken(batch)
    the_grace_period_is_over()
    rest = Breaker.objects.create(party="rail bni", silences=3, rests_until=timezone.now() + timedelta(seconds=60))
    assert ask_stretch(by=ASKING) == 0
    assert states_of(batch) == {State.SENDING}
    rest.delete()
    ask_all()
    assert states_of(batch) == {State.PAID}
