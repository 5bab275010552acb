"""A member of the programme office may do more."""

from datetime import datetime

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account, StaffRole
from prakerja.accounts.roles import Role
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class NotStaff(Refused):
    """Roles are for the programme office; an applicant cannot hold one."""


def give_role(*, account: Account, role: Role, by: Actor, now: datetime) -> None:
    """The account holds the role. Giving twice is giving once. Raises NotStaff."""
    if not account.is_staff:
        raise NotStaff
    _held, is_new = StaffRole.objects.get_or_create(account=account, role=role)
    if is_new:
        record(AccountsEvent.ROLE_GIVEN, subject=account, by=by, at=now, role=role.value)
