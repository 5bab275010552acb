"""Whose identity went to its owner was never entitled to what it won: a revocation.

Part of the verb that hands it over.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection

from prakerja.audit.record import record
from prakerja.cards.events import CardsEvent
from prakerja.cards.hold_doubted import hold_doubted, waiting_doubts
from prakerja.cards.models import Doubt
from prakerja.cards.reasons import HoldReason
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.sql import sql_file

_SOURCE: Final = "Keputusan dua pemeriksa identitas: NIK kartu ini milik orang lain"


def doubt_lost_identity(*, applicant_id: ApplicantId, by: Actor, now: datetime) -> None:
    """Each card that they won by it is held from this moment, its holder is told how to object, and two people end it
    from its first day. A card that is still being made is held as soon as it is there. Twice is once.
    """
    values: dict[str, str | UUID | datetime] = {
        "applicant_id": applicant_id,
        "reason": HoldReason.IDENTITY.value,
        "source": _SOURCE,
        "now": now,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "doubt_lost_identity"), values)
        noted = cursor.fetchall()
    if not noted:
        return
    hold_doubted(waiting_doubts([(applicant_id, award) for award, _ in noted]), now=now)
    for doubt in Doubt.objects.filter(applicant_id=applicant_id, reason=HoldReason.IDENTITY, noted_at=now):
        record(
            CardsEvent.DOUBTED,
            subject=doubt,
            by=by,
            at=now,
            applicant_id=applicant_id,
            because=doubt.reason,
            effective_on=doubt.effective_on.isoformat(),
            is_held_for_it=doubt.move is not None,
        )
