"""The identity is who they say they are. Part of the verbs that decide."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.identity.events import IdentityEvent
from prakerja.identity.models import Identity, NikHolder
from prakerja.identity.states import IdentityState
from prakerja.identity.tell_applicant import tell_applicant
from prakerja.kit.actor import Actor


def verify_identity(identity: Identity, *, by: Actor, now: datetime) -> None:
    """The identity is verified, its NIK the account's, and the applicant is told. Raises MoveRefused, HeldByAnother."""
    rows = Identity.objects.filter(pk=identity.pk)
    rows.move(to=IdentityState.VERIFIED, origin=IdentityState(identity.state), verified_at=now)
    NikHolder.objects.take(identity.nik_digest, holder_id=identity.pk)
    identity.refresh_from_db()
    record(IdentityEvent.VERIFIED, subject=identity, by=by, at=now, applicant_id=identity.applicant_id)
    tell_applicant(identity, text="identity_verified", now=now)
