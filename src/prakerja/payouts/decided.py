"""What two people decided about batches, and partners' accounts and claims, carried out when the second confirms."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import begins, carries_out
from prakerja.kit.actor import Actor
from prakerja.payouts import jobs
from prakerja.payouts.acts import LET_GO, PAUSE, RELEASE, RESUME
from prakerja.payouts.let_go import let_go
from prakerja.payouts.partners.account_act import USE_PARTNER_ACCOUNT, account_in
from prakerja.payouts.partners.rectify_act import RECTIFY_PARTNERS
from prakerja.payouts.partners.rectify_partners import rectify_partners
from prakerja.payouts.partners.use_partner_account import use_partner_account
from prakerja.payouts.pause_batch import pause_batch
from prakerja.payouts.resume_batch import resume_batch
from prakerja.work.begin_work import begin_work


@begins(RELEASE)
def releasing(decided: Proposal, _by: Actor, now: datetime) -> None:
    begin_work(jobs.release_batch, now, batch_id=decided.subject)


@carries_out(PAUSE)
def pausing(decided: Proposal, by: Actor, now: datetime) -> None:
    pause_batch(batch_id=decided.subject, by=by, now=now)


@carries_out(RESUME)
def resuming(decided: Proposal, by: Actor, now: datetime) -> None:
    resume_batch(batch_id=decided.subject, by=by, now=now)


@carries_out(USE_PARTNER_ACCOUNT)
def using_partner_account(decided: Proposal, by: Actor, now: datetime) -> None:
    row = account_in(decided.subject)
    use_partner_account(partner_id=row.partner_id, number=row.number, by=by, now=now)


@carries_out(LET_GO)
def letting_go(decided: Proposal, by: Actor, now: datetime) -> None:
    let_go(reference=decided.subject, by=by, now=now)


@carries_out(RECTIFY_PARTNERS)
def rectifying_partners(decided: Proposal, by: Actor, now: datetime) -> None:
    rectify_partners(direction=decided.subject, by=by, now=now)
