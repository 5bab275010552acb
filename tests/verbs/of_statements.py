"""What is done about what partners are owed, ready to be done."""

from functools import partial

from prakerja.authority.roles import Role
from prakerja.kit.states import MoveRefused
from prakerja.training.statements.accept_dispute import accept_dispute
from prakerja.training.statements.approve_statement import approve_statement
from prakerja.training.statements.dispute_act import ACCEPT_DISPUTE
from prakerja.training.statements.dispute_statement import dispute_statement
from prakerja.training.statements.hold_payables import hold_payables
from prakerja.training.statements.make_statements import make_statements
from prakerja.training.statements.months import cut_off_of
from prakerja.training.statements.reasons import DisputeReason
from prakerja.training.statements.reject_dispute import reject_dispute
from prakerja.training.statements.release_payables import NotHeldByOffice, release_payables
from prakerja.training.statements.statement_acts import (
    APPROVE_STATEMENT,
    TAKE_BACK,
    subject_of_purchase,
    subject_of_statement,
)
from prakerja.training.statements.take_back_purchase import take_back_purchase
from tests.situations.cards import decided
from tests.situations.learning import STARTS, finished
from tests.situations.payables import held
from tests.situations.statements import LATER, MONTH, STATING, disputed, made
from tests.situations.training import acting
from tests.situations.waves import an_officer
from tests.verbs.table import Doing, verb

LATE = cut_off_of(MONTH) + LATER
_HELD = "training_payablehold training_payableline"


@verb("training.hold_payables", writes=_HELD, events="training.payables.held")
def holding() -> Doing:
    bought, by = finished(), an_officer(Role.CURATOR)
    whose = {"applicant_id": bought.buyer.applicant_id, "purchase": bought.number}
    do = partial(hold_payables, **whose, reason="Satu perangkat", by=by, now=STARTS)  # type: ignore[arg-type]
    return Doing(do, by, bought.buyer.applicant_id)


@verb(
    "training.release_payables",
    writes=_HELD,
    events="training.payables.released",
    again=NotHeldByOffice,
)
def releasing() -> Doing:
    bought, by = finished(), an_officer(Role.CURATOR)
    held(bought)
    whose = {"applicant_id": bought.buyer.applicant_id, "purchase": bought.number}
    do = partial(release_payables, **whose, reason="Sudah diperiksa", by=by, now=STARTS)  # type: ignore[arg-type]
    return Doing(do, by, bought.buyer.applicant_id)


@verb(
    "training.make_statements",
    writes="training_statement training_payableline partners_partnerevent",
    events="training.statement.ready training.statement.ready",
    is_of_all=True,
)
def making() -> Doing:
    bought = finished()

    def make() -> None:
        while make_statements(month="2021-03", by=STATING, now=cut_off_of(MONTH)):
            pass

    return Doing(make, STATING, bought.buyer.applicant_id)


@verb(
    "training.approve_statement",
    writes="training_statement approvals_proposal partners_partnerevent",
    events="training.statement.approved",
)
def approving() -> Doing:
    bought = finished()
    made()
    key = bought.market.institution.pk, MONTH
    by = decided(APPROVE_STATEMENT, subject_of_statement(key), at=LATE)
    return Doing(
        partial(approve_statement, partner_id=key[0], month=MONTH, by=by, now=LATE), by, bought.buyer.applicant_id
    )


@verb(
    "training.take_back_purchase",
    writes="training_payableline ledger_transfer cards_yearbudget approvals_proposal",
    events="training.payables.taken_back",
)
def taking_back() -> Doing:
    bought = finished()
    key = bought.buyer.applicant_id, bought.number
    by = decided(TAKE_BACK, subject_of_purchase(key))
    do = partial(take_back_purchase, applicant_id=key[0], purchase=key[1], by=by, now=STARTS)
    return Doing(do, by, key[0])


@verb("training.dispute_statement", writes="training_statementdispute", events="training.dispute.raised")
def disputing() -> Doing:
    bought = finished()
    made()
    by = acting(bought.market.institution)
    said = {"month": MONTH, "line": None, "reason": DisputeReason.LINE_MISSING, "text": "Kurang satu"}
    do = partial(dispute_statement, **said, by=by, now=cut_off_of(MONTH))  # type: ignore[arg-type]
    return Doing(do, by, bought.buyer.applicant_id)


@verb(
    "training.reject_dispute",
    writes="training_statementdispute",
    events="training.dispute.answered",
    again=MoveRefused,
)
def rejecting() -> Doing:
    bought = finished()
    made()
    dispute, by = disputed(bought.market.institution), an_officer()
    do = partial(reject_dispute, dispute_id=dispute.pk, text="Sudah benar", by=by, now=LATE)
    return Doing(do, by, bought.buyer.applicant_id)


@verb(
    "training.accept_dispute",
    writes="training_statementdispute training_statementadjustment ledger_transfer cards_yearbudget approvals_proposal",
    events="training.dispute.answered",
)
def accepting() -> Doing:
    bought = finished()
    made()
    dispute = disputed(bought.market.institution)
    by = decided(ACCEPT_DISPUTE, str(dispute.pk), at=LATE, amount=60_000, budget_year=2021)
    return Doing(partial(accept_dispute, dispute_id=dispute.pk, by=by, now=LATE), by, bought.buyer.applicant_id)
