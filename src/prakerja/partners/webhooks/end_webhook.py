"""A partner wants to be told no more."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.partners.events import PartnersEvent
from prakerja.partners.webhooks.models import PartnerEvent, Webhook, WebhookSecret
from prakerja.partners.webhooks.require_webhook_keeper import require_webhook_keeper
from prakerja.partners.webhooks.states import EventState


def end_webhook(*, by: Actor, now: datetime) -> None:
    """There is no webhook, and its secrets are gone; what waited is to be read. Ending twice is ending once.

    Raises PermissionMissing, NotAPartner, PartnerSuspended.
    """
    partner = require_webhook_keeper(by=by)
    deleted, _by_model = Webhook.objects.filter(pk=partner.pk).delete()
    if not deleted:
        return
    WebhookSecret.objects.filter(partner_id=partner.pk).delete()
    waiting = PartnerEvent.objects.filter(partner_id=partner.pk, state=EventState.WAITING)
    waiting.update(state=EventState.LISTED, due_at=None, updated_at=now)
    record(PartnersEvent.WEBHOOK_ENDED, subject=partner, by=by, at=now)
