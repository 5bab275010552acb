"""What two people decided about who belongs to the office is done."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.acts import APPOINT, CHANGE_ROLES, RESET_FACTOR
from prakerja.accounts.appoint_staff import appoint_staff
from prakerja.accounts.change_roles import change_roles
from prakerja.accounts.invite_keeper import invite_keeper
from prakerja.accounts.partner_staff_act import INVITE_KEEPER
from prakerja.accounts.reset_second_factor import reset_second_factor
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import carries_out
from prakerja.kit.actor import Actor


@carries_out(APPOINT)
def appointing(decided: Proposal, by: Actor, now: datetime) -> None:
    appoint_staff(address=UUID(decided.subject), by=by, now=now)


@carries_out(INVITE_KEEPER)
def inviting_a_keeper(decided: Proposal, by: Actor, now: datetime) -> None:
    invite_keeper(subject=decided.subject, by=by, now=now)


@carries_out(CHANGE_ROLES)
def changing_roles(decided: Proposal, by: Actor, now: datetime) -> None:
    change_roles(account_id=UUID(decided.subject), by=by, now=now)


@carries_out(RESET_FACTOR)
def resetting_a_factor(decided: Proposal, by: Actor, now: datetime) -> None:
    reset_second_factor(account_id=UUID(decided.subject), by=by, now=now)
