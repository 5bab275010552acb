"""The letter with the link did not come, or was left too long."""

from datetime import datetime

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account, Invitation
from prakerja.accounts.post_invitation import post_invitation
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.rules import is_too_soon
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class NothingToAccept(Refused):
    """They have made their password and their second factor already, or are no longer in the office."""


def invite_again(*, account: Account, by: Actor, now: datetime) -> None:
    """Another link is on its way to the address that was decided, and the one before opens nothing any more.

    A second tap sends nothing. Whoever asks gains nothing by it. Raises NothingToAccept.
    """
    require(Permission.INVITE_STAFF, by=by)
    held = Account.objects.lock_by_id(account.pk)
    invitation = Invitation.objects.filter(pk=held.pk, used_at=None).first()
    if invitation is None or not held.is_active:
        raise NothingToAccept
    if is_too_soon(invitation.sent_at, now=now):
        return
    post_invitation(held, text=invitation.text, now=now)
    record(AccountsEvent.STAFF_INVITED_AGAIN, subject=held, by=by, at=now)
