"""The office looks a person up; that they did, by what, and whether there was anybody, is on record."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.audit.record import record_of
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.models import Card
from prakerja.identity.models import NikHolder
from prakerja.journey.events import JourneyEvent
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.ledger.models import Balance
from prakerja.screening.models import RecipientNik
from prakerja.waves.models import Joiner


@dataclass(frozen=True)
class ByReceipt:
    """`12-7F3KQ2M9XA4TW7`: the number of a joiner in the draw."""

    receipt: str

    @property
    def wave(self) -> int:
        return int(self.receipt.partition("-")[0])


@dataclass(frozen=True)
class ByNik:
    """All of it: it is looked up by its digest, and stands in no address and no log."""

    nik: str


@dataclass(frozen=True)
class ByCard:
    """One card of a list."""

    applicant_id: UUID


@dataclass(frozen=True)
class ByAccount:
    """One account of the ledger."""

    applicant_id: UUID


type Sought = ByReceipt | ByNik | ByCard | ByAccount


def look_up_person(*, sought: Sought, by: Actor, now: datetime) -> ApplicantId | None:
    """Who it is; None: nobody, which is on record as well, since who tries NIKs finds most of them to be nobody's.

    A card or an account that there is not tells of nobody, and leaves nothing behind.
    """
    require(Permission.READ_CARDS, by=by)
    found = _found(sought)
    if found is None and isinstance(sought, ByCard | ByAccount):
        return None
    record_of(
        JourneyEvent.PERSON_LOOKED_UP,
        subject_type=Account._meta.label,
        subject_id=str(found) if found else "",
        by=by,
        at=now,
        applicant_id=found,
        how=type(sought).__name__,
    )
    return ApplicantId(found) if found else None


def _found(sought: Sought) -> UUID | None:
    match sought:
        case ByReceipt(receipt):
            joiners = Joiner.objects.filter(wave__number=sought.wave, receipt=receipt)
            return joiners.values_list("applicant_id", flat=True).first()
        case ByNik(nik):
            key = digest(nik, purpose=Purpose.NIK)
            return NikHolder.objects.holding(key).first() or RecipientNik.objects.holding(key).first()
        case ByCard(applicant_id):
            cards = Card.objects.of_applicant(applicant_id)
            return applicant_id if cards.exists() else None
        case ByAccount(applicant_id):
            return applicant_id if Balance.objects.filter(of=applicant_id).exists() else None
