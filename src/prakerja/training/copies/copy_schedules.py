"""Schedules with their seats, as partners copy them: an institution its own, a platform those of what it sells."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.kit.sql import sql_file
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.copies.rounds import Piece, Position, Round


@dataclass(frozen=True)
class CopiedSchedule:
    """`updated_at`: when the schedule, its seats or the offer by which it is seen was written last."""

    course_code: str
    schedule_code: str
    starts_at: datetime
    ends_at: datetime
    meetings: int
    cancelled_at: datetime | None
    seats: int
    taken: int
    updated_at: datetime
    #: Tells those apart that were written in the same moment.
    key: int


def copy_own_schedules(*, asked: Round, by: Actor) -> Piece[CopiedSchedule]:
    """Raises PermissionMissing, NotAPartner, PartnerSuspended."""
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    return _copied("own_schedules", institution.pk, asked)


def copy_offered_schedules(*, asked: Round, by: Actor) -> Piece[CopiedSchedule]:
    """Raises PermissionMissing, NotAPartner, PartnerSuspended."""
    platform = require_partner(PartnerKind.PLATFORM, Permission.SELL_TRAINING, by=by)
    return _copied("offered_schedules", platform.pk, asked)


def _copied(name: str, partner_id: UUID, asked: Round) -> Piece[CopiedSchedule]:
    after = asked.after
    values: dict[str, Any] = {
        "partner_id": partner_id,
        "since": asked.since,
        "until": asked.until,
        "after_at": after and after.at,
        "after_key": after and int(after.key),
        "rows": asked.limit + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, name), values)
        read = [CopiedSchedule(*row) for row in cursor.fetchall()]
    kept = read[: asked.limit]
    is_end = len(read) == len(kept)
    return Piece(kept, None if is_end else Position(kept[-1].updated_at, str(kept[-1].key)))
