"""Somebody at the office, with both photos before them, says whether they show one person."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require_person
from prakerja.identity.surplus_pictures import give_up_picture
from prakerja.kit.actor import Actor
from prakerja.kit.locks import Lock, take
from prakerja.kit.refused import Refused
from prakerja.training.events import TrainingEvent
from prakerja.training.models import PresenceDecision, PresencePhoto, Purchase
from prakerja.training.photos.propose_certificate import propose_certificate
from prakerja.training.photos.querysets import PresenceKey
from prakerja.training.photos.seen_faces import require_faces_seen
from prakerja.training.photos.states import KEPT_FOR, TO_BE_LOOKED_AT, PhotoState
from prakerja.training.photos.take_effect import leave_out, let_count, tell_participant

LONGEST_NOTE: Final = 1_000


class NothingToDecide(Refused):
    """A colleague has decided, or nobody waits for a decision."""


class OwnFirstDecision(Refused):
    """Who has refused it is not who looks again: the participant has objected to what they found."""


class NoteMissing(Refused):
    """A decision about a person is never without its reason."""


def decide_photo(
    *, applicant_id: UUID, purchase: int, sequence: int, is_theirs: bool, note: str, by: Actor, now: datetime
) -> None:
    """The presence counts, or does not any more; then its participant is told how to object, and its institution.
    Where a certificate stands, or was withdrawn for it, what follows for that is proposed to another person.

    After an objection another person decides, for good. Raises NothingToDecide where a colleague was quicker,
    OwnFirstDecision, FacesNotSeen, NoteMissing.
    """
    decider = require_person(Permission.DECIDE_PRESENCES, by=by)
    said = note.strip()[:LONGEST_NOTE]
    if not said:
        raise NoteMissing
    # Whoever confirms a withdrawal holds the proposal before the purchase, and this verb the other way round.
    take(Lock.DECIDING)
    bought = Purchase.objects.lock_by_key((applicant_id, purchase))
    photo = lock_photo((applicant_id, purchase, sequence))
    if photo.state not in TO_BE_LOOKED_AT:
        raise NothingToDecide
    require_another(photo, decider)
    require_faces_seen(photo, by=by)
    decided = add_decision(photo, is_theirs=is_theirs, decided_by=decider, note=said, now=now)
    settle(bought, photo, is_theirs=is_theirs, now=now)
    propose_certificate(photo, is_theirs=is_theirs, reason=said, by=by, now=now)
    record(
        TrainingEvent.PHOTO_DECIDED,
        subject=decided,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=said,
        sequence=sequence,
        is_theirs=is_theirs,
    )


def lock_photo(key: PresenceKey) -> PresencePhoto:
    """Held until the end of the unit of work; its purchase is locked before. Raises NothingToDecide."""
    photo: PresencePhoto | None = PresencePhoto.objects.of(key).select_for_update(no_key=True).first()
    if photo is None:
        raise NothingToDecide
    return photo


def require_another(photo: PresencePhoto, decider: UUID) -> None:
    """Raises OwnFirstDecision."""
    of_it = {"applicant_id": photo.applicant_id, "purchase": photo.purchase, "sequence": photo.sequence}
    if PresenceDecision.objects.filter(**of_it, decided_by=decider).exists():
        raise OwnFirstDecision


def add_decision(
    photo: PresencePhoto, *, is_theirs: bool, decided_by: UUID | None, note: str, now: datetime
) -> PresenceDecision:
    """The first of a photo, or the second, after an objection."""
    return PresenceDecision.objects.create(
        applicant_id=photo.applicant_id,
        purchase=photo.purchase,
        sequence=photo.sequence,
        number=1 if photo.objected_at is None else 2,
        is_theirs=is_theirs,
        decided_by=decided_by,
        note=note,
        at=now,
    )


def settle(bought: Purchase, photo: PresencePhoto, *, is_theirs: bool, now: datetime) -> None:
    """Both are locked. The picture of what stands is deleted; that of a refusal is kept for whoever looks again."""
    rows = PresencePhoto.objects.of((photo.applicant_id, photo.purchase, photo.sequence))
    origin, was_refused = PhotoState(photo.state), photo.objected_at is not None
    if is_theirs:
        rows.move(to=PhotoState.STANDS, origin=origin, file_name="")
        if photo.file_name:
            give_up_picture(photo.applicant_id, photo.file_name, now=now)
        if was_refused:
            let_count(bought, photo, now=now)
            tell_participant(bought, photo, "presence_restored", now=now)
        return
    rows.move(to=PhotoState.REFUSED, origin=origin, kept_until=now + KEPT_FOR)
    if not was_refused:
        leave_out(bought, photo, now=now)
    tell_participant(bought, photo, "presence_refused", now=now, is_final=was_refused, until=now + KEPT_FOR)
