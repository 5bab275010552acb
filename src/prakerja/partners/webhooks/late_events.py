"""Events that partners have not been told of in time: what an operator looks at, and what is told to their partners."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Count, Q

from prakerja.partners.models import Partner
from prakerja.partners.webhooks.models import PartnerEvent, Webhook
from prakerja.partners.webhooks.states import EventState, WebhookState

#: Whoever is well is told within seconds.
_LATE: Final = timedelta(minutes=15)
#: Tried so often, it has waited for longer than that.
_LATE_TRIES: Final = 3


def late_events(*, now: datetime) -> dict[str, int]:
    """How many, by the partner's client code: due long since, or tried in vain again and again."""
    late = PartnerEvent.objects.filter(Q(due_at__lt=now - _LATE) | Q(tries__gte=_LATE_TRIES), state=EventState.WAITING)
    counted = dict(late.values_list("partner_id").annotate(events=Count("pk")))
    codes = Partner.objects.filter(pk__in=counted).values_list("pk", "client_code")
    return {code: counted[partner_id] for partner_id, code in codes}


def webhooks_by_state() -> dict[str, int]:
    """`live`, `failing` (the last try was in vain), `stopped`."""
    failing = Q(state=WebhookState.LIVE, failures__gt=0)
    found = Webhook.objects.aggregate(
        live=Count("pk", filter=Q(state=WebhookState.LIVE, failures=0)),
        failing=Count("pk", filter=failing),
        stopped=Count("pk", filter=Q(state=WebhookState.STOPPED)),
    )
    return {state: int(count) for state, count in found.items()}
