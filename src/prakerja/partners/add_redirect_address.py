"""An institution may have its participants led back to one more address."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.partners.events import PartnersEvent
from prakerja.partners.models import RedirectAddress
from prakerja.partners.require_keeper import require_keeper
from prakerja.partners.require_partner import NotAPartner
from prakerja.partners.rules import MOST_ADDRESSES, is_web_address
from prakerja.partners.states import PartnerKind


class NoWebAddress(Refused):
    """No browser is led there: https, no fragment, nothing but what an address is made of."""


class TooManyAddresses(Refused):
    """As many as an institution can have; one that is used no more can be removed."""


def add_redirect_address(*, address: str, by: Actor, now: datetime) -> None:
    """Participants can be led back there, sign for sign. Adding twice is adding once.

    Raises PermissionMissing, NotAPartner, PartnerSuspended, NoWebAddress, TooManyAddresses.
    """
    partner = require_keeper(by=by)
    if partner.kind != PartnerKind.INSTITUTION:
        raise NotAPartner
    if not is_web_address(address):
        raise NoWebAddress
    # The partner's row is held, so that nobody adds another one meanwhile.
    known = set(RedirectAddress.objects.filter(partner=partner).values_list("address", flat=True))
    if address in known:
        return
    if len(known) >= MOST_ADDRESSES:
        raise TooManyAddresses
    RedirectAddress.objects.create(partner=partner, address=address)
    record(PartnersEvent.ADDRESS_ADDED, subject=partner, by=by, at=now, address=address)
