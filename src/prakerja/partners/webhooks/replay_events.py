"""A partner has events delivered once more: one, or all since a moment; each comes under the id that it had."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.kit.queue import put_on_queue
from prakerja.partners.events import PartnersEvent
from prakerja.partners.jobs import deliver_events
from prakerja.partners.models import Partner
from prakerja.partners.webhooks.models import PartnerEvent, Webhook
from prakerja.partners.webhooks.refusals import NoEvent
from prakerja.partners.webhooks.require_live import require_live
from prakerja.partners.webhooks.require_webhook_keeper import require_webhook_keeper
from prakerja.partners.webhooks.states import EventState


def replay_events(*, by: Actor, now: datetime, event_id: UUID | None = None, since: datetime | None = None) -> int:
    """The event of this id, or all that happened from `since` on and of which the webhook wants to hear, wait again.

    What waits already is left alone, so that asking twice is asking once. Returns how many. Raises PermissionMissing,
    NotAPartner, PartnerSuspended, NoWebhook, NoEvent.
    """
    partner = require_webhook_keeper(by=by)
    require_live(partner.pk)
    events = PartnerEvent.objects.filter(partner_id=partner.pk)
    if event_id is not None:
        events = events.filter(id=event_id)
        if not events.exists():
            raise NoEvent
    if since is not None:
        wanted = Webhook.objects.values_list("kinds", flat=True).get(pk=partner.pk)
        events = events.filter(occurred_at__gte=since, kind__in=wanted)
    origins = [state for state in EventState if state is not EventState.WAITING]
    again = events.filter(state__in=origins).update(state=EventState.WAITING, due_at=now, tries=0, updated_at=now)
    if again:
        _note(partner, again, by=by, now=now)
    return again


def _note(partner: Partner, again: int, *, by: Actor, now: datetime) -> None:
    put_on_queue(deliver_events, partner_id=partner.pk)
    record(PartnersEvent.EVENTS_REPLAYED, subject=partner, by=by, at=now, events=again)
