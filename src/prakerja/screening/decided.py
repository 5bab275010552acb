"""What two people decided about an exclusion list is done."""

from datetime import datetime

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import carries_out
from prakerja.kit.actor import Actor
from prakerja.screening.acts import PUT_IN_FORCE, WITHDRAW
from prakerja.screening.put_in_force import put_in_force
from prakerja.screening.withdraw_list import withdraw_list


@carries_out(PUT_IN_FORCE)
def putting_in_force(decided: Proposal, by: Actor, now: datetime) -> None:
    put_in_force(list_id=int(decided.subject), by=by, now=now)


@carries_out(WITHDRAW)
def withdrawing(decided: Proposal, by: Actor, now: datetime) -> None:
    withdraw_list(list_id=int(decided.subject), by=by, now=now)
