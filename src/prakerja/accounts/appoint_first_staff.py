"""While nobody is there to decide it by two, an operator appoints members of the office at the command line."""

from collections.abc import Collection
from datetime import datetime

from prakerja.accounts.acts import DECIDERS
from prakerja.accounts.create_staff import create_staff
from prakerja.accounts.models import Account
from prakerja.authority.models import Member
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.locks import Lock, take
from prakerja.kit.refused import Refused


class OfficeStands(Refused):
    """Two are there who decide such things; whoever is to join them is proposed in the office."""


def appoint_first_staff(
    *, email: str, full_name: str, roles: Collection[Role], password: str, by: Actor, now: datetime
) -> Account:
    """The account can sign in and holds the roles; the audit names the operator.

    Raises OfficeStands, AddressTaken, RolesNeverMeet.
    """
    require(Permission.APPOINT_FIRST_STAFF, by=by)
    # Of two operators at once the second sees whom the first has appointed.
    take(Lock.DECIDING)
    if Member.objects.who_may(Permission.DECIDE_STAFF).count() >= DECIDERS:
        raise OfficeStands
    return create_staff(email=email, full_name=full_name, roles=roles, password=password, by=by, now=now)
