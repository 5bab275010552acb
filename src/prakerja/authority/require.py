"""`require()`: the first line of every verb. It reads the roles as they are at this moment."""

from collections.abc import Collection
from uuid import UUID

from prakerja.authority.models import Member
from prakerja.authority.permissions import Permission
from prakerja.authority.roles import Role
from prakerja.authority.who_may import FOR_ONESELF, OF_KIND, OF_PARTNER_STAFF, OF_ROLE, OF_TASK
from prakerja.kit.actor import Actor, ActorKind
from prakerja.kit.refused import Refused


class PermissionMissing(Refused):
    """The actor may not do this; `permission` is what they lack. Nothing has been done."""

    def __init__(self, permission: Permission, by: Actor) -> None:
        self.permission = permission
        super().__init__(f"{by.kind} lacks the permission {permission.value}")


class BelongsToAnother(PermissionMissing):
    """The actor may do this for themselves, and what they asked for is somebody else's. Nothing has been done."""


def require(permission: Permission, *, by: Actor, of: UUID | None = None) -> None:
    """Nothing, when the actor may. Raises PermissionMissing, BelongsToAnother.

    Asked by the verb itself, in its own transaction: a role that was taken while its page was open has gone here, too.
    `of`: the account whose matter it is; then nobody else may. What is permitted for oneself alone is refused without.
    """
    if permission not in permissions_of(by):
        raise PermissionMissing(permission, by)
    is_personal = of is not None or permission in FOR_ONESELF
    if is_personal and (by.account_id is None or by.account_id != of):
        raise BelongsToAnother(permission, by)


def require_person(permission: Permission, *, by: Actor) -> UUID:
    """The account of the member of the office who may, for rows that name who did it. Raises PermissionMissing."""
    require(permission, by=by)
    if by.kind is not ActorKind.STAFF or by.account_id is None:
        raise PermissionMissing(permission, by)
    return by.account_id


def permissions_of(by: Actor) -> frozenset[Permission]:
    """Everything that the actor may do now. One statement for staff, none for anybody else."""
    if by.kind is ActorKind.SYSTEM:
        return OF_TASK.get(by.name, frozenset())
    if by.kind is ActorKind.STAFF and by.account_id is not None:
        return permissions_of_staff(roles_of(by.account_id))
    if by.kind is ActorKind.PARTNER and by.account_id is not None:
        return OF_KIND[by.kind] | OF_PARTNER_STAFF
    return OF_KIND[by.kind]


def permissions_of_staff(roles: frozenset[Role]) -> frozenset[Permission]:
    """Of a member of the office with these roles."""
    return OF_KIND[ActorKind.STAFF] | permissions_of_roles(roles)


def permissions_of_members(account_ids: Collection[UUID]) -> dict[UUID, frozenset[Permission]]:
    """What each of these members of the office may by their roles now; in one statement."""
    if not account_ids:
        return {}
    held = dict(Member.objects.filter(pk__in=account_ids).values_list("pk", "roles"))
    return {one: permissions_of_roles(frozenset(map(Role, held.get(one, ())))) for one in account_ids}


def permissions_of_roles(roles: frozenset[Role]) -> frozenset[Permission]:
    return frozenset[Permission]().union(*(OF_ROLE[role] for role in roles))


def roles_of(account_id: UUID) -> frozenset[Role]:
    """The roles that this member of the office holds now; none for everybody else."""
    held = Member.objects.filter(pk=account_id).values_list("roles", flat=True).first()
    return frozenset(Role(role) for role in held or ())
