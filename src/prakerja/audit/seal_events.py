"""The worker closes finished events into the hash chain; a chain inside the request would make everyone wait."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from django.db import connection
from django.db.models import Min, QuerySet
from pydantic import JsonValue

from prakerja.audit.models import Event, Seal
from prakerja.kit.locks import Lock, take
from prakerja.publog.submit_entry import submit_entry

_BATCH: Final = 10_000
#: What the first seal names as the hash before it.
GENESIS: Final = "0" * 64


class TransactionsWentBack(Exception):
    """The database counts transactions anew, as after a restore from a dump: new events would slip under old seals."""


class Watermark(NamedTuple):
    """Where transactions stand at this moment."""

    #: All before this one have ended.
    ended_before: int
    #: None has this number yet.
    next: int


def seal_events(*, now: datetime, at_once: int = _BATCH) -> int:
    """About the next `at_once` events whose transactions have ended are under a seal; how many. Call until it is 0.

    Only transactions older than every one still running are taken: a later commit could otherwise slip an event in
    front of a closed seal. Events of one transaction are never parted. Raises TransactionsWentBack.
    """
    take(Lock.AUDIT_SEAL)
    last = Seal.objects.order_by("-to_transaction").first()
    begin, watermark = last.to_transaction if last else 0, _watermark()
    if begin > watermark.next:
        raise TransactionsWentBack(f"sealed up to transaction {begin}, and the next one is {watermark.next}")
    end = _end_of_batch(begin, watermark.ended_before, at_once)
    events = list(events_of_transactions(begin, end))
    if not events:
        return 0
    previous = last.hash if last else GENESIS
    seal = Seal.objects.create(
        from_transaction=begin,
        to_transaction=end,
        sealed_at=now,
        events=len(events),
        previous_hash=previous,
        hash=chain_hash(previous, begin, end, events),
    )
    submit_entry("audit.seal", once=str(end), facts=said_of_seal(seal), at=now)
    return len(events)


def said_of_seal(seal: Seal) -> dict[str, JsonValue]:
    """What the public log says of a seal: whoever kept a checkpoint can tell whether the trail was written anew."""
    return {
        "from_transaction": seal.from_transaction,
        "to_transaction": seal.to_transaction,
        "events": seal.events,
        "hash": seal.hash,
    }


def events_of_transactions(begin: int, end: int) -> QuerySet[Event]:
    """Those of transactions from `begin` on and before `end`, in the order in which a seal takes them."""
    of_them = Event.objects.filter(transaction_id__gte=begin, transaction_id__lt=end)
    return of_them.order_by("transaction_id", "id", "owner_id")


def chain_hash(previous: str, begin: int, end: int, events: Iterable[Event]) -> str:
    """SHA-256 over the previous hash, the two ends, and each event's canonical JSON line. 64 hex digits."""
    total = hashlib.sha256(f"{previous}:{begin}:{end}\n".encode())
    for event in events:
        total.update(_canonical(event).encode())
    return total.hexdigest()


def _watermark() -> Watermark:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_snapshot_xmin(now)::text::bigint, pg_snapshot_xmax(now)::text::bigint"
            " FROM pg_current_snapshot() AS now"
        )
        return Watermark(*cursor.fetchone())


def _end_of_batch(begin: int, ended_before: int, at_once: int) -> int:
    ended = Event.objects.filter(transaction_id__gte=begin, transaction_id__lt=ended_before)
    by_transaction = ended.order_by("transaction_id").values_list("transaction_id", flat=True)
    too_many = by_transaction[at_once : at_once + 1].first()
    if too_many is None:
        return ended_before
    first: int = ended.aggregate(first=Min("transaction_id"))["first"]
    return max(too_many, first + 1)


def _canonical(event: Event) -> str:
    values = {
        "owner": str(event.owner_id),
        "id": str(event.id),
        "transaction": event.transaction_id,
        "at": event.at.isoformat(),
        "name": event.name,
        "actor": [event.actor_kind, str(event.actor_id or ""), event.actor_name],
        "subject": [event.subject_type, event.subject_id],
        "reason": event.reason,
        "facts": event.facts,
    }
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"
