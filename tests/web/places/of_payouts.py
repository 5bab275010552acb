"""The office's pages about money that goes out, in their states."""

from prakerja.authority.roles import Role
from prakerja.payouts.models import Batch, Instruction
from prakerja.payouts.states import BatchState, InstructionState
from tests.situations.payouts import a_batch_like, a_built_batch, released
from tests.web.places.of_statements import at
from tests.web.places.table import Open, add, place

PAYOUTS = "/kantor/pencairan/"


def one(batch: Batch) -> str:
    return f"{PAYOUTS}{batch.pk}/"


def with_all_that_can_be_said(batch: Batch) -> None:
    """One before it, and of its night somebody held back for each reason."""
    held_back = {why: {"people": 2, "amount": 1_200_000} for why in ("held", "no_account", "another_night")}
    Batch.objects.filter(pk=batch.pk).update(held_back=held_back)
    a_batch_like(batch, nights_before=1)


add("no batches", lambda: at(PAYOUTS))
add("batches of a state that is none", lambda: at(f"{PAYOUTS}?state=sihir&before=x", Role.AUDITOR))


@place("batches")
def batches() -> Open:
    with_all_that_can_be_said(a_built_batch())
    return at(f"{PAYOUTS}?state=")


@place("a batch to be released")
def built() -> Open:
    batch = a_built_batch()
    with_all_that_can_be_said(batch)
    return at(one(batch))


@place("a batch that stopped itself")
def stopped() -> Open:
    batch = a_built_batch()
    released(batch)
    Batch.objects.update(state=BatchState.STOPPED, stopped_for="refusals")
    Instruction.objects.update(state=InstructionState.REFUSED, code="4031709")
    return at(one(batch), Role.AUDITOR)


@place("a batch that something has left")
def left() -> Open:
    batch = a_built_batch()
    Instruction.objects.update(state=InstructionState.REMOVED, removed_for="barred")
    return at(one(batch))
