"""What becomes of what is due, ready to be done."""

from functools import partial

from prakerja.kit.clock import wib_day
from prakerja.payouts import jobs
from prakerja.payouts.build_batches import build_batches
from prakerja.work.begin_work import begin_work
from tests.situations.payouts import BUILDING, TONIGHT, to_be_paid
from tests.verbs.table import Doing, verb


@verb(
    "payouts.build_batches",
    writes="payouts_batch payouts_instruction payouts_instructeddue payouts_instructionreference ledger_transfer"
    " ledger_balance work_longwork",
    events="payouts.instructions.built",
    is_another=True,
    is_of_all=True,
)
def building() -> Doing:
    bought, due_on = to_be_paid(), wib_day(TONIGHT).isoformat()
    begin_work(jobs.build_batches, TONIGHT, due_on=due_on)
    return Doing(partial(build_batches, due_on=due_on, by=BUILDING, now=TONIGHT), BUILDING, bought.buyer.applicant_id)
