"""What a gateway says became of an SMS. Reports repeat, overtake one another and may come before our own note."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.connectors.delivery_report import DeliveryReport
from prakerja.kit.actor import Actor
from prakerja.kit.sql import sql_file
from prakerja.messages.models import Message
from prakerja.messages.states import MessageState

type Values = dict[str, str | bool | datetime | UUID]


@dataclass(frozen=True)
class Known:
    """What is known of a reference, from both sides."""

    owner_id: UUID | None
    message_id: UUID | None
    delivered: bool | None
    code: str
    received_at: datetime | None


def record_delivery_report(report: DeliveryReport, *, by: Actor, now: datetime) -> None:
    """The first final report of a message counts, and its message is settled; repeats change nothing."""
    require(Permission.RECORD_DELIVERY_REPORTS, by=by)
    _settle_by(
        "note_report",
        {
            "gateway": report.gateway,
            "reference": report.reference,
            "delivered": report.delivered,
            "code": report.code[:40],
            "received_at": now,
        },
    )


def note_reference(owner_id: UUID, message_id: UUID, *, gateway: str, reference: str) -> None:
    """The gateway's reports of this reference are about the message; one that is here already settles it.

    Both sides write the same row, so that whichever comes second has waited for the other and sees what it wrote.
    """
    values: Values = {"owner_id": owner_id, "message_id": message_id}
    _settle_by("note_reference", values | {"gateway": gateway, "reference": reference})


def _settle_by(statement: str, values: Values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, statement), values)
        row = cursor.fetchone()
    known = Known(*row) if row else None
    if known is None or known.owner_id is None or known.message_id is None or known.delivered is None:
        return
    Message.objects.filter(owner_id=known.owner_id, id=known.message_id, state=MessageState.SENT).update(
        state=MessageState.DELIVERED if known.delivered else MessageState.FAILED,
        failure="" if known.delivered else known.code,
        settled_at=known.received_at,
    )
