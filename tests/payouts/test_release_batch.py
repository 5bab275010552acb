"""Two people release a batch; who may not be paid any more by then leaves it, and the money is due again."""

from uuid import UUID

import pytest

from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.prove import prove
from prakerja.payouts import jobs
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.acts import PAUSE, RELEASE, RESUME, NotBeingSent, NotBuilt, NotStanding
from prakerja.payouts.models import Batch, Instruction, LinkedAccount
from prakerja.payouts.querysets import NoBatch
from prakerja.payouts.release_batch import BatchAltered, release_batch
from prakerja.payouts.remove_instruction import RemovalNoteMissing, SentAlready, remove_instruction
from prakerja.payouts.states import BatchState, InstructionState, RemovalReason
from prakerja.publog.models import Submission
from prakerja.work.begin_work import begin_work
from tests.situations.cards import decided
from tests.situations.doubts import a_list_naming
from tests.situations.incentives import incentive_of
from tests.situations.payouts import TONIGHT, a_built_batch, built, decided_on, released, to_be_paid
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db


def test_two_people_release_it_and_the_public_log_has_its_hash() -> None:
    batch = a_built_batch()
    released(batch)
    batch.refresh_from_db()
    assert batch.state == BatchState.RELEASED
    assert batch.sha256 in Submission.objects.get(once_key=f"payouts.release:{batch.pk}").line


def test_whom_a_list_names_between_build_and_release_leaves_it_and_the_hash_stays() -> None:
    bought = to_be_paid()
    built()
    batch = Batch.objects.get()
    a_list_naming(bought.buyer.card)
    released(batch)
    left = Instruction.objects.get()
    assert (left.state, left.removed_for) == (InstructionState.REMOVED, RemovalReason.BARRED)
    assert incentive_of(bought)[1] == 600_000
    assert Batch.objects.get().sha256 == batch.sha256
    assert prove(known={}).faults == ()


def test_whose_account_was_unlinked_leaves_it_and_is_paid_by_another_instruction() -> None:
    bought = to_be_paid()
    built()
    LinkedAccount.objects.update(state=AccountState.UNLINKED)
    released(Batch.objects.get())
    assert Instruction.objects.get().removed_for == RemovalReason.ACCOUNT_CHANGED
    assert incentive_of(bought)[1] == 600_000


def carried_out(batch: Batch, by: Actor) -> None:
    with unit_of_work(by=by):
        begin_work(jobs.release_batch, TONIGHT, batch_id=str(batch.pk))
        while release_batch(batch_id=str(batch.pk), by=by, now=TONIGHT):
            pass


@pytest.mark.parametrize("altered", [{"amount": 900_000}, {"account": 7}, {"rail": "wallet"}])
def test_what_another_hand_has_altered_since_two_people_saw_it_is_not_released(altered: dict[str, object]) -> None:
    batch = a_built_batch()
    by = decided(RELEASE, str(batch.pk), at=TONIGHT)
    Instruction.objects.filter(batch=batch).update(**altered)
    with pytest.raises(BatchAltered):
        carried_out(batch, by)
    batch.refresh_from_db()
    assert (batch.state, batch.released_at) == (BatchState.BUILT, None)


def test_nobody_releases_it_alone() -> None:
    batch = a_built_batch()
    officer = an_officer()
    with pytest.raises(NotConfirmed), unit_of_work(by=officer):
        release_batch(batch_id=str(batch.pk), by=officer, now=TONIGHT)


def test_what_is_released_is_paused_and_resumed_by_two_and_keeps_its_hash() -> None:
    batch = a_built_batch()
    released(batch)
    decided_on(PAUSE, batch)
    assert Batch.objects.get().state == BatchState.PAUSED
    decided_on(RESUME, batch)
    assert (Batch.objects.get().state, Batch.objects.get().sha256) == (BatchState.RELEASED, batch.sha256)


def test_an_act_that_does_not_fit_its_state_is_refused() -> None:
    batch = a_built_batch()
    with pytest.raises(NotBeingSent):
        PAUSE.foresee(str(batch.pk), {}, TONIGHT)
    with pytest.raises(NotStanding):
        RESUME.foresee(str(batch.pk), {}, TONIGHT)
    with pytest.raises(NoBatch):
        RELEASE.foresee(str(UUID(int=0)), {}, TONIGHT)
    released(batch)
    with pytest.raises(NotBuilt):
        RELEASE.foresee(str(batch.pk), {}, TONIGHT)


def test_one_taken_out_says_why_and_its_due_is_in_the_next_batch() -> None:
    bought = to_be_paid()
    built()
    one, officer = Instruction.objects.get(), an_officer()
    with unit_of_work(by=officer):
        remove_instruction(key=(one.payee_id, one.number), note="Diminta PPATK", by=officer, now=TONIGHT)
    assert Instruction.objects.get().removal_note == "Diminta PPATK"
    assert incentive_of(bought)[1] == 600_000
    assert prove(known={}).faults == ()


def test_what_was_sent_is_not_taken_out_and_nothing_is_without_a_reason() -> None:
    one, officer = a_built_batch().instructions.get(), an_officer()
    key = one.payee_id, one.number
    with pytest.raises(RemovalNoteMissing), unit_of_work(by=officer):
        remove_instruction(key=key, note=" ", by=officer, now=TONIGHT)
    Instruction.objects.update(state=InstructionState.SENDING)
    with pytest.raises(SentAlready), unit_of_work(by=officer):
        remove_instruction(key=key, note="Salah", by=officer, now=TONIGHT)
