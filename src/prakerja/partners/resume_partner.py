"""A suspended partner sells or teaches again, because two officers decided so."""

from datetime import datetime

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.partners.acts import RESUME, partner_in
from prakerja.partners.events import PartnersEvent
from prakerja.partners.lock_partner import lock_partner


def resume_partner(*, client_code: str, by: Actor, now: datetime) -> None:
    """It may call again, with the keys that are still valid. A decision is carried out once. Raises NotConfirmed."""
    decided = require_confirmed(RESUME, subject=str(client_code), by=by)
    partner = lock_partner(partner_in(client_code).pk)
    # Decided before it was suspended anew, it says nothing about that.
    if decided.carried_out_at is not None or partner.suspended_at is None:
        return
    partner.suspended_at = None
    partner.save(update_fields=["suspended_at"])
    record(PartnersEvent.RESUMED, subject=partner, by=by, at=now, reason=decided.reason)
