"""What a partner reads of its webhook: how it stands, its events, and what came of each delivery."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_any_partner
from prakerja.partners.webhooks.models import Delivery, PartnerEvent, Webhook
from prakerja.partners.webhooks.refusals import NoWebhook
from prakerja.partners.webhooks.states import EventState


@dataclass(frozen=True)
class WebhookStanding:
    """`waiting`, `parked`: how many events."""

    webhook: Webhook
    waiting: int
    parked: int


def own_webhook(*, by: Actor) -> WebhookStanding:
    """Raises PermissionMissing, NotAPartner, PartnerSuspended, NoWebhook."""
    return standing_of(require_any_partner(Permission.KEEP_WEBHOOK, by=by).pk)


def standing_of(partner_id: UUID) -> WebhookStanding:
    """Raises NoWebhook."""
    webhook = Webhook.objects.filter(pk=partner_id).first()
    if webhook is None:
        raise NoWebhook
    events = PartnerEvent.objects.filter(partner_id=partner_id)
    counted = events.aggregate(
        waiting=Count("pk", filter=Q(state=EventState.WAITING)), parked=Count("pk", filter=Q(state=EventState.PARKED))
    )
    return WebhookStanding(webhook, counted["waiting"], counted["parked"])


def own_events(*, by: Actor) -> QuerySet[PartnerEvent]:
    """Of the last thirty days. Raises PermissionMissing, NotAPartner, PartnerSuspended."""
    return PartnerEvent.objects.filter(partner_id=require_any_partner(Permission.KEEP_WEBHOOK, by=by).pk)


def own_deliveries(*, by: Actor) -> QuerySet[Delivery]:
    """Of the last thirty days. Raises PermissionMissing, NotAPartner, PartnerSuspended."""
    return Delivery.objects.filter(partner_id=require_any_partner(Permission.KEEP_WEBHOOK, by=by).pk)
