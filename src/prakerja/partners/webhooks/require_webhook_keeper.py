"""`require_webhook_keeper()`: the first line of what a partner does with its webhook."""

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.lock_partner import lock_partner
from prakerja.partners.models import Partner
from prakerja.partners.require_keeper import require_keeper
from prakerja.partners.require_partner import require_any_partner


def require_webhook_keeper(*, by: Actor) -> Partner:
    """The partner, its row held: its program, or of its staff whoever keeps it.

    Raises PermissionMissing, NotAPartner, PartnerSuspended.
    """
    partner = require_any_partner(Permission.KEEP_WEBHOOK, by=by)
    return lock_partner(partner.pk) if by.account_id is None else require_keeper(by=by)
