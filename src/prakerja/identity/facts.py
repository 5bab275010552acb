"""What later steps may know of an applicant's identity."""

from dataclasses import dataclass
from datetime import date

from prakerja.identity.models import Identity
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import ApplicantId


@dataclass(frozen=True, slots=True)
class IdentityFacts:
    """`sex` is L or P; the digests are 32 bytes, by which equal numbers find each other."""

    birth_date: date
    sex: str
    verified: bool
    nik_digest: bytes
    kk_digest: bytes


def facts_of(applicant_id: ApplicantId) -> IdentityFacts | None:
    """In one query; None when nothing was entered yet."""
    identity = Identity.objects.for_applicant(applicant_id).first()
    if identity is None:
        return None
    return IdentityFacts(
        birth_date=identity.birth_date,
        sex=identity.sex,
        verified=identity.state == IdentityState.VERIFIED,
        nik_digest=bytes(identity.nik_digest),
        kk_digest=bytes(identity.kk_digest),
    )
