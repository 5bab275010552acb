"""An institution's participants are led back to an address no more."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.partners.events import PartnersEvent
from prakerja.partners.models import RedirectAddress
from prakerja.partners.require_keeper import require_keeper


def remove_redirect_address(*, address: str, by: Actor, now: datetime) -> None:
    """Presence is asked for with it no more; who was asked before is led back still. Removing twice is removing once.

    Raises PermissionMissing, NotAPartner, PartnerSuspended.
    """
    partner = require_keeper(by=by)
    gone, _by_table = RedirectAddress.objects.filter(partner=partner, address=address).delete()
    if gone:
        record(PartnersEvent.ADDRESS_REMOVED, subject=partner, by=by, at=now, address=address)
