"""`tell_partners()`: what a step has done to partners, in the same transaction; whoever wants to hear of it will."""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from prakerja.kit.prepared import Value, fetch_all_prepared
from prakerja.kit.queue import put_many_on_queue
from prakerja.kit.sql import sql_file
from prakerja.partners.jobs import deliver_events
from prakerja.partners.webhooks.kinds import EventKind, Facts, require_known
from prakerja.partners.webhooks.states import EventState


def tell_partners(kind: EventKind, told: Mapping[UUID, Facts], *, subject: str, now: datetime) -> None:
    """Each of these partners has the event, once for its kind and subject, and a webhook that wants it is on its turn.

    `subject` tells what it happened to, and the partner never sees it; `told`: of each partner its own facts. Raises
    UnknownFact.
    """
    for facts in told.values():
        require_known(kind, facts)
    if not told:
        return
    values: dict[str, Value | list[str] | list[UUID]] = {
        "kind": kind.value,
        "subject": subject,
        "partners": list(told),
        "facts": [json.dumps(dict(facts)) for facts in told.values()],
        "now": now,
    }
    written = fetch_all_prepared(sql_file(__file__, "insert_partner_events"), values)
    waiting = [partner_id for partner_id, state in written if state == EventState.WAITING]
    put_many_on_queue(deliver_events, [{"partner_id": partner_id} for partner_id in waiting])
