"""Months of partners: what was settled in them, as the clock and two people of the office make statements of it."""

from datetime import date, datetime, timedelta
from typing import Final

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act, Plan
from prakerja.kit.actor import Actor
from prakerja.kit.new_id import new_id
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner
from prakerja.training.models import Statement, StatementAdjustment, StatementDispute
from prakerja.training.statements.dispute_act import ACCEPT_DISPUTE
from prakerja.training.statements.dispute_statement import dispute_statement
from prakerja.training.statements.make_statements import make_statements
from prakerja.training.statements.months import cut_off_of, name_of_month
from prakerja.training.statements.querysets import LineKey
from prakerja.training.statements.reasons import DisputeReason
from prakerja.training.statements.reject_dispute import reject_dispute
from prakerja.training.statements.statement_acts import (
    APPROVE_STATEMENT,
    TAKE_BACK,
    subject_of_purchase,
    subject_of_statement,
)
from prakerja.training.statements.states import AdjustmentKind
from tests.situations.learning import STARTS, Bought
from tests.situations.training import acting
from tests.situations.waves import an_officer

STATING: Final = Actor.system("training.make_statements")
#: What is finished when trainings begin here settles in it.
MONTH: Final = date(2021, 3, 1)
NEXT: Final = date(2021, 4, 1)
AFTER: Final = date(2021, 5, 1)
#: More than any test needs.
_STRETCHES: Final = 100
#: When nothing can be disputed any more.
LATER: Final = timedelta(days=14)


def made(month: date = MONTH, *, at: datetime | None = None, at_once: int = 1_000) -> None:
    """All statements of the month, half an hour after its end."""
    now = at or cut_off_of(month) + timedelta(minutes=30)
    with unit_of_work(by=STATING):
        for _ in range(_STRETCHES):
            if not make_statements(month=name_of_month(month), by=STATING, now=now, at_once=at_once):
                return
    raise AssertionError("it never ends")


def statement_of(partner: Partner, month: date = MONTH) -> Statement:
    """As it is now."""
    found: Statement = Statement.objects.select_related("partner").get(pk=(partner.pk, month))
    return found


def decided_by_two(act: Act, subject: str, *, at: datetime, asked: Plan | None = None, reason: str = "Sesuai") -> None:
    proposer, confirmer = an_officer(), an_officer(name="Sari")
    with unit_of_work(by=proposer):
        proposal = propose_act(act=act, subject=subject, asked=asked, reason=reason, by=proposer, now=at)
    with unit_of_work(by=confirmer):
        confirm_proposal(proposal_id=proposal.pk, by=confirmer, now=at)


def approved(partner: Partner, month: date = MONTH, *, at: datetime | None = None) -> Statement:
    now = at or cut_off_of(month) + LATER
    decided_by_two(APPROVE_STATEMENT, subject_of_statement((partner.pk, month)), at=now)
    return statement_of(partner, month)


def taken_back(bought: Bought, *, at: datetime = STARTS) -> None:
    """What it earned was earned wrongly, as two people say."""
    decided_by_two(TAKE_BACK, subject_of_purchase((bought.buyer.applicant_id, bought.number)), at=at)


def disputed(
    partner: Partner,
    month: date = MONTH,
    *,
    line: LineKey | None = None,
    text: str = "Dua peserta kurang",
    at: datetime | None = None,
) -> StatementDispute:
    by, now = acting(partner), at or cut_off_of(month) + timedelta(hours=9)
    with unit_of_work(by=by):
        return dispute_statement(month=month, line=line, reason=DisputeReason.OTHER, text=text, by=by, now=now)


def rejected(dispute: StatementDispute, *, at: datetime | None = None) -> None:
    by = an_officer()
    with unit_of_work(by=by):
        reject_dispute(dispute_id=dispute.pk, text="Sudah benar", by=by, now=at or dispute.raised_at)


def accepted(dispute: StatementDispute, amount: int, *, at: datetime | None = None) -> None:
    asked: Plan = {"amount": amount, "budget_year": 2021}
    decided_by_two(ACCEPT_DISPUTE, str(dispute.pk), at=at or dispute.raised_at, asked=asked, reason="Benar")


def a_claim_of(
    partner: Partner, *, amount: int = 40_000, on: date | None = None, is_claimed: bool = False
) -> StatementAdjustment:
    """What its statement of the month, approved by two, could not take back; claimed by two, in no books."""
    claim: StatementAdjustment = StatementAdjustment.objects.create(
        partner=partner,
        kind=AdjustmentKind.CLAIM,
        amount=-amount,
        of_month=MONTH,
        at=cut_off_of(NEXT),
        month=on,
        posting_id=new_id() if is_claimed else None,
    )
    return claim
