"""The NIK is with another account, and the applicant says that it is theirs."""

from datetime import datetime

from django.db.models import F

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.identity.events import IdentityEvent
from prakerja.identity.models import Identity
from prakerja.identity.rules import RefusalReason
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import Actor, ApplicantId


def claim_nik(*, applicant_id: ApplicantId, by: Actor, now: datetime) -> Identity:
    """The applicant may bring photos; then a person compares both sides. Raises MoveRefused."""
    require(Permission.APPLY, by=by, of=applicant_id)
    rows = Identity.objects.for_applicant(applicant_id)
    refused = rows.filter(refusal=RefusalReason.NIK_IN_USE)
    refused.move(to=IdentityState.CLAIMING, refusal="", photo_set=F("photo_set") + 1)
    identity = rows.get()
    record(IdentityEvent.NIK_CLAIMED, subject=identity, by=by, at=now, applicant_id=applicant_id)
    return identity
