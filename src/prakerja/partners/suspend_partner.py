"""A partner is stopped for now: all its calls are refused, and nothing of it is undone. One alone may."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.propose_act import ReasonMissing
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.partners.events import PartnersEvent
from prakerja.partners.lock_partner import lock_partner
from prakerja.partners.sso.tickets import end_grants
from prakerja.partners.states import Ended


def suspend_partner(*, partner_id: UUID, reason: str, by: Actor, now: datetime) -> None:
    """Whatever it asks for is refused from now on. Twice is once. Raises ReasonMissing, NoPartner."""
    require(Permission.ADMIT_PARTNERS, by=by)
    if not reason.strip():
        raise ReasonMissing
    partner = lock_partner(partner_id)
    if partner.suspended_at is not None:
        return
    partner.suspended_at = now
    partner.save(update_fields=["suspended_at"])
    end_grants(Ended.SUSPENDED, at=now, partner_id=partner.pk)
    record(PartnersEvent.SUSPENDED, subject=partner, by=by, at=now, reason=reason.strip())
