"""The second factor of staff: an authenticator app, and ten codes on paper for the day it is lost.

Part of the verb by which an invitation is accepted: there is no other way to one.
"""

from datetime import datetime

from prakerja.accounts.end_sessions import end_sessions
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.make_recovery_codes import make_recovery_codes
from prakerja.accounts.models import Account, AuthenticatorApp
from prakerja.accounts.post_letter import post_letter
from prakerja.audit.record import record
from prakerja.kit.actor import Actor


def set_up_second_factor(*, account: Account, secret: str, by: Actor, now: datetime) -> list[str]:
    """Every sign-in asks for a code of this secret (base32) from now on. One that is set up already stays.

    Sessions that began without it are over. Returns the codes for paper; none where it was set up already.
    """
    app = AuthenticatorApp(account_id=account.pk, set_up_at=now)
    app.secret = secret
    # Two tabs: the account's row makes the second wait, which then finds it done.
    Account.objects.lock_by_id(account.pk)
    if AuthenticatorApp.objects.filter(pk=account.pk).exists():
        return []
    app.save(force_insert=True)
    codes = make_recovery_codes(account_id=account.pk, now=now)
    end_sessions(account, now=now)
    record(AccountsEvent.SECOND_FACTOR_SET_UP, subject=account, by=by, at=now)
    post_letter(account, text="second_factor_set_up", now=now)
    return codes
