"""What an institution has not said in time, for itself: declarations, and feedback to tasks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.declarations.overdue import overdue_declarations, unanswered_hand_ins
from prakerja.training.models import HandIn, Purchase

#: The oldest; the others come when these are said.
_MOST: Final = 500


@dataclass(frozen=True)
class Overdue:
    #: Nothing is declared of these.
    purchases: list[Purchase]
    #: With the purchase that each is of.
    hand_ins: list[tuple[HandIn, Purchase]]


def read_overdue(*, by: Actor, at: datetime) -> Overdue:
    """Raises PermissionMissing, NotAPartner, PartnerSuspended."""
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    late = overdue_declarations(now=at, institution_id=institution.pk).select_related("schedule__course")
    tasks = list(unanswered_hand_ins(now=at, institution_id=institution.pk).order_by("at")[:_MOST])
    keys = [(task.applicant_id, task.purchase) for task in tasks]
    purchases = {one.pk: one for one in Purchase.objects.filter(pk__in=keys).select_related("schedule__course")}
    return Overdue(
        purchases=list(late.order_by("schedule__ends_at", "applicant_id")[:_MOST]),
        hand_ins=[(task, purchases[task.applicant_id, task.purchase]) for task in tasks],
    )
