"""Whom a person refused may ask once for a second look: with new photos, and by another person."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.events import IdentityEvent
from prakerja.identity.models import Identity, Review
from prakerja.identity.rules import BY_REVIEWER, RefusalReason
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.states import MoveRefused


def ask_again(*, applicant_id: ApplicantId, by: Actor, now: datetime) -> Identity:
    """The registry may be asked anew, and after the photos another person decides.

    Raises MoveRefused where no person refused, or a second one did.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    identity = Identity.objects.lock_in_order().filter(pk=applicant_id).first()
    if identity is None or not may_ask_again(identity):
        raise MoveRefused("no person refused it, or a second one did")
    Identity.objects.filter(pk=applicant_id).move(to=IdentityState.ENTERED, refusal="")
    identity.refresh_from_db()
    record(IdentityEvent.ASKED_AGAIN, subject=identity, by=by, at=now, applicant_id=applicant_id)
    return identity


def may_ask_again(identity: Identity) -> bool:
    """Refused by a person, and by no second one yet."""
    if identity.state != IdentityState.REFUSED or RefusalReason(identity.refusal) not in BY_REVIEWER:
        return False
    return Review.objects.refused(identity.pk).count() == 1
