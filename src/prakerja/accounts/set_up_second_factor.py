"""The second factor of staff: an authenticator app, and ten codes on paper for the day it is lost."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db.models import F

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account
from prakerja.accounts.post_letter import post_letter
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor


def set_up_second_factor(*, account: Account, secret: str, by: Actor, now: datetime) -> None:
    """Every sign-in asks for a code of this secret (base32) from now on. One that is set up already stays.

    Sessions that began with the password alone are over, the caller's too, unless it takes up the new round.
    """
    require(Permission.KEEP_SECOND_FACTOR, by=by)
    # Two tabs: the second waits here and finds it done.
    Account.objects.lock_by_id(account.pk)
    if Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists():
        return
    TOTP.activate(account, secret)
    RecoveryCodes.activate(account)
    Account.objects.filter(pk=account.pk).update(session_round=F("session_round") + 1)
    account.refresh_from_db(fields=["session_round"])
    record(AccountsEvent.SECOND_FACTOR_SET_UP, subject=account, by=by, at=now)
    post_letter(account, text="second_factor_set_up", now=now)
