"""`require_client()`: the first line of every verb by which a partner's program signs people in."""

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.partners.sso.wanted_sign_in import Client, client_named


def require_client(*, by: Actor) -> Client:
    """Raises PermissionMissing, ClientUnknown, PartnerSuspended."""
    require(Permission.SIGN_PEOPLE_IN, by=by)
    return client_named(by.name)
