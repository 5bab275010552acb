"""The job that tells one partner what waits for it: read, posted outside any transaction, noted one by one.

It opens the units of work, because a partner's server may take its time and nothing may wait for it in one. One job a
partner at a time, and none for long: a partner with ten thousand events waits for its turn like all others.
"""

import json
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from django.conf import settings

from prakerja.connectors.webhooks.failures import NotDelivered
from prakerja.connectors.webhooks.post import post_webhook
from prakerja.connectors.webhooks.signature import signed_headers
from prakerja.connectors.webhooks.way import internet
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.jobs import give_back_connections
from prakerja.kit.queue import drop_waiting_jobs
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.jobs import deliver_events
from prakerja.partners.webhooks.due_events import Due, due_of, is_slow, put_on_turn
from prakerja.partners.webhooks.models import PartnerEvent
from prakerja.partners.webhooks.note_delivery import Tried, note_delivery
from prakerja.partners.webhooks.rules import Outcome, outcome_of

_BY: Final = Actor.system("partners.deliver_events")
_AT_MOST: Final = 20
#: After it nothing more is begun.
_LONGEST_S: Final = 2.0
_HEADERS: Final = {"Content-Type": "application/json", "User-Agent": "Prakerja-Webhooks/1"}


@dataclass(frozen=True)
class Pace:
    """`within_s`: for the whole of one delivery, from the name to the answer."""

    within_s: float
    is_patient: bool


#: Whoever hangs costs the others so many seconds of one of four places, once.
QUICK: Final = Pace(5.0, is_patient=False)
PATIENT: Final = Pace(15.0, is_patient=True)


def run_deliveries(*, partner_id: UUID, pace: Pace) -> None:
    """What is due of this partner is delivered, or noted why not; where more is left, another job goes on.

    Killed between posting and noting, an event is posted once more under the same id.
    """
    ends_at = time.monotonic() + _LONGEST_S
    due = _taken_up(partner_id, pace)
    for event in due.events if due else ():
        if time.monotonic() > ends_at:
            break
        if due and not _delivered(due, event, pace):
            return
    with unit_of_work(by=_BY) as work:
        put_on_turn(partner_id, now=work.now)


def _taken_up(partner_id: UUID, pace: Pace) -> Due | None:
    """None also where the others would wait for it here; it has its turn elsewhere."""
    with unit_of_work(by=_BY) as work:
        # One job for many events; those that are put on the queue from now on are of events not read here.
        drop_waiting_jobs(deliver_events, partner_id=partner_id)
        due = due_of(partner_id, at_most=_AT_MOST, now=work.now)
        return due if due and (pace.is_patient or not is_slow(due.webhook, now=work.now)) else None


def _delivered(due: Due, event: PartnerEvent, pace: Pace) -> bool:
    """Whether the next may be tried."""
    give_back_connections()
    begun = time.monotonic()
    outcome = _outcome(due, event, pace)
    took = round(1_000 * (time.monotonic() - begun))
    with unit_of_work(by=_BY) as work:
        tried = Tried(event.partner_id, event.id, due.webhook.set_at, outcome, took)
        return note_delivery(tried=tried, by=work.actor, now=work.now)


def _outcome(due: Due, event: PartnerEvent, pace: Pace) -> Outcome:
    body = body_of(event)
    signed = signed_headers(str(event.id), body, live=due.secrets, at=read_clock())
    try:
        status = post_webhook(
            due.webhook.address,
            headers=_HEADERS | signed,
            body=body,
            within_s=pace.within_s,
            way=internet(),
            sandbox=settings.SANDBOX_URL or "",
        )
    except NotDelivered as failed:
        return Outcome(None, failed.cause)
    return outcome_of(status)


def body_of(event: PartnerEvent) -> bytes:
    """The same each time that it is delivered."""
    told = {"id": str(event.id), "type": event.kind, "timestamp": moment(event.occurred_at), "data": event.facts}
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def moment(at: datetime) -> str:
    """In UTC, to the microsecond."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
