"""A recipient takes their account away, or gives up linking one: nothing is paid into it from then on."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.states import MoveRefused
from prakerja.messages.states import Channel
from prakerja.payouts.accounts.events import AccountEvent
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.accounts.tell_holder import tell_of
from prakerja.payouts.models import AccountHolder, LinkedAccount


def unlink_account(*, applicant_id: ApplicantId, number: int, by: Actor, now: datetime) -> LinkedAccount:
    """The account is not paid any more; of one that was linked its holder is warned. Twice is once.

    Raises MoveRefused where it was refused or replaced, or is not there.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    row = LinkedAccount.objects.one(applicant_id, number).lock_in_order().first()
    if row is None:
        raise MoveRefused("there is no such account")
    if row.state == AccountState.UNLINKED:
        return row
    was_linked = row.state == AccountState.LINKED
    LinkedAccount.objects.one(applicant_id, number).move(to=AccountState.UNLINKED, ended_at=now)
    row.refresh_from_db()
    record(AccountEvent.UNLINKED, subject=row, by=by, at=now, applicant_id=applicant_id, was_linked=was_linked)
    if was_linked:
        AccountHolder.objects.give_up(row.account_digest, holder_id=applicant_id)
        tell_of(row, text="paid_account_unlinked", now=now, over=tuple(Channel))
    return row
