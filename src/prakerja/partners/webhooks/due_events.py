"""What waits to be delivered: of one partner, and which partners there are whom nobody is on the way to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from prakerja.kit.jobs import Job
from prakerja.kit.queue import locks_alive, put_many_on_queue
from prakerja.partners.jobs import deliver_events, deliver_events_patiently
from prakerja.partners.models import Partner
from prakerja.partners.webhooks.models import PartnerEvent, Webhook
from prakerja.partners.webhooks.secrets_of import live_secrets
from prakerja.partners.webhooks.states import EventState, WebhookState


@dataclass(frozen=True)
class Due:
    """In the order in which they are due; that of things that happened is not promised."""

    webhook: Webhook
    secrets: list[str]
    events: list[PartnerEvent]


def due_of(partner_id: UUID, *, at_most: int, now: datetime) -> Due | None:
    """None: nothing is due, or nobody may be asked now."""
    webhook = _deliverable(now).filter(pk=partner_id).first()
    if webhook is None:
        return None
    waiting = PartnerEvent.objects.filter(partner_id=partner_id, state=EventState.WAITING, due_at__lte=now)
    events = list(waiting.order_by("due_at", "id")[:at_most])
    return Due(webhook, live_secrets(partner_id, now=now), events) if events else None


def put_on_turn(partner_id: UUID, *, now: datetime) -> None:
    """What is due of this partner has a job again."""
    _put(_with_due_events(now).filter(pk=partner_id), now)


def deliver_lost_events(now: datetime) -> int:
    """Whoever has something due, and no job, has one; a retry and the end of a rest are found here as well."""
    found = list(_with_due_events(now))
    alive = locks_alive(lock_of(one.pk) for one in found)
    return _put((one for one in found if lock_of(one.pk) not in alive), now)


def is_slow(webhook: Webhook, *, now: datetime) -> bool:
    """It failed last, or hung lately: it is told from places of its own kind."""
    return webhook.failures > 0 or (webhook.slow_until is not None and webhook.slow_until > now)


def lock_of(partner_id: UUID) -> str:
    """Under which its jobs are done in turn."""
    return deliver_events.lock.format(partner_id=partner_id)


def _put(webhooks: Iterable[Webhook], now: datetime) -> int:
    in_lanes: dict[Job[...], list[dict[str, object]]] = {deliver_events: [], deliver_events_patiently: []}
    for one in webhooks:
        in_lanes[deliver_events_patiently if is_slow(one, now=now) else deliver_events].append({"partner_id": one.pk})
    for job, arguments in in_lanes.items():
        put_many_on_queue(job, arguments)
    return sum(map(len, in_lanes.values()))


def _deliverable(now: datetime) -> QuerySet[Webhook]:
    rested = Q(rests_until__isnull=True) | Q(rests_until__lte=now)
    suspended = Partner.objects.filter(pk=OuterRef("pk"), suspended_at__isnull=False)
    return Webhook.objects.filter(rested, ~Exists(suspended), state=WebhookState.LIVE)


def _with_due_events(now: datetime) -> QuerySet[Webhook]:
    due = PartnerEvent.objects.filter(partner_id=OuterRef("pk"), state=EventState.WAITING, due_at__lte=now)
    return _deliverable(now).filter(Exists(due))
