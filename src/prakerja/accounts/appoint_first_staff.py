"""While nobody is there to decide it by two, an operator appoints members of the office at the command line."""

from collections.abc import Collection
from datetime import datetime

from prakerja.accounts.acts import DECIDERS
from prakerja.accounts.create_staff import create_staff
from prakerja.accounts.models import Account, Invitation
from prakerja.accounts.post_invitation import WELCOME, post_invitation
from prakerja.authority.models import Member
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.locks import Lock, take
from prakerja.kit.refused import Refused


class OfficeStands(Refused):
    """Two are there who decide such things; whoever is to join them is proposed in the office."""


def appoint_first_staff(*, email: str, full_name: str, roles: Collection[Role], by: Actor, now: datetime) -> Account:
    """The account holds the roles; a link is on its way to its owner, and the operator learns no password.

    Whoever let their link run out is not there to decide: a mistyped address bars nobody from the office for good.
    Raises OfficeStands, AddressTaken, RolesNeverMeet.
    """
    require(Permission.APPOINT_FIRST_STAFF, by=by)
    # Of two operators at once the second sees whom the first has appointed.
    take(Lock.DECIDING)
    if _deciders(now) >= DECIDERS:
        raise OfficeStands
    account = create_staff(email=email, full_name=full_name, roles=roles, by=by, now=now)
    post_invitation(account, text=WELCOME, now=now)
    return account


def _deciders(now: datetime) -> int:
    who_left_it = Invitation.objects.filter(used_at=None, expires_at__lte=now).values("account_id")
    return Member.objects.who_may(Permission.DECIDE_STAFF).exclude(account_id__in=who_left_it).count()
