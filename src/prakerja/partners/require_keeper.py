"""`require_keeper()`: the first line of what a partner's own pengelola do."""

from prakerja.authority.permissions import Permission
from prakerja.authority.require import PermissionMissing, require
from prakerja.kit.actor import Actor
from prakerja.partners.lock_partner import lock_partner
from prakerja.partners.models import Partner
from prakerja.partners.require_partner import NotAPartner, PartnerSuspended, membership_of
from prakerja.partners.states import PartnerRole


def require_keeper(*, by: Actor) -> Partner:
    """The partner whom they keep, its row held: who else changes it waits.

    Raises PermissionMissing, NotAPartner, PartnerSuspended.
    """
    require(Permission.KEEP_PARTNER, by=by)
    member = None if by.account_id is None else membership_of(by.account_id)
    if member is None or member.partner.client_code != by.name:
        raise NotAPartner
    if member.role != PartnerRole.KEEPER:
        raise PermissionMissing(Permission.KEEP_PARTNER, by)
    partner = lock_partner(member.partner_id)
    if partner.suspended_at is not None:
        raise PartnerSuspended
    return partner
