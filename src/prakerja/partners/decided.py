"""What two officers decided about a partner, carried out when the second of them confirms."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import carries_out
from prakerja.kit.actor import Actor
from prakerja.partners.acts import ADMIT, RESUME
from prakerja.partners.admit_partner import admit_partner
from prakerja.partners.resume_partner import resume_partner


@carries_out(ADMIT)
def admitting(decided: Proposal, by: Actor, now: datetime) -> None:
    admit_partner(client_code=decided.subject, by=by, now=now)


@carries_out(RESUME)
def resuming(decided: Proposal, by: Actor, now: datetime) -> None:
    resume_partner(client_code=decided.subject, by=by, now=now)
