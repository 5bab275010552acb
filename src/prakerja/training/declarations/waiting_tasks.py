"""Tasks that wait for an institution's feedback, for its own staff: those that are late, and those that are not yet."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.declarations.overdue import hand_ins_that_wait
from prakerja.training.give_feedback import WORKING_DAYS
from prakerja.training.models import HandIn, Purchase
from prakerja.training.working_days import working_days_after

SHOWN: Final = 30


@dataclass(frozen=True)
class WaitingTask:
    handed_in: HandIn
    purchase: Purchase
    #: The first moment at which it is late.
    due_at: datetime


def waiting_tasks(*, by: Actor) -> list[WaitingTask]:
    """The oldest first. Raises PermissionMissing, NotAPartner, PartnerSuspended."""
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    tasks = list(hand_ins_that_wait(institution_id=institution.pk).order_by("at", "reference")[:SHOWN])
    keys = [(task.applicant_id, task.purchase) for task in tasks]
    purchases = {one.pk: one for one in Purchase.objects.filter(pk__in=keys).select_related("schedule__course")}
    return [
        WaitingTask(task, purchases[task.applicant_id, task.purchase], working_days_after(task.at, WORKING_DAYS))
        for task in tasks
    ]
