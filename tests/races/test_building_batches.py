"""Two workers build one night's batches: a due is in one instruction, and its money is on its way once."""

from functools import partial

import pytest

from prakerja.kit.clock import wib_day
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.prove import prove
from prakerja.payouts import jobs
from prakerja.payouts.build_batches import build_batches
from prakerja.payouts.models import Batch, InstructedDue, Instruction
from prakerja.work.begin_work import begin_work
from tests.situations.at_once import all_at_once
from tests.situations.incentives import incentive_of
from tests.situations.payouts import BUILDING, TONIGHT, to_be_paid

pytestmark = pytest.mark.django_db(transaction=True)


def _one_stretch(due_on: str) -> None:
    with unit_of_work(by=BUILDING):
        build_batches(due_on=due_on, by=BUILDING, now=TONIGHT)


def test_two_workers_build_an_instruction_once() -> None:
    bought, due_on = to_be_paid(), wib_day(TONIGHT).isoformat()
    with unit_of_work(by=BUILDING):
        begin_work(jobs.build_batches, TONIGHT, due_on=due_on)
    all_at_once([partial(_one_stretch, due_on)] * 3)
    assert (Instruction.objects.count(), InstructedDue.objects.count()) == (1, 1)
    assert Batch.objects.get().amount == 600_000
    assert incentive_of(bought)[1] == 0
    assert prove(known={}).faults == ()
