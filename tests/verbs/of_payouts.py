"""What becomes of what is due, ready to be done."""

from datetime import UTC, datetime, timedelta
from functools import partial

from django.test import override_settings

from prakerja.approvals.register import Act
from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts import jobs
from prakerja.payouts.acts import LET_GO, PAUSE, RELEASE, RESUME
from prakerja.payouts.build_batches import build_batches
from prakerja.payouts.corrections.lapse_dues import lapse_dues
from prakerja.payouts.corrections.take_back_withdrawn import take_back_withdrawn
from prakerja.payouts.differences.act import RECTIFY
from prakerja.payouts.differences.find_differences import find_differences
from prakerja.payouts.differences.kinds import DifferenceKind
from prakerja.payouts.differences.rectify_differences import rectify_differences
from prakerja.payouts.let_go import let_go
from prakerja.payouts.models import Batch, Instruction
from prakerja.payouts.partners.rectify_act import RECTIFY_PARTNERS
from prakerja.payouts.partners.rectify_partners import rectify_partners
from prakerja.payouts.pause_batch import pause_batch
from prakerja.payouts.release_batch import release_batch
from prakerja.payouts.remove_instruction import remove_instruction
from prakerja.payouts.resume_batch import resume_batch
from prakerja.payouts.sending.ask_soon import ask_soon
from prakerja.payouts.sending.end_batches import end_batches
from prakerja.payouts.sending.note_float import note_float
from prakerja.payouts.sending.stop_batch import stop_batch
from prakerja.payouts.sending.take_file import take_file
from prakerja.payouts.sending.take_to_ask import take_to_ask
from prakerja.payouts.sending.take_to_send import take_to_send
from prakerja.payouts.sending.what_follows import GRACE
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.models import Certificate
from prakerja.work.begin_work import begin_work
from tests.situations.cards import decided
from tests.situations.corrections import LAPSING, TAKING_BACK
from tests.situations.differences import COMPARED, COMPARING, TAMPERED, compared
from tests.situations.partner_differences import RECTIFIED, paid_twice
from tests.situations.payments import removed
from tests.situations.payouts import BUILDING, TONIGHT, a_built_batch, decided_on, released, to_be_paid
from tests.situations.released_batches import SENDING, a_released_batch
from tests.situations.sandbox_bank import houses_without_a_bank
from tests.situations.waves import an_officer
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


def _of_batch(act: Act) -> tuple[Batch, Actor]:
    batch = a_built_batch()
    if act is not RELEASE:
        released(batch)
    if act is RESUME:
        decided_on(PAUSE, batch)
    return batch, decided(act, str(batch.pk), at=TONIGHT)


@verb("payouts.pause_batch", writes="payouts_batch approvals_proposal", events="payouts.batch.paused", is_of_all=True)
def pausing() -> Doing:
    batch, by = _of_batch(PAUSE)
    return Doing(
        partial(pause_batch, batch_id=str(batch.pk), by=by, now=TONIGHT), by, batch.instructions.get().payee_id
    )


@verb("payouts.resume_batch", writes="payouts_batch approvals_proposal", events="payouts.batch.resumed", is_of_all=True)
def resuming() -> Doing:
    batch, by = _of_batch(RESUME)
    return Doing(
        partial(resume_batch, batch_id=str(batch.pk), by=by, now=TONIGHT), by, batch.instructions.get().payee_id
    )


@verb(
    "payouts.remove_instruction",
    writes="payouts_instruction payouts_instructeddue ledger_transfer ledger_balance",
    events="payouts.instruction.removed",
    is_of_all=True,
)
def removing() -> Doing:
    one, by = a_built_batch().instructions.get(), an_officer()
    do = partial(remove_instruction, key=(one.payee_id, one.number), note="Salah", by=by, now=TONIGHT)
    return Doing(do, by, one.payee_id)


@verb(
    "payouts.release_batch",
    writes="payouts_batch approvals_proposal publog_submission publog_waiting",
    events="payouts.batch.released",
    is_of_all=True,
)
def releasing() -> Doing:
    batch, by = _of_batch(RELEASE)
    begin_work(jobs.release_batch, TONIGHT, batch_id=str(batch.pk))
    release_batch(batch_id=str(batch.pk), by=by, now=TONIGHT)
    do = partial(release_batch, batch_id=str(batch.pk), by=by, now=TONIGHT)
    return Doing(do, by, batch.instructions.get().payee_id)


@verb(
    "payouts.take_to_send",
    writes="payouts_instruction payouts_sending",
    events="payouts.batch.screened",
    is_of_all=True,
)
def taking() -> Doing:
    batch = a_built_batch()
    released(batch)
    do = partial(take_to_send, batch_id=batch.pk, limit=10, by=SENDING, now=TONIGHT)
    return Doing(do, SENDING, batch.instructions.get().payee_id)


@verb(
    "payouts.take_file",
    writes="payouts_instruction payouts_sending payouts_paymentfile",
    events="payouts.batch.screened payouts.batch.filed",
    is_of_all=True,
)
def taking_into_a_file() -> Doing:
    batch = a_built_batch()
    released(batch)
    do = partial(take_file, batch_id=batch.pk, by=SENDING, now=TONIGHT)
    return Doing(do, SENDING, batch.instructions.get().payee_id)


