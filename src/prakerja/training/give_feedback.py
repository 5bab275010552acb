"""`give_feedback()`: the institution answers what was handed in last, within three working days; late is on record."""

from datetime import datetime
from typing import Final

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unseen import seen
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.events import TrainingEvent
from prakerja.training.hand_in_task import latest_hand_in, new_reference, require_under_way
from prakerja.training.models import Feedback, HandIn
from prakerja.training.purchase_of_code import lock_purchase_of_code
from prakerja.training.tasks_of_training import LONGEST_NOTES, require_task, web_address
from prakerja.training.working_days import working_days_after

WORKING_DAYS: Final = 3


class NothingHandedIn(Refused):
    """There is nothing to answer."""


class FeedbackEmpty(Refused):
    """Feedback says something, in 4,000 signs at most."""


class AnsweredAlready(Refused):
    """What was handed in last has its feedback; it can be handed in again."""


def give_feedback(
    *, code: str, scope: str, sequence: int, notes: str, file_address: str, by: Actor, now: datetime
) -> Feedback:
    """The latest hand-in has its feedback. The same again is the same feedback. `file_address`: may be empty.

    Raises NoSuchTask, FeedbackEmpty, NotAWebAddress, NoSuchCode, NothingHandedIn, AnsweredAlready and what
    `require_under_way` raises.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    task, said = require_task(scope, sequence), said_in(notes)
    address = web_address(file_address) if file_address.strip() else ""
    purchase = lock_purchase_of_code(code, institution_id=institution.pk)
    require_under_way(purchase)
    answered = latest_hand_in(purchase, task, sequence)
    if answered is None:
        raise NothingHandedIn
    earlier = feedback_to(answered)
    if earlier is not None:
        if (earlier.notes, earlier.file_address) != (said, address):
            raise AnsweredAlready
        return earlier
    feedback = _add(answered, said, address, now)
    is_late = now >= working_days_after(answered.at, WORKING_DAYS)
    record(
        TrainingEvent.FEEDBACK_GIVEN, subject=feedback, by=by, at=now, applicant_id=purchase.applicant_id, late=is_late
    )
    return feedback


def feedback_to(handed_in: HandIn) -> Feedback | None:
    return Feedback.objects.filter(pk=handed_in.pk).first()


def said_in(notes: str) -> str:
    """Without what nobody sees. Raises FeedbackEmpty."""
    said = "\n".join(map(seen, notes.splitlines())).strip()
    if not 0 < len(said) <= LONGEST_NOTES:
        raise FeedbackEmpty
    return said


def _add(handed_in: HandIn, notes: str, address: str, now: datetime) -> Feedback:
    return Feedback.objects.create(
        applicant_id=handed_in.applicant_id,
        purchase=handed_in.purchase,
        scope=handed_in.scope,
        sequence=handed_in.sequence,
        attempt=handed_in.attempt,
        reference=new_reference(),
        notes=notes,
        file_address=address,
        at=now,
    )
