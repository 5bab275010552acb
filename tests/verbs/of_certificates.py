"""What two decide about a certificate, ready to be done."""

from functools import partial

from prakerja.journey import reinstate_certificate as again_in_journey
from prakerja.journey import withdraw_certificate as in_journey
from prakerja.training.certificates.ask_for_badge import ask_for_badge
from prakerja.training.certificates.reinstate_certificate import reinstate_certificate
from prakerja.training.certificates.sign_badges import sign_badges
from prakerja.training.certificates.withdraw_certificate import withdraw_certificate
from tests.situations.badges import SIGNING, asked_for_badge
from tests.situations.certificate_doubts import decided_to_withdraw, withdrawn
from tests.situations.corrections import LATER, decided_to_reinstate
from tests.situations.learning import STARTS, finished
from tests.situations.payouts import built, to_be_paid
from tests.situations.reviews import reviewed
from tests.verbs.table import Doing, verb


@verb(
    "training.withdraw_certificate",
    writes="training_certificate training_review training_payablehold training_payableline approvals_proposal"
    " partners_partnerevent a_message",
    events="training.certificate.withdrawn",
)
def withdrawing() -> Doing:
    bought = reviewed()
    by, whose = decided_to_withdraw(bought), bought.buyer.applicant_id
    return Doing(partial(withdraw_certificate, applicant_id=whose, purchase=1, by=by, now=STARTS), by, whose)


@verb(
    "training.reinstate_certificate",
    writes="training_certificate training_review training_payablehold training_payableline approvals_proposal"
    " partners_partnerevent a_message",
    events="training.certificate.reinstated",
)
def reinstating() -> Doing:
    bought = withdrawn(reviewed())
    by, whose = decided_to_reinstate(bought), bought.buyer.applicant_id
    return Doing(partial(reinstate_certificate, applicant_id=whose, purchase=1, by=by, now=LATER), by, whose)


@verb(
    "journey.withdraw_certificate",
    writes="training_certificate training_review training_payablehold training_payableline approvals_proposal"
    " partners_partnerevent a_message payouts_instruction payouts_instructeddue incentives_instalment ledger_transfer"
    " ledger_balance",
    events="training.certificate.withdrawn payouts.instruction.removed incentives.dues.taken_back",
)
def taking_back() -> Doing:
    bought = to_be_paid()
    built()
    by, whose = decided_to_withdraw(bought), bought.buyer.applicant_id
    return Doing(partial(in_journey.withdraw_certificate, applicant_id=whose, purchase=1, by=by, now=LATER), by, whose)


@verb(
    "journey.reinstate_certificate",
    writes="training_certificate training_review training_payablehold training_payableline approvals_proposal"
    " partners_partnerevent a_message incentives_instalment ledger_transfer ledger_balance",
    events="training.certificate.reinstated incentives.dues.given_again",
)
def giving_again() -> Doing:
    bought = withdrawn(to_be_paid(), at=LATER)
    by, whose = decided_to_reinstate(bought), bought.buyer.applicant_id
    do = partial(again_in_journey.reinstate_certificate, applicant_id=whose, purchase=1, by=by, now=LATER)
    return Doing(do, by, whose)


@verb("training.ask_for_badge", writes="training_badge work_longwork a_job", events="training.badge.asked")
def asking() -> Doing:
    bought = finished()
    whose = bought.buyer.applicant_id
    return Doing(
        partial(ask_for_badge, applicant_id=whose, purchase=1, by=bought.learner, now=STARTS), bought.learner, whose
    )


@verb("training.sign_badges", writes="training_badge a_log_entry", events="training.badge.signed", is_of_all=True)
def signing() -> Doing:
    bought = asked_for_badge(finished())
    return Doing(partial(sign_badges, by=SIGNING, now=STARTS), SIGNING, bought.buyer.applicant_id)
