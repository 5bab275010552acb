"""Incentives whose certificate is withdrawn and reinstated, and payments that a bank has answered."""

from datetime import datetime, timedelta
from typing import Final

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.authority.roles import Role
from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts import jobs
from prakerja.payouts.corrections.lapse_dues import lapse_dues
from prakerja.payouts.corrections.take_back_withdrawn import take_back_withdrawn
from prakerja.payouts.models import Batch
from prakerja.payouts.sending.note_outcomes import note_answers
from prakerja.payouts.sending.take_to_send import ToSend, take_to_send
from prakerja.training.certificates.reinstatement_act import REINSTATE_CERTIFICATE
from prakerja.training.certificates.withdrawal_act import subject_of_certificate
from prakerja.work.begin_work import begin_work
from prakerja.work.end_work import end_work
from tests.situations.cards import decided, deposited
from tests.situations.learning import Bought
from tests.situations.payouts import TONIGHT, a_built_batch, built, released
from tests.situations.released_batches import SENDING
from tests.situations.waves import an_officer

TAKING_BACK: Final = Actor.system("payouts.take_back_withdrawn")
LAPSING: Final = Actor.system("payouts.lapse_dues")
LATER: Final = TONIGHT + timedelta(hours=1)


def sent(batch: Batch, *, at: datetime = LATER) -> list[ToSend]:
    """Each was sent, out of money that lies at the bank, and nobody has answered."""
    deposited(batch.year, 10_000_000, at=at)
    with unit_of_work(by=SENDING):
        return take_to_send(batch_id=batch.pk, limit=100, by=SENDING, now=at)


def answered(of: list[ToSend], kind: OutcomeKind = OutcomeKind.PAID, *, at: datetime = LATER) -> None:
    with unit_of_work(by=SENDING):
        note_answers([(one, Outcome(kind, "2001700")) for one in of], by=SENDING, now=at)


def paid() -> Batch:
    """Whatever was due, in a night of its own."""
    at = TONIGHT + timedelta(days=Batch.objects.count())
    built(at=at)
    batch: Batch = Batch.objects.latest("built_at")
    released(batch, at=at)
    answered(sent(batch, at=at + timedelta(hours=1)), at=at + timedelta(hours=1))
    return batch


def a_paid_batch() -> Batch:
    batch = a_built_batch()
    released(batch)
    answered(sent(batch))
    return batch


def decided_to_reinstate(bought: Bought, *, at: datetime = LATER) -> Actor:
    return decided(REINSTATE_CERTIFICATE, subject_of_certificate((bought.buyer.applicant_id, bought.number)), at=at)


def reinstated(bought: Bought, *, at: datetime = LATER) -> None:
    """A curator proposes it, and an officer confirms it."""
    with unit_of_work(by=(by := an_officer(Role.CURATOR))):
        proposal = propose_act(
            act=REINSTATE_CERTIFICATE,
            subject=subject_of_certificate((bought.buyer.applicant_id, bought.number)),
            asked={},
            reason="Peserta terbukti hadir",
            by=by,
            now=at,
        )
    with unit_of_work(by=(by := an_officer())):
        confirm_proposal(proposal_id=proposal.pk, by=by, now=at)


def lapsed(*, at: datetime, at_once: int = 10_000) -> None:
    """The night has looked for what can be paid no more."""
    is_more = True
    while is_more:
        with unit_of_work(by=LAPSING):
            is_more = lapse_dues(by=LAPSING, now=at, at_once=at_once)


def the_night_takes_back(*, at: datetime) -> None:
    with unit_of_work(by=TAKING_BACK):
        begin_work(jobs.take_back_withdrawn, at)
    is_more = True
    while is_more:
        with unit_of_work(by=TAKING_BACK):
            is_more = take_back_withdrawn(by=TAKING_BACK, now=at, at_once=1)
    with unit_of_work(by=TAKING_BACK):
        end_work(jobs.take_back_withdrawn, at)
