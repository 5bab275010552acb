"""A sign key is valid no more: it leaked, or its partner has the next one everywhere."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.propose_act import ReasonMissing
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.partners.events import PartnersEvent
from prakerja.partners.give_sign_key import end_key
from prakerja.partners.lock_partner import lock_partner
from prakerja.partners.models import PartnerKey


class NoSignKey(Refused):
    """The partner has no such key that is still valid."""


def end_sign_key(*, partner_id: UUID, number: int, reason: str, by: Actor, now: datetime) -> None:
    """No call is signed with it from now on. Raises ReasonMissing, NoPartner, NoSignKey."""
    require(Permission.ADMIT_PARTNERS, by=by)
    if not reason.strip():
        raise ReasonMissing
    partner = lock_partner(partner_id)
    key = PartnerKey.objects.filter(partner=partner, number=number).first()
    if key is None or (key.valid_until is not None and key.valid_until <= now):
        raise NoSignKey
    end_key(partner, number, now)
    record(PartnersEvent.KEY_ENDED, subject=partner, by=by, at=now, reason=reason.strip(), number=number)