@verb("payouts.note_float", writes="payouts_batch", is_of_all=True)
def covered() -> Doing:
    batch = a_built_batch()
    released(batch)
    payee_id = batch.instructions.get().payee_id
    return Doing(partial(note_float, batch.pk, Rupiah(600_000), by=SENDING, now=TONIGHT), SENDING, payee_id)


@verb("payouts.take_to_ask", writes="payouts_instruction", is_of_all=True)
def taking_to_ask() -> Doing:
    batch = a_built_batch()
    released(batch)
    with unit_of_work(by=SENDING):
        take_to_send(batch_id=batch.pk, limit=10, by=SENDING, now=TONIGHT)
    do = partial(take_to_ask, limit=10, by=SENDING, now=TONIGHT + 2 * GRACE)
    return Doing(do, SENDING, batch.instructions.get().payee_id)


@verb("payouts.ask_soon", writes="payouts_instruction", is_of_all=True)
def heeding() -> Doing:
    batch = a_built_batch()
    released(batch)
    with unit_of_work(by=SENDING):
        take_to_send(batch_id=batch.pk, limit=10, by=SENDING, now=TONIGHT)
    one, by = batch.instructions.get(), Actor.system("web.house_callbacks")
    return Doing(partial(ask_soon, house=batch.house, reference=one.reference, by=by, now=TONIGHT), by, one.payee_id)


@verb(
    "payouts.let_go",
    writes="payouts_instruction approvals_proposal",
    events="payouts.instruction.let_go",
    is_of_all=True,
)
def letting_go() -> Doing:
    bought = removed()
    reference = Instruction.objects.get().reference
    by = decided(LET_GO, reference, at=TONIGHT)
    return Doing(partial(let_go, reference=reference, by=by, now=TONIGHT), by, bought.buyer.applicant_id)


@verb("payouts.end_batches", writes="payouts_batch", is_of_all=True)
def ending_batches() -> Doing:
    batch = a_released_batch([])
    return Doing(partial(end_batches, by=SENDING, now=datetime.now(UTC)), SENDING, batch.pk)


@verb("payouts.stop_batch", writes="payouts_batch", events="payouts.batch.stopped", is_of_all=True)
def stopping() -> Doing:
    batch = a_released_batch([])
    halts = [Outcome(OutcomeKind.NOT_DONE, "4031714", halts=True)]
    return Doing(partial(stop_batch, batch.pk, halts, by=SENDING, now=datetime.now(UTC)), SENDING, batch.pk)


@verb(
    "payouts.take_back_withdrawn",
    writes="incentives_instalment ledger_transfer ledger_balance work_longwork a_message",
    events="incentives.dues.taken_back",
    is_of_all=True,
)
def taking_back() -> Doing:
    bought = to_be_paid()
    Certificate.objects.update(withdrawn_at=TONIGHT, withdrawn_for=WithdrawnFor.NOT_TAUGHT)
    begin_work(jobs.take_back_withdrawn, TONIGHT)
    return Doing(partial(take_back_withdrawn, by=TAKING_BACK, now=TONIGHT), TAKING_BACK, bought.buyer.applicant_id)


@verb("payouts.find_differences", writes="payouts_difference", is_of_all=True)
def comparing() -> Doing:
    bought = TAMPERED[DifferenceKind.TOO_MUCH][0]()
    return Doing(partial(find_differences, by=COMPARING, now=COMPARED), COMPARING, bought.buyer.applicant_id)


@verb(
    "payouts.rectify_differences",
    writes="payouts_difference ledger_transfer ledger_balance approvals_proposal",
    events="payouts.differences.rectified",
    is_of_all=True,
)
def rectifying() -> Doing:
    bought = TAMPERED[DifferenceKind.TOO_MUCH][0]()
    compared()
    by = decided(RECTIFY, "overpaid", at=COMPARED)
    do = partial(rectify_differences, direction="overpaid", by=by, now=COMPARED)
    return Doing(do, by, bought.buyer.applicant_id)


@verb(
    "payouts.rectify_partners",
    writes="training_statementadjustment ledger_transfer approvals_proposal a_message",
    events="payouts.partners.rectified",
    is_of_all=True,
)
def rectifying_partners() -> Doing:
    with override_settings(HOUSES_FILE=houses_without_a_bank()):
        bought, _ = paid_twice()
    by = decided(RECTIFY_PARTNERS, "overpaid", at=RECTIFIED)
    do = partial(rectify_partners, direction="overpaid", by=by, now=RECTIFIED)
    return Doing(do, by, bought.market.institution.pk)


@verb(
    "payouts.lapse_dues",
    writes="incentives_instalment ledger_transfer ledger_balance a_message",
    events="incentives.dues.taken_back",
    is_of_all=True,
)
def lapsing() -> Doing:
    bought, after = to_be_paid(), TONIGHT + timedelta(days=700)
    return Doing(partial(lapse_dues, by=LAPSING, now=after), LAPSING, bought.buyer.applicant_id)
