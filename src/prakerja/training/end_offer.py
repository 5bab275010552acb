"""A platform sells a course no more. What it has sold of it goes on."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.catalogue_refusals import NotOffered
from prakerja.training.models import Offer


def end_offer(*, course_code: str, by: Actor, now: datetime) -> None:
    """The catalogue leads to the platform no more. Raises NotOffered: also the second time."""
    platform = require_partner(PartnerKind.PLATFORM, Permission.SELL_TRAINING, by=by)
    # Its own row alone: the course is not held against whoever buys it.
    offers = Offer.objects.select_for_update(of=("self",))
    offer = offers.filter(course__code=course_code, platform=platform).first()
    if offer is None:
        raise NotOffered
    record(CatalogueEvent.OFFER_ENDED, subject=offer, by=by, at=now, course=course_code)
    offer.delete()
