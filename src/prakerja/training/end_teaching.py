"""An institution has failed: what it had still to teach does not take place, because two officers decided so."""

from datetime import datetime

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.partners.acts import NotSuspended, partner_in
from prakerja.partners.lock_partner import lock_partner
from prakerja.training.catalogue_events import CatalogueEvent
from prakerja.training.pushes.removals import cancel_each
from prakerja.training.teaching_act import END_TEACHING, schedules_left


def end_teaching(*, client_code: str, by: Actor, now: datetime) -> None:
    """All its schedules that are not over are cancelled, so that within a minute whoever has bought one and has not
    proven all of it has the price back, seven days to buy again, and a letter (`void_cancelled.py`).

    One decision is carried out once. Raises NotConfirmed, NoPartner, NotSuspended.
    """
    decided = require_confirmed(END_TEACHING, subject=str(client_code), by=by)
    if decided.carried_out_at is not None:
        return
    institution = lock_partner(partner_in(client_code).pk)
    if institution.suspended_at is None:
        raise NotSuspended
    left = schedules_left(institution, now=now).values_list("course__code", "pk")
    cancel_each(institution, list(left), by=by, now=now)
    record(CatalogueEvent.TEACHING_ENDED, subject=institution, by=by, at=now, reason=decided.reason)
    note_carried_out(act=END_TEACHING, subject=client_code, now=now)
