"""`require_partner()`: the first line of every verb that a partner calls."""

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ActorKind
from prakerja.kit.refused import Refused
from prakerja.partners.models import Partner
from prakerja.partners.states import PartnerKind


class NotAPartner(Refused):
    """Nobody of this client code does that: a stranger, or a partner of the other kind."""


class PartnerSuspended(Refused):
    """The office has stopped this partner for now."""


def require_partner(kind: PartnerKind, permission: Permission, *, by: Actor) -> Partner:
    """The partner who acts, as they are at this moment. Raises PermissionMissing, NotAPartner, PartnerSuspended."""
    require(permission, by=by)
    found = Partner.objects.filter(client_code=by.name, kind=kind).first() if by.kind is ActorKind.PARTNER else None
    if found is None:
        raise NotAPartner
    if found.suspended_at is not None:
        raise PartnerSuspended
    return found
