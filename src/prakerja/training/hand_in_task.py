"""`hand_in_task()`: the institution hands in what its participant has made; as often as it takes, one address each."""

import secrets
from datetime import datetime
from typing import Final

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.begin_training import require_standing
from prakerja.training.declarations.note_proof import note_proof
from prakerja.training.events import TrainingEvent
from prakerja.training.models import HandIn, Purchase
from prakerja.training.purchase_of_code import lock_purchase_of_code
from prakerja.training.require_attending import NotBegun
from prakerja.training.states import PurchaseState
from prakerja.training.tasks_of_training import Scope, require_task, web_address

#: Ours.
MOST_ATTEMPTS: Final = 50
#: As large as JavaScript reads whole numbers.
_NUMBERS: Final = 2**53 - 1


class TooManyAttempts(Refused):
    """This was handed in so often that nobody can answer it any more."""


class FinishedAlready(Refused):
    """The certificate is issued: nothing is handed in or answered any more."""


def hand_in_task(*, code: str, scope: str, sequence: int, file_address: str, by: Actor, now: datetime) -> HandIn:
    """It waits for feedback. The same address again is the same hand-in.

    Raises NoSuchTask, NotAWebAddress, NoSuchCode, NotBegun, FinishedAlready, TooManyAttempts and what
    `require_standing` raises.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    task, address = require_task(scope, sequence), web_address(file_address)
    purchase = lock_purchase_of_code(code, institution_id=institution.pk)
    require_under_way(purchase)
    latest = latest_hand_in(purchase, task, sequence)
    if latest is not None and latest.file_address == address:
        return latest
    handed_in = _add(purchase, task, sequence, address, now, attempt=latest.attempt + 1 if latest else 1)
    note_proof(purchase, now=now)
    record(
        TrainingEvent.HANDED_IN,
        subject=handed_in,
        by=by,
        at=now,
        applicant_id=purchase.applicant_id,
        scope=task.value,
        sequence=sequence,
    )
    return handed_in


def require_under_way(purchase: Purchase) -> None:
    """Raises NotBegun, FinishedAlready and what `require_standing` raises."""
    require_standing(purchase)
    if purchase.state == PurchaseState.FINISHED:
        raise FinishedAlready
    if purchase.state != PurchaseState.REDEEMED:
        raise NotBegun


def latest_hand_in(purchase: Purchase, scope: Scope, sequence: int) -> HandIn | None:
    of_it = HandIn.objects.filter(applicant_id=purchase.applicant_id, purchase=purchase.number)
    return of_it.filter(scope=scope.value, sequence=sequence).order_by("-attempt").first()


def new_reference() -> int:
    """By chance: partners know hand-ins by a number, and no counter is shared."""
    return 1 + secrets.randbelow(_NUMBERS)


def _add(purchase: Purchase, scope: Scope, sequence: int, address: str, now: datetime, *, attempt: int) -> HandIn:
    if attempt > MOST_ATTEMPTS:
        raise TooManyAttempts
    return HandIn.objects.create(
        applicant_id=purchase.applicant_id,
        purchase=purchase.number,
        scope=scope.value,
        sequence=sequence,
        attempt=attempt,
        reference=new_reference(),
        file_address=address,
        at=now,
    )
