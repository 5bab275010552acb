"""What two officers decided about a partner, carried out when the second of them confirms."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import carries_out
from prakerja.kit.actor import Actor
from prakerja.partners.acts import ADMIT, RESUME
from prakerja.partners.admit_partner import admit_partner
from prakerja.partners.resume_partner import resume_partner
from prakerja.partners.sso.act import REGISTER_SIGN_IN
from prakerja.partners.sso.register_sign_in import register_sign_in


@carries_out(ADMIT)
def admitting(decided: Proposal, by: Actor, now: datetime) -> None:
    admit_partner(client_code=decided.subject, by=by, now=now)


@carries_out(RESUME)
def resuming(decided: Proposal, by: Actor, now: datetime) -> None:
    resume_partner(client_code=decided.subject, by=by, now=now)


@carries_out(REGISTER_SIGN_IN)
def registering_sign_in(decided: Proposal, by: Actor, now: datetime) -> None:
    register_sign_in(client_code=decided.subject, by=by, now=now)
