"""What institutions and their participants do of step 9, ready to be done."""

from functools import partial

from prakerja.kit.actor import Actor
from prakerja.training.ask_for_presence import ask_for_presence
from prakerja.training.confirm_presence import confirm_presence
from prakerja.training.declarations.declare_proven import declare_proven
from prakerja.training.declare_completion import declare_completion
from prakerja.training.decline_presence import decline_presence
from prakerja.training.forget_presence_requests import KEPT_FOR, forget_presence_requests
from prakerja.training.give_feedback import give_feedback
from prakerja.training.hand_in_task import hand_in_task
from prakerja.training.issue_certificates import issue_certificates
from prakerja.training.models import PresenceRequest
from prakerja.training.redeem_code import redeem_code
from prakerja.training.rehearsals.answer_rehearsal import answer_rehearsal
from prakerja.training.rehearsals.code_calls import Redeem
from prakerja.training.rehearsals.rehearse import rehearse
from tests.situations.learning import (
    DECLARING,
    ISSUING,
    STARTS,
    a_purchase,
    asked,
    attended,
    declared,
    handed_in,
    own_declaration,
    present,
)
from tests.situations.rehearsals import a_test_page, code_of_case
from tests.situations.training import acting, an_institution
from tests.verbs.table import Doing, verb

_LIFE = "training_purchase training_purchasemove partners_partnerevent"
_BOOKS = "ledger_transfer ledger_balance ledger_openhold"


@verb("training.redeem_code", writes=f"{_LIFE} a_message", events="training.code.redeemed")
def redeeming() -> Doing:
    bought = a_purchase()
    do = partial(redeem_code, code=bought.code, by=bought.teacher, now=STARTS)
    return Doing(do, bought.teacher, bought.buyer.applicant_id)


@verb(
    "training.ask_for_presence",
    writes="training_presencerequest training_learnerholder",
    events="training.presence.asked",
    is_another=True,
)
def asking() -> Doing:
    bought = a_purchase()
    do = partial(
        ask_for_presence,
        code=bought.code,
        redirect_address=bought.redirect_address,
        email=f"{bought.code.lower()}@contoh.example",
        sequence=1,
        by=bought.teacher,
        now=STARTS,
    )
    return Doing(do, bought.teacher, bought.buyer.applicant_id)


@verb("training.confirm_presence", writes=f"{_LIFE} training_attendance", events="training.presence.confirmed")
def confirming() -> Doing:
    bought = a_purchase()
    whose = {"applicant_id": bought.buyer.applicant_id, "state": asked(bought)}
    do = partial(confirm_presence, **whose, by=bought.learner, now=STARTS)  # type: ignore[arg-type]
    return Doing(do, bought.learner, bought.buyer.applicant_id)


@verb("training.decline_presence", writes="training_presencerequest", events="training.presence.declined")
def declining() -> Doing:
    bought = a_purchase()
    whose = {"applicant_id": bought.buyer.applicant_id, "state": asked(bought)}
    do = partial(decline_presence, **whose, by=bought.learner, now=STARTS)  # type: ignore[arg-type]
    return Doing(do, bought.learner, bought.buyer.applicant_id)


@verb("training.forget_presence_requests", writes="training_presencerequest", is_of_all=True)
def forgetting() -> Doing:
    bought, by = a_purchase(), Actor.system("training.forget_presence_requests")
    asked(bought)
    over = PresenceRequest.objects.latest("expires_at").expires_at + KEPT_FOR * 2
    return Doing(partial(forget_presence_requests, by=by, now=over), by, bought.buyer.applicant_id)


@verb("training.hand_in_task", writes="training_handin", events="training.hand_in.received")
def handing_in() -> Doing:
    bought = present(a_purchase())
    task = {"code": bought.code, "scope": "tpm", "file_address": "https://lembaga.contoh.example/1.pdf"}
    do = partial(hand_in_task, **task, sequence=1, by=bought.teacher, now=STARTS)
    return Doing(do, bought.teacher, bought.buyer.applicant_id)


@verb("training.give_feedback", writes="training_feedback", events="training.feedback.given")
def answering() -> Doing:
    bought = present(a_purchase())
    handed_in(bought)
    said = {"code": bought.code, "scope": "tpm", "notes": "Bagus", "file_address": ""}
    do = partial(give_feedback, **said, sequence=1, by=bought.teacher, now=STARTS)
    return Doing(do, bought.teacher, bought.buyer.applicant_id)


@verb(
    "training.declare_completion",
    writes="partners_partnerevent training_completion training_purchase training_trainingdeclaration a_message",
    events="training.completion.declared",
)
def declaring() -> Doing:
    bought = attended()
    do = partial(declare_completion, code=bought.code, score_before=40, score_after=80, by=bought.teacher, now=STARTS)
    return Doing(do, bought.teacher, bought.buyer.applicant_id)


@verb(
    "training.confirm_presence: the last proof",
    writes="partners_partnerevent training_attendance training_purchase",
    events="training.presence.confirmed",
)
def confirming_the_last() -> Doing:
    bought = present(a_purchase())
    whose = {"applicant_id": bought.buyer.applicant_id, "state": asked(bought, 999)}
    do = partial(confirm_presence, **whose, by=bought.learner, now=STARTS)  # type: ignore[arg-type]
    return Doing(do, bought.learner, bought.buyer.applicant_id)


@verb(
    "training.declare_proven",
    writes="partners_partnerevent training_completion training_purchase training_trainingdeclaration a_message",
    events="training.completion.declared",
    is_of_all=True,
)
def declaring_by_the_clock() -> Doing:
    bought = attended()
    over = own_declaration(bought)
    return Doing(partial(declare_proven, by=DECLARING, now=over), DECLARING, bought.buyer.applicant_id)


@verb(
    "training.issue_certificates",
    writes=f"{_LIFE} training_certificate training_certificatecode training_payableline {_BOOKS} a_message",
    events="training.certificate.issued",
    is_of_all=True,
)
def issuing() -> Doing:
    bought = declared()
    return Doing(partial(issue_certificates, by=ISSUING, now=STARTS), ISSUING, bought.buyer.applicant_id)


@verb(
    "training.rehearse",
    writes="training_rehearsal training_rehearsalpass",
    events="training.rehearsal.passed",
)
def rehearsing() -> Doing:
    """A case whose test is to be refused."""
    school = an_institution()
    by, code = acting(school), code_of_case(school, "TC1-001-400")
    return Doing(partial(rehearse, code=code, call=Redeem(), by=by, now=STARTS), by, school.pk)


@verb("training.answer_rehearsal", writes="training_rehearsal")
def answering_a_test() -> Doing:
    school, by = an_institution(), Actor.visitor()
    state = a_test_page(school, at=STARTS)
    return Doing(partial(answer_rehearsal, state=state, is_present=True, by=by, now=STARTS), by, school.pk)
