"""A batch is released once, and whatever else happens to it in that moment, each payment of it is sent or is not."""

from collections.abc import Callable
from functools import partial

import pytest

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.withdraw_proposal import withdraw_proposal
from prakerja.audit.models import Event
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.prove import prove
from prakerja.payouts import jobs
from prakerja.payouts.acts import PAUSE, RELEASE
from prakerja.payouts.events import PayoutsEvent
from prakerja.payouts.models import Batch, Instruction, Sending
from prakerja.payouts.pause_batch import pause_batch
from prakerja.payouts.release_batch import release_batch
from prakerja.payouts.remove_instruction import remove_instruction
from prakerja.payouts.sending.take_to_send import take_to_send
from prakerja.payouts.states import BatchState, InstructionState
from prakerja.publog.models import Submission
from prakerja.work.begin_work import begin_work
from prakerja.work.models import LongWork
from tests.situations.at_once import all_at_once
from tests.situations.cards import decided
from tests.situations.doubts import a_list_naming
from tests.situations.incentives import incentive_of
from tests.situations.payouts import SENDING, TONIGHT, a_built_batch, built, proposed_on, released, to_be_paid
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Does all of them at the same moment; the names of what was raised."""

    def do(act: Callable[[], object]) -> str:
        try:
            act()
        except Refused as refused:
            return type(refused).__name__
        return ""

    return sorted(all_at_once([partial(do, act) for act in acts]))


def _propose(batch: Batch, by: Actor) -> None:
    with unit_of_work(by=by):
        propose_act(act=RELEASE, subject=str(batch.pk), reason="Cocok", by=by, now=TONIGHT)


def _confirm(proposal: Proposal, by: Actor) -> None:
    with unit_of_work(by=by):
        confirm_proposal(proposal_id=proposal.pk, by=by, now=TONIGHT)


def _withdraw(proposal: Proposal) -> None:
    by = Actor.staff(proposal.proposed_by)
    with unit_of_work(by=by):
        withdraw_proposal(proposal_id=proposal.pk, reason="Keliru", by=by, now=TONIGHT)


def _release(batch: Batch, by: Actor) -> None:
    with unit_of_work(by=by):
        release_batch(batch_id=str(batch.pk), by=by, now=TONIGHT)


def _take(batch: Batch) -> None:
    with unit_of_work(by=SENDING):
        take_to_send(batch_id=batch.pk, limit=10, by=SENDING, now=TONIGHT)


def test_of_two_who_release_a_batch_at_once_one_does_and_the_other_is_told() -> None:
    batch = a_built_batch()
    ratna, bima, citra = (an_officer(name=name) for name in ("Ratna", "Bima", "Citra"))
    assert at_once(partial(_propose, batch, ratna), partial(_propose, batch, bima)) == ["", "AlreadyProposed"]
    proposal = Proposal.objects.get(subject=str(batch.pk))
    others = [one for one in (ratna, bima, citra) if one.account_id != proposal.proposed_by]
    assert at_once(*[partial(_confirm, proposal, one) for one in others]) == ["", "ConfirmedAlready"]
    assert LongWork.objects.filter(kind="payouts.release_batch", subject__contains=str(batch.pk)).count() == 1


def test_two_workers_release_it_once() -> None:
    batch = a_built_batch()
    by = decided(RELEASE, str(batch.pk), at=TONIGHT)
    with unit_of_work(by=by):
        begin_work(jobs.release_batch, TONIGHT, batch_id=str(batch.pk))
    for _stretch in range(2):
        assert at_once(*[partial(_release, batch, by)] * 3) == ["", "", ""]
    assert Batch.objects.get().state == BatchState.RELEASED
    assert Submission.objects.filter(once_key=f"payouts.release:{batch.pk}").count() == 1
    assert Event.objects.filter(name=PayoutsEvent.RELEASED).count() == 1


def test_a_release_that_is_withdrawn_as_it_is_confirmed_is_one_or_the_other() -> None:
    batch = a_built_batch()
    proposal = proposed_on(RELEASE, batch, at=TONIGHT)
    refused = at_once(partial(_confirm, proposal, an_officer(name="Bima")), partial(_withdraw, proposal))
    proposal.refresh_from_db()
    is_confirmed = proposal.confirmed_at is not None
    assert refused in (["", "ConfirmedAlready"], ["", "NothingProposed"])
    assert LongWork.objects.filter(subject__contains=str(batch.pk)).exists() == is_confirmed


def test_what_is_paused_while_it_is_sent_was_taken_before_or_not_at_all() -> None:
    batch = a_built_batch()
    released(batch)
    by = decided(PAUSE, str(batch.pk), at=TONIGHT)

    def pause() -> None:
        with unit_of_work(by=by):
            pause_batch(batch_id=str(batch.pk), by=by, now=TONIGHT)

    assert at_once(pause, partial(_take, batch)) == ["", ""]
    assert Batch.objects.get().state == BatchState.PAUSED
    taken = Sending.objects.count()
    assert Instruction.objects.get().state == (InstructionState.SENDING if taken else InstructionState.BUILT)
    _take(batch)
    assert Sending.objects.count() == taken


def test_one_that_is_taken_out_as_it_is_sent_is_one_or_the_other() -> None:
    bought = to_be_paid()
    built()
    batch, officer = Batch.objects.get(), an_officer()
    released(batch)
    one = batch.instructions.get()

    def remove() -> None:
        with unit_of_work(by=officer):
            remove_instruction(key=(one.payee_id, one.number), note="Diminta PPATK", by=officer, now=TONIGHT)

    refused = at_once(remove, partial(_take, batch))
    one.refresh_from_db()
    is_removed = one.state == InstructionState.REMOVED
    assert refused == (["", ""] if is_removed else ["", "SentAlready"])
    assert (Sending.objects.count(), incentive_of(bought)[1]) == ((0, 600_000) if is_removed else (1, 0))
    assert prove(known={}).faults == ()


def test_workers_who_send_as_a_list_bars_somebody_do_not_send_to_them() -> None:
    bought, other = to_be_paid(), to_be_paid()
    built()
    batch = Batch.objects.get()
    released(batch)
    a_list_naming(bought.buyer.card)
    assert at_once(*[partial(_take, batch)] * 3) == ["", "", ""]
    assert Sending.objects.get().payee_id == other.buyer.applicant_id
    assert prove(known={}).faults == ()
