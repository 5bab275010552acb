"""Who acts: members of the office with their roles, and the tasks and operators that the table knows by name."""

from datetime import UTC, datetime
from typing import Final

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.authority.set_roles import set_roles
from prakerja.kit.actor import Actor

THE_CLOCK: Final = Actor.system("waves.close_due_waves")
SCREENING: Final = Actor.system("screening.screen_wave")
REGISTRY: Final = Actor.system("identity.check_identity")
END_OF_TIME: Final = Actor.system("assessment.end_overdue_sittings")
OPERATOR: Final = Actor.operator("Wati Operator")

_APPOINTED: Final = datetime(2020, 4, 1, tzinfo=UTC)


def with_roles(account: Account, *roles: Role) -> Actor:
    """The account is in the office with exactly these roles; none: it has left."""
    set_roles(account_id=account.pk, roles=roles, now=_APPOINTED)
    return Actor.staff(account.pk)
