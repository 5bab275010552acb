"""Whether there is somewhere to deliver to."""

from uuid import UUID

from prakerja.partners.webhooks.models import Webhook
from prakerja.partners.webhooks.refusals import NoWebhook
from prakerja.partners.webhooks.states import WebhookState


def require_live(partner_id: UUID) -> None:
    """Raises NoWebhook."""
    if not Webhook.objects.filter(pk=partner_id, state=WebhookState.LIVE).exists():
        raise NoWebhook
