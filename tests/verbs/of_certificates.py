"""What two decide about a certificate, ready to be done."""

from functools import partial

from prakerja.training.certificates.ask_for_badge import ask_for_badge
from prakerja.training.certificates.sign_badges import sign_badges
from prakerja.training.certificates.withdraw_certificate import withdraw_certificate
from tests.situations.badges import SIGNING, asked_for_badge
from tests.situations.certificate_doubts import decided_to_withdraw
from tests.situations.learning import STARTS, finished
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
