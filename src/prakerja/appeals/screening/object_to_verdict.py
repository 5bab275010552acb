"""Somebody who was left out of a draw says that this was wrong; two people decide about it."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import IntegrityError

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import VerdictObjection
from prakerja.appeals.screening.tell import tell
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.rules import objects_until
from prakerja.draw.appeals.appellant import is_appellant
from prakerja.draw.models import Draw
from prakerja.kit.actor import Actor
from prakerja.kit.constraints import violates
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import savepoint
from prakerja.kit.unseen import seen

LONGEST_OBJECTION: Final = 2_000


class NoVerdictToObjectTo(Refused):
    """The wave has no result yet, or they were a candidate in its draw."""


class VerdictObjectionEmpty(Refused):
    """An objection says something, in so many signs at most."""


class ObjectedToVerdict(Refused):
    """There is an objection to this verdict already; it waits, or is decided."""


class TooLateForVerdict(Refused):
    """The time to object is over."""


def object_to_verdict(*, wave_id: int, applicant_id: UUID, text: str, by: Actor, now: datetime) -> None:
    """It waits for two people, and whoever said it is told what happens next. The same twice is once.

    Raises VerdictObjectionEmpty, NoVerdictToObjectTo, ObjectedToVerdict, TooLateForVerdict.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    said = seen(text).strip()
    if not 0 < len(said) <= LONGEST_OBJECTION:
        raise VerdictObjectionEmpty
    draw = Draw.objects.filter(pk=wave_id, published_at__isnull=False).select_related("wave").first()
    if draw is None or not is_appellant(wave_id=wave_id, applicant_id=applicant_id):
        raise NoVerdictToObjectTo
    earlier = VerdictObjection.objects.filter(wave_id=wave_id, applicant_id=applicant_id).first()
    if earlier is not None:
        _require_same(earlier, said)
        return
    if now >= until(draw):
        raise TooLateForVerdict
    try:
        with savepoint():
            row = VerdictObjection.objects.create(wave_id=wave_id, applicant_id=applicant_id, text=said, at=now)
    except IntegrityError as error:
        if not violates(error, "appeals_verdictobjection_pkey"):
            raise
        _require_same(VerdictObjection.objects.get(wave_id=wave_id, applicant_id=applicant_id), said)
        return
    tell(row, draw.wave, "verdict_objection", {}, now=now)
    record(AppealsEvent.VERDICT_OBJECTED, subject=row, by=by, at=now, applicant_id=applicant_id)


def until(draw: Draw) -> datetime:
    """The first moment at which it is too late."""
    published_at = draw.published_at
    assert published_at is not None, "an objection is to a result"
    return objects_until(published_at)


def _require_same(earlier: VerdictObjection, said: str) -> None:
    if earlier.text != said:
        raise ObjectedToVerdict
