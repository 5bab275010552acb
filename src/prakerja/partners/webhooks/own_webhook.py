"""What a partner reads of its webhook: how it stands, its events, and what came of each delivery."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

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
    standing = found_standing(partner_id)
    if standing is None:
        raise NoWebhook
    return standing


def found_standing(partner_id: UUID) -> WebhookStanding | None:
    """None: there is no webhook. One statement."""
    counted = {state.value: _events_in(state) for state in (EventState.WAITING, EventState.PARKED)}
    webhook = Webhook.objects.filter(pk=partner_id).annotate(**counted).first()
    return None if webhook is None else WebhookStanding(webhook, *(vars(webhook)[state] for state in counted))


def _events_in(state: EventState) -> Coalesce:
    of_it = PartnerEvent.objects.filter(partner_id=OuterRef("partner_id"), state=state).order_by()
    counted = of_it.values("partner_id").annotate(events=Count("id")).values("events")
    return Coalesce(Subquery(counted), 0)


def own_events(*, by: Actor) -> QuerySet[PartnerEvent]:
    """Of the last thirty days. Raises PermissionMissing, NotAPartner, PartnerSuspended."""
    return PartnerEvent.objects.filter(partner_id=require_any_partner(Permission.KEEP_WEBHOOK, by=by).pk)


def own_deliveries(*, by: Actor) -> QuerySet[Delivery]:
    """Of the last thirty days. Raises PermissionMissing, NotAPartner, PartnerSuspended."""
    return Delivery.objects.filter(partner_id=require_any_partner(Permission.KEEP_WEBHOOK, by=by).pk)
