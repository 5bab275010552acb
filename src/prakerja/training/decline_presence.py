"""A participant says that they are not there: nothing is confirmed by that page any more."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.training.confirm_presence import NotAsked
from prakerja.training.events import TrainingEvent
from prakerja.training.models import PresenceRequest, Purchase
from prakerja.training.own_presence import own_presence, request_of
from prakerja.training.require_attending import AttendedAlready


def decline_presence(*, applicant_id: UUID, state: str, by: Actor, now: datetime) -> None:
    """What was asked is declined; the institution may ask anew. Doing it twice is doing it once.

    Raises NotAsked, AttendedAlready.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    asked = request_of(applicant_id, state)
    if asked is None:
        raise NotAsked
    purchase = Purchase.objects.lock_by_key((applicant_id, asked.purchase))
    known = own_presence(applicant_id, state)
    if known is not None and known.is_confirmed:
        raise AttendedAlready
    if not PresenceRequest.objects.filter(pk=asked.pk, declined_at=None).update(declined_at=now):
        return
    record(
        TrainingEvent.PRESENCE_DECLINED,
        subject=purchase,
        by=by,
        at=now,
        applicant_id=applicant_id,
        sequence=asked.sequence,
    )
