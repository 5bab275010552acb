"""`tell_partners()`: what a step has done to partners, in the same transaction; whoever wants to hear of it will."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.kit.prepared import Value, fetch_all_prepared
from prakerja.kit.queue import put_many_on_queue
from prakerja.kit.sql import sql_file
from prakerja.partners.jobs import deliver_events
from prakerja.partners.webhooks.kinds import EventKind, Facts, require_known
from prakerja.partners.webhooks.states import EventState


@dataclass(frozen=True)
class Told:
    """One event of one partner."""

    partner_id: UUID
    #: What it happened to; the partner never sees it.
    subject: str
    facts: Facts


def tell_partners(kind: EventKind, told: Mapping[UUID, Facts], *, subject: str, now: datetime) -> None:
    """Each of these partners has the event, once for its kind and subject, and a webhook that wants it is on its turn.

    `told`: of each partner its own facts. Raises UnknownFact.
    """
    tell_partners_of_each(kind, [Told(partner_id, subject, facts) for partner_id, facts in told.items()], now=now)


def tell_partners_of_each(kind: EventKind, told: Sequence[Told], *, now: datetime) -> None:
    """The same of many subjects: one statement writes all events, and each partner comes onto its turn once.

    Raises UnknownFact.
    """
    for one in told:
        require_known(kind, one.facts)
    if not told:
        return
    values: dict[str, Value | list[str] | list[UUID]] = {
        "kind": kind.value,
        "subjects": [one.subject for one in told],
        "partners": [one.partner_id for one in told],
        "facts": [json.dumps(dict(one.facts)) for one in told],
        "now": now,
    }
    written = fetch_all_prepared(sql_file(__file__, "insert_partner_events"), values)
    waiting = dict.fromkeys(partner_id for partner_id, state in written if state == EventState.WAITING)
    put_many_on_queue(deliver_events, [{"partner_id": partner_id} for partner_id in waiting])
