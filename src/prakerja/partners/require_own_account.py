"""`require_own_account()`: of verbs that platforms and institutions both call, about what they themselves are owed."""

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.partners.models import Partner
from prakerja.partners.require_partner import NotAPartner, partner_behind


def require_own_account(permission: Permission, *, by: Actor) -> Partner:
    """The partner who acts, of either kind. Who is suspended sees what they are owed, and may say that it is wrong.

    Raises PermissionMissing, NotAPartner.
    """
    require(permission, by=by)
    found = partner_behind(by)
    if found is None:
        raise NotAPartner
    return found
