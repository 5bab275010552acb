"""A participant confirms that they are present: that, and nothing that an institution says, is an attendance."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.clock import is_open
from prakerja.kit.refused import Refused
from prakerja.partners.webhooks.kinds import EventKind
from prakerja.schemes.training import Evidence
from prakerja.training.ask_for_presence import OPEN_FOR
from prakerja.training.begin_training import begin_training
from prakerja.training.declarations.note_proof import note_proof
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Attendance, PresenceRequest, Purchase
from prakerja.training.own_presence import request_of
from prakerja.training.photos.keep_photo import keep_photo
from prakerja.training.require_attending import AttendedAlready, require_attending
from prakerja.training.signals.keep_trace import SeenFrom, keep_trace
from prakerja.training.statements.pay_milestone import pay_milestone
from prakerja.training.states import PurchaseState
from prakerja.training.tell_of_purchase import tell_institution

#: The meeting by which a training is entered.
_FIRST: Final = 1


class NotAsked(Refused):
    """Nobody has asked this person for their presence under this."""


class PresenceOver(Refused):
    """It was asked too long ago, or declined since; the institution asks again."""


def confirm_presence(
    *, applicant_id: UUID, state: str, seen: SeenFrom | None = None, photo: str = "", by: Actor, now: datetime
) -> None:
    """The attendance stands; the first one redeems the code as well. Confirming twice is confirming once.

    `seen`: from where, which is kept as digests for some days. None: nobody knows.
    `photo`: the name of an expected photo, where a service compares faces; the presence stands whatever it says.

    Raises NotAsked, PresenceOver, PhotoTooLate and what `require_attending` raises.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    asked = request_of(applicant_id, state)
    if asked is None:
        raise NotAsked
    purchase = Purchase.objects.lock_by_key((applicant_id, asked.purchase))
    try:
        _confirm(purchase, asked, now)
    except AttendedAlready:
        return
    if photo:
        keep_photo(purchase, asked.sequence, photo, now=now)
    if seen is not None:
        keep_trace(purchase, asked.sequence, seen, now=now)
    record(
        TrainingEvent.PRESENCE_CONFIRMED,
        subject=purchase,
        by=by,
        at=now,
        applicant_id=applicant_id,
        sequence=asked.sequence,
    )


def _confirm(purchase: Purchase, asked: PresenceRequest, now: datetime) -> None:
    require_attending(purchase, asked.sequence, now=now)
    if asked.declined_at is not None or not is_open(asked.expires_at, now=now, lasts=OPEN_FOR):
        raise PresenceOver
    if purchase.state == PurchaseState.BOUGHT:
        begin_training(purchase, now=now)
    Attendance.objects.create(
        applicant_id=purchase.applicant_id, purchase=purchase.number, sequence=asked.sequence, confirmed_at=now
    )
    tell_institution(EventKind.PRESENCE_CONFIRMED, purchase, nth=asked.sequence, sequence=asked.sequence, now=now)
    note_proof(purchase, now=now)
    if asked.sequence == _FIRST:
        pay_milestone(purchase, Evidence.ENTRY, number=_FIRST, now=now)
