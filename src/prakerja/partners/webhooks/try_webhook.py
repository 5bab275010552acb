"""A partner tries its webhook: an event that says nothing is delivered there."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.partners.events import PartnersEvent
from prakerja.partners.webhooks.kinds import EventKind
from prakerja.partners.webhooks.models import PartnerEvent
from prakerja.partners.webhooks.require_live import require_live
from prakerja.partners.webhooks.require_webhook_keeper import require_webhook_keeper
from prakerja.partners.webhooks.tell_partners import tell_partners


def try_webhook(*, by: Actor, now: datetime) -> PartnerEvent:
    """The event is on its way, whatever kinds the webhook wants. Twice within a minute is once.

    Raises PermissionMissing, NotAPartner, PartnerSuspended, NoWebhook.
    """
    partner = require_webhook_keeper(by=by)
    require_live(partner.pk)
    tests = PartnerEvent.objects.filter(partner_id=partner.pk, kind=EventKind.TEST, subject=f"{now:%Y-%m-%d %H:%M}")
    if found := tests.first():
        return found
    tell_partners(EventKind.TEST, {partner.pk: {}}, subject=f"{now:%Y-%m-%d %H:%M}", now=now)
    record(PartnersEvent.WEBHOOK_TRIED, subject=partner, by=by, at=now)
    return tests.get()
