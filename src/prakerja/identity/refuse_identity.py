"""An identity is refused by a person, and the applicant is told why. Part of the verbs that decide."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.identity.events import IdentityEvent
from prakerja.identity.models import Identity, NikHolder
from prakerja.identity.rules import RefusalReason
from prakerja.identity.states import IdentityState
from prakerja.identity.tell_applicant import tell_applicant
from prakerja.kit.actor import Actor


def refuse_identity(identity: Identity, *, refusal: RefusalReason, by: Actor, now: datetime) -> None:
    """The identity stands refused and its NIK is free for its owner. Raises MoveRefused."""
    origin = IdentityState(identity.state)
    rows = Identity.objects.filter(pk=identity.pk)
    rows.move(to=IdentityState.REFUSED, origin=origin, refusal=refusal, verified_at=None)
    NikHolder.objects.give_up(identity.nik_digest, holder_id=identity.pk)
    record(IdentityEvent.REFUSED, subject=identity, by=by, at=now, applicant_id=identity.applicant_id, refusal=refusal)
    tell_applicant(identity, text="identity_refused", reason=refusal, now=now)
