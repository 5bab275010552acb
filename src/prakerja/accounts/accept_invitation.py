"""A member of the office makes their password and their second factor."""

from dataclasses import dataclass
from datetime import datetime

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.invitation_link import invited_by
from prakerja.accounts.models import Account, Invitation
from prakerja.accounts.set_up_second_factor import set_up_second_factor
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor


@dataclass(frozen=True, slots=True)
class Accepted:
    account: Account
    #: For paper: nobody can read them again.
    recovery_codes: list[str]


def accept_invitation(*, token: str, password: str, secret: str, by: Actor, now: datetime) -> Accepted:
    """The account has both, in one go, and the link opens nothing any more.

    `secret`: of the authenticator app (base32), whose code the page has seen. There is no other way to a second
    factor: who later reads the mailbox alone can neither set one up nor replace one. Raises InvitationOver.
    """
    require(Permission.USE_ACCOUNT, by=by)
    # Held before the link is judged: of two tabs the second finds it used.
    Account.objects.lock_by_id(invited_by(token, now=now).pk)
    account = invited_by(token, now=now)
    account.set_password(password)
    account.save(update_fields=["password"])
    Invitation.objects.filter(pk=account.pk).update(used_at=now)
    record(AccountsEvent.INVITATION_ACCEPTED, subject=account, by=by, at=now)
    return Accepted(account, set_up_second_factor(account=account, secret=secret, by=by, now=now))
