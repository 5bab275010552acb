"""Events and deliveries are kept for thirty days: as long as a partner may have them replayed."""

from datetime import datetime
from typing import Final

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.partners.webhooks.models import Delivery, PartnerEvent
from prakerja.partners.webhooks.rules import KEPT_FOR

_AT_ONCE: Final = 10_000


def forget_old_events(*, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """So many of the oldest are gone; returns whether there may be more. Raises PermissionMissing."""
    require(Permission.DELIVER_EVENTS, by=by)
    before = now - KEPT_FOR
    events = PartnerEvent.objects.filter(occurred_at__lt=before).values_list("pk", flat=True)[:at_once]
    deliveries = Delivery.objects.filter(at__lt=before).values_list("pk", flat=True)[:at_once]
    gone = [
        PartnerEvent.objects.filter(pk__in=list(events)).delete()[0],
        Delivery.objects.filter(pk__in=list(deliveries)).delete()[0],
    ]
    return max(gone) == at_once
