"""What came of one try to deliver an event: the event, and how its webhook is doing."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.partners.events import PartnersEvent
from prakerja.partners.webhooks.models import Delivery, PartnerEvent, Webhook
from prakerja.partners.webhooks.rules import FORGIVEN_AFTER, SLOW_FOR, STOPPED_AFTER, Outcome, next_try, rests_until
from prakerja.partners.webhooks.states import EventState, WebhookState


@dataclass(frozen=True)
class Tried:
    """`set_at`: of the webhook as it was tried."""

    partner_id: UUID
    event_id: UUID
    set_at: datetime
    outcome: Outcome
    milliseconds: int


def note_delivery(*, tried: Tried, by: Actor, now: datetime) -> bool:
    """The try stands in the list, and the event is delivered, waits for its next try, or is parked.

    Returns whether the next event may be tried now: neither does the webhook rest, nor was it stopped. Raises
    PermissionMissing.
    """
    require(Permission.DELIVER_EVENTS, by=by)
    Delivery.objects.create(
        partner_id=tried.partner_id,
        event_id=tried.event_id,
        at=now,
        milliseconds=tried.milliseconds,
        status=tried.outcome.status,
        cause=tried.outcome.cause or "",
    )
    _move(tried, now)
    webhook = Webhook.objects.select_for_update().filter(pk=tried.partner_id, set_at=tried.set_at).first()
    if webhook is None:
        # Set anew meanwhile, or ended.
        return False
    if tried.outcome.is_taken:
        _is_well(webhook)
        return True
    return _fails(webhook, tried.outcome, by, now)


def _move(tried: Tried, now: datetime) -> None:
    """Unless somebody ended the webhook meanwhile; then it waits for nobody."""
    found = PartnerEvent.objects.filter(pk=(tried.partner_id, tried.event_id), state=EventState.WAITING).first()
    if found is None:
        return
    tries = 0 if tried.outcome.is_taken else found.tries + 1
    due_at = None if tried.outcome.is_taken else next_try(tries, now=now)
    to = EventState.DELIVERED if tried.outcome.is_taken else EventState.WAITING if due_at else EventState.PARKED
    PartnerEvent.objects.filter(pk=found.pk).move(
        to=to, origin=EventState.WAITING, tries=tries, due_at=due_at, updated_at=now
    )


def _is_well(webhook: Webhook) -> None:
    if webhook.failures:
        webhook.failures, webhook.failing_since, webhook.rests_until = 0, None, None
        webhook.save(update_fields=["failures", "failing_since", "rests_until"])


def _fails(webhook: Webhook, outcome: Outcome, by: Actor, now: datetime) -> bool:
    if not _was_tried_lately(webhook, now):
        webhook.failures, webhook.failing_since = 0, None
    webhook.failures += 1
    webhook.failing_since = webhook.failing_since or now
    webhook.rests_until = rests_until(webhook.failures, has_hung=outcome.has_hung, now=now)
    if outcome.has_hung:
        webhook.slow_until = now + SLOW_FOR
    is_over = outcome.is_gone or now - webhook.failing_since >= STOPPED_AFTER
    if is_over:
        webhook.state, webhook.stopped_at = WebhookState.STOPPED, now
    webhook.save()
    if is_over:
        _stop(webhook, by, now)
    return webhook.rests_until is None and not is_over


def _was_tried_lately(webhook: Webhook, now: datetime) -> bool:
    """An outage of last month, after which nothing happened to this partner, is none of today's."""
    tries = Delivery.objects.filter(partner_id=webhook.pk, at__lt=now, at__gt=now - FORGIVEN_AFTER)
    return tries.exists()


def _stop(webhook: Webhook, by: Actor, now: datetime) -> None:
    waiting = PartnerEvent.objects.filter(partner_id=webhook.pk, state=EventState.WAITING)
    waiting.update(state=EventState.PARKED, due_at=None, updated_at=now)
    record(PartnersEvent.WEBHOOK_STOPPED, subject=webhook, by=by, at=now, failures=webhook.failures)
