"""An institution asks its participant to confirm that they are present, on a page of ours."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.kit.digests import digest
from prakerja.kit.holders import HeldByAnother
from prakerja.kit.purpose import Purpose
from prakerja.kit.refused import Refused
from prakerja.kit.typed_address import read_address
from prakerja.partners.models import RedirectAddress
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.events import TrainingEvent
from prakerja.training.models import LearnerHolder, PresenceRequest, Purchase
from prakerja.training.purchase_of_code import lock_purchase_of_code
from prakerja.training.require_attending import require_attending
from prakerja.training.states import Method

STATE_BYTES: Final = 24
#: Ours: enough to find a forgotten password.
OPEN_FOR: Final = timedelta(hours=2)


class RedirectNotRegistered(Refused):
    """Participants are led back to addresses alone that the institution has registered."""


class LearnerTaken(Refused):
    """Somebody else follows this course under this address already."""


@dataclass(frozen=True)
class Asked:
    #: Stands in the address of the page, and in the one that they are led back to.
    state: str
    method: Method


def ask_for_presence(*, code: str, redirect_address: str, email: str, sequence: int, by: Actor, now: datetime) -> Asked:
    """Whoever has bought it can confirm, for two hours. Asking again opens another page; each of them is good.

    Raises RedirectNotRegistered, NotAnAddress, NoSuchCode, LearnerTaken and what `require_attending` raises.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    require_registered(redirect_address, institution.pk)
    address = read_address(email)
    purchase = lock_purchase_of_code(code, institution_id=institution.pk)
    require_attending(purchase, sequence, now=now)
    _take_learner(purchase, address)
    state = secrets.token_urlsafe(STATE_BYTES)
    PresenceRequest.objects.create(
        digest=digest(state, purpose=Purpose.PRESENCE),
        applicant_id=purchase.applicant_id,
        purchase=purchase.number,
        sequence=sequence,
        redirect_address=redirect_address,
        asked_at=now,
        expires_at=now + OPEN_FOR,
    )
    record(
        TrainingEvent.PRESENCE_ASKED,
        subject=purchase,
        by=by,
        at=now,
        applicant_id=purchase.applicant_id,
        sequence=sequence,
    )
    return Asked(state, Method(purchase.schedule.course.method))


def require_registered(redirect_address: str, institution_id: UUID) -> None:
    """Raises RedirectNotRegistered."""
    registered = RedirectAddress.objects.filter(partner_id=institution_id, address=redirect_address)
    if not redirect_address.isprintable() or not registered.exists():
        raise RedirectNotRegistered


def _take_learner(purchase: Purchase, address: str) -> None:
    of_both = digest(f"{purchase.schedule.course_id} {address}", purpose=Purpose.LEARNER)
    try:
        LearnerHolder.objects.take(of_both, holder_id=purchase.applicant_id)
    except HeldByAnother:
        raise LearnerTaken from None
