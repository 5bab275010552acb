"""A member of the programme office may do less."""

from datetime import datetime

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account, StaffRole
from prakerja.accounts.roles import Role
from prakerja.audit.record import record
from prakerja.kit.actor import Actor


def take_role(*, account: Account, role: Role, by: Actor, now: datetime) -> None:
    """The account does not hold the role. Taking what is not held changes nothing."""
    taken, _rows = StaffRole.objects.filter(account=account, role=role).delete()
    if taken:
        record(AccountsEvent.ROLE_TAKEN, subject=account, by=by, at=now, role=role.value)
