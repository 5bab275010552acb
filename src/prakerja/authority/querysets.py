"""Named filters on members of the office."""

from typing import TYPE_CHECKING, Self

from django.db import models

from prakerja.authority.permissions import Permission
from prakerja.authority.roles import Role
from prakerja.authority.who_may import OF_ROLE

if TYPE_CHECKING:
    from prakerja.authority.models import Member  # noqa: F401  named as text below


class MemberQuerySet(models.QuerySet["Member"]):
    def holding(self, role: Role) -> Self:
        return self.filter(roles__contains=[role])

    def who_may(self, permission: Permission) -> Self:
        return self.filter(roles__overlap=[role for role, given in OF_ROLE.items() if permission in given])
