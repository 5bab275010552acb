"""The last proof that a training is finished: from then on its institution has three working days to declare it."""

from datetime import datetime

from prakerja.training.attendance_rules import FINAL_TEST
from prakerja.training.declarations.rules import declares_itself_at
from prakerja.training.models import Completion, HandIn, Purchase
from prakerja.training.require_attending import lacking
from prakerja.training.states import PurchaseState
from prakerja.training.tasks_of_training import Scope


def note_proof(purchase: Purchase, *, now: datetime) -> None:
    """If this was the last proof, it is noted when the training declares itself finished. The caller has locked it.

    Whoever has proven all of it waits for nobody: their institution's program may know of no declarations.
    """
    if lacking(purchase) or not is_skill_shown(purchase):
        return
    of_it = {"applicant_id": purchase.applicant_id, "purchase": purchase.number}
    if Completion.objects.filter(**of_it).exists():
        return
    waiting = Purchase.objects.filter(pk=purchase.pk, state=PurchaseState.REDEEMED, declares_itself_at=None)
    waiting.update(declares_itself_at=declares_itself_at(now, waits_until=purchase.waits_until))


def is_skill_shown(purchase: Purchase) -> bool:
    """Also where the course asks for none. Feedback to it is not waited for."""
    if not purchase.schedule.course.shows_skill:
        return True
    shown = HandIn.objects.filter(applicant_id=purchase.applicant_id, purchase=purchase.number)
    return shown.filter(scope=Scope.SKILL.value, sequence=FINAL_TEST).exists()
