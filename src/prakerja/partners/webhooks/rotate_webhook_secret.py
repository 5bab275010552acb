"""A webhook has another secret; the one before stays live beside it for a while."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.partners.events import PartnersEvent
from prakerja.partners.webhooks.models import Webhook
from prakerja.partners.webhooks.refusals import NoWebhook
from prakerja.partners.webhooks.require_webhook_keeper import require_webhook_keeper
from prakerja.partners.webhooks.secrets_of import put_next_secret


def rotate_webhook_secret(*, by: Actor, now: datetime) -> str:
    """The new secret, which nobody is shown again. Until the other is over, deliveries are signed with both.

    Twice is two: the first of them is the one before. Raises PermissionMissing, NotAPartner, PartnerSuspended,
    NoWebhook.
    """
    partner = require_webhook_keeper(by=by)
    if not Webhook.objects.filter(pk=partner.pk).exists():
        raise NoWebhook
    secret = put_next_secret(partner.pk, now=now)
    record(PartnersEvent.WEBHOOK_ROTATED, subject=partner, by=by, at=now)
    return secret
