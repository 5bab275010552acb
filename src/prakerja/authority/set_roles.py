"""What a person of the office is from now on. Part of the verbs that decide it and put it on record."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from prakerja.authority.models import Member
from prakerja.authority.roles import Role, never_together
from prakerja.kit.refused import Refused


class RolesNeverMeet(Refused):
    """One person may not hold both roles; `pair` says which."""

    def __init__(self, pair: tuple[Role, Role]) -> None:
        self.pair = pair
        super().__init__(f"{pair[0]} and {pair[1]} are never the same person")


def set_roles(*, account_id: UUID, roles: Collection[Role], now: datetime) -> None:
    """The person holds these roles and no other; none: they are no longer in the office. Raises RolesNeverMeet."""
    for pair in never_together(roles):
        raise RolesNeverMeet(pair)
    held = [role for role in Role if role in roles]
    Member.objects.update_or_create(account_id=account_id, defaults={"roles": held, "changed_at": now})
