"""Between its release and its send somebody may be barred, or change their account: money is not sent to them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest

from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.prove import prove
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.models import Batch, Instruction, LinkedAccount, Sending
from prakerja.payouts.sending.note_outcomes import note_states
from prakerja.payouts.sending.take_to_send import take_to_send, take_to_send_again
from prakerja.payouts.sending.what_follows import GRACE
from prakerja.payouts.states import InstructionState, RemovalReason
from tests.situations.doubts import a_list_naming, told_of
from tests.situations.incentives import incentive_of
from tests.situations.learning import Bought
from tests.situations.payouts import SENDING, TONIGHT, built, released, to_be_paid

pytestmark = pytest.mark.django_db
LATER: Final = TONIGHT + timedelta(hours=1)


def _unlinked(bought: Bought) -> None:
    LinkedAccount.objects.of(bought.buyer.applicant_id).update(state=AccountState.UNLINKED)


def _died(bought: Bought) -> None:
    told_of(bought.buyer.card, on=TONIGHT.date(), at=TONIGHT)


def _listed(bought: Bought) -> None:
    """No card was screened against the list yet."""
    a_list_naming(bought.buyer.card)


def taken(batch: Batch, *, limit: int = 10) -> list[int]:
    with unit_of_work(by=SENDING):
        sent = take_to_send(batch_id=batch.pk, limit=limit, by=SENDING, now=LATER)
    return [one.amount for one in sent]


@pytest.mark.parametrize(
    ("happened", "why"),
    [
        (_listed, RemovalReason.BARRED),
        (_died, RemovalReason.BARRED),
        (_unlinked, RemovalReason.ACCOUNT_CHANGED),
    ],
)
def test_whoever_may_not_be_paid_any_more_is_not_sent_to(
    happened: Callable[[Bought], None], why: RemovalReason
) -> None:
    bought, other = to_be_paid(), to_be_paid()
    built()
    batch = Batch.objects.get()
    released(batch)
    happened(bought)
    assert taken(batch) == [600_000]
    left = Instruction.objects.get(payee_id=bought.buyer.applicant_id)
    assert (left.state, left.removed_for) == (InstructionState.REMOVED, why)
    assert incentive_of(bought)[1] == 600_000
    assert Sending.objects.get().payee_id == other.buyer.applicant_id
    assert Batch.objects.get().sha256 == batch.sha256
    assert prove(known={}).faults == ()


def test_where_a_whole_stretch_leaves_the_next_one_is_sent() -> None:
    people = [to_be_paid(), to_be_paid()]
    built()
    batch = Batch.objects.get()
    released(batch)
    first = min(people, key=lambda one: one.buyer.applicant_id)
    _listed(first)
    assert taken(batch, limit=1) == [600_000]
    assert taken(batch, limit=1) == []


@pytest.mark.parametrize("happened", [_listed, _died, _unlinked])
def test_what_the_bank_knows_nothing_of_is_not_sent_once_more_to_whom_it_may_not(
    happened: Callable[[Bought], None],
) -> None:
    bought, other = to_be_paid(), to_be_paid()
    built()
    batch = Batch.objects.get()
    released(batch)
    assert taken(batch) == [600_000, 600_000]
    happened(bought)
    after = LATER + GRACE
    with unit_of_work(by=SENDING):
        keys = list(batch.instructions.values_list("payee_id", "number"))
        again = note_states(dict.fromkeys(keys, Outcome(OutcomeKind.NOT_FOUND)), by=SENDING, now=after)
        assert len(again) == 2
        resent = take_to_send_again(again, by=SENDING, now=after)
    assert [one.payee_id for one in resent] == [other.buyer.applicant_id]
    waits = Instruction.objects.get(payee_id=bought.buyer.applicant_id)
    # It may have left before: it is asked for, and its money stays on its way until somebody knows.
    assert (waits.state, waits.sendings, waits.next_at is not None) == (InstructionState.UNKNOWN, 1, True)
    assert incentive_of(bought)[1] == 0
    assert prove(known={}).faults == ()
