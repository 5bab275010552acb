"""Whether a task was handed in, and whether it was answered, for the institution whose participant it is."""

from dataclasses import dataclass

from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.give_feedback import feedback_to
from prakerja.training.hand_in_task import latest_hand_in
from prakerja.training.purchase_of_code import purchase_of_code
from prakerja.training.tasks_of_training import Scope, require_task


@dataclass(frozen=True)
class HandInStatus:
    """Of what was handed in last."""

    scope: Scope
    sequence: int
    is_handed_in: bool
    is_answered: bool


def read_hand_in(*, code: str, scope: str, sequence: int, by: Actor) -> HandInStatus:
    """Raises NoSuchTask, NoSuchCode."""
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    task = require_task(scope, sequence)
    latest = latest_hand_in(purchase_of_code(code, institution_id=institution.pk), task, sequence)
    is_answered = latest is not None and feedback_to(latest) is not None
    return HandInStatus(task, sequence, is_handed_in=latest is not None, is_answered=is_answered)
