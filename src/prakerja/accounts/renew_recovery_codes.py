"""New recovery codes, when the old ones are used up or were seen by somebody."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account
from prakerja.accounts.post_letter import post_letter
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor


def renew_recovery_codes(*, account: Account, by: Actor, now: datetime) -> None:
    """Ten new codes; the old ones open nothing any more, and the owner is told."""
    require(Permission.KEEP_SECOND_FACTOR, by=by)
    Account.objects.lock_by_id(account.pk)
    Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(account)
    record(AccountsEvent.RECOVERY_CODES_RENEWED, subject=account, by=by, at=now)
    post_letter(account, text="recovery_codes_renewed", now=now)
