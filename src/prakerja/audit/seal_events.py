"""The worker closes finished events into the hash chain; a chain inside the request would make everyone wait."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from prakerja.audit.models import Event, Seal
from prakerja.kit.locks import Lock, take

_BATCH: Final = 10_000
#: What the first seal names as the hash before it.
GENESIS: Final = "0" * 64


def seal_events(*, now: datetime, at_once: int = _BATCH) -> int:
    """The next `at_once` events whose transactions have ended are under a seal; returns how many. Call until it is 0.

    Only events older than every transaction still running are taken: a later commit could otherwise slip an
    event in front of a closed seal.
    """
    take(Lock.AUDIT_SEAL)
    last = Seal.objects.order_by("-last_event_id").first()
    events = list(_events_after(last.last_event_id if last else 0, at_once))
    if not events:
        return 0
    previous = last.hash if last else GENESIS
    Seal.objects.create(
        first_event_id=events[0].pk,
        last_event_id=events[-1].pk,
        sealed_at=now,
        previous_hash=previous,
        hash=chain_hash(previous, events),
    )
    return len(events)


def chain_hash(previous: str, events: Iterable[Event]) -> str:
    """SHA-256 over the previous hash and each event's canonical JSON line. 64 hex digits."""
    total = hashlib.sha256(previous.encode())
    for event in events:
        total.update(_canonical(event).encode())
    return total.hexdigest()


def _events_after(event_id: int, at_once: int) -> Iterable[Event]:
    return Event.objects.raw(
        # xmin names the transaction that wrote the row; below the snapshot's xmin all have ended.
        "SELECT * FROM audit_event WHERE id > %s"
        " AND id < COALESCE((SELECT min(id) FROM audit_event WHERE id > %s"
        "   AND xmin::text::bigint >= (pg_snapshot_xmin(pg_current_snapshot())::text::bigint & 4294967295)),"
        "   9223372036854775807)"
        " ORDER BY id LIMIT %s",
        [event_id, event_id, at_once],
    )


def _canonical(event: Event) -> str:
    values = {
        "id": event.pk,
        "at": event.at.isoformat(),
        "name": event.name,
        "actor": [event.actor_kind, str(event.actor_id or ""), event.actor_name],
        "subject": [event.subject_type, event.subject_id],
        "applicant": str(event.applicant_id or ""),
        "reason": event.reason,
        "facts": event.facts,
    }
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"
