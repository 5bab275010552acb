"""While nobody is there to decide it by two, an operator appoints members of the office at the command line."""

from collections.abc import Collection
from datetime import datetime

from prakerja.accounts.create_staff import create_staff
from prakerja.accounts.models import Account
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor


def appoint_first_staff(
    *, email: str, full_name: str, roles: Collection[Role], password: str, by: Actor, now: datetime
) -> Account:
    """The account can sign in and holds the roles; the audit names the operator.

    Raises AddressTaken, RolesNeverMeet.
    """
    require(Permission.APPOINT_FIRST_STAFF, by=by)
    return create_staff(email=email, full_name=full_name, roles=roles, password=password, by=by, now=now)
