"""`declare_proven()`: what is proven finished, and nobody has declared in time, is declared by the clock."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.partners.webhooks.kinds import EventKind
from prakerja.schemes.training import Evidence
from prakerja.training.declarations.add_declaration import add_declaration
from prakerja.training.declarations.states import DeclarationKind
from prakerja.training.declare_completion import CERTIFIED_WITHIN
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Completion, Purchase
from prakerja.training.querysets import PurchaseKey
from prakerja.training.statements.pay_milestone import pay_milestone
from prakerja.training.states import PurchaseState
from prakerja.training.tell_of_purchase import tell_institution
from prakerja.training.working_days import working_days_after

_AT_ONCE: Final = 50


def declare_proven(*, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next trainings that were proven finished are declared so; returns whether there may be more.

    Their institutions may add scores, as to a declaration of their own. Whom somebody else is working on is passed
    over, and comes the next time.
    """
    require(Permission.DECLARE_PROVEN, by=by)
    due = _due(at_once, now)
    for key in due:
        _declare(Purchase.objects.lock_by_key(key), by, now)
    return len(due) == at_once


def _due(limit: int, now: datetime) -> Sequence[PurchaseKey]:
    waiting = Purchase.objects.that_declare_themselves(now=now).order_by("declares_itself_at", "applicant_id")
    locked = waiting.select_for_update(no_key=True, skip_locked=True, of=("self",))
    return list(locked.values_list("applicant_id", "number")[:limit])


def _declare(purchase: Purchase, by: Actor, now: datetime) -> None:
    """What has ended meanwhile, or waits no more, is only looked for no more."""
    is_due = purchase.state == PurchaseState.REDEEMED and now < purchase.waits_until
    certified_by = working_days_after(now, CERTIFIED_WITHIN) if is_due else None
    Purchase.objects.filter(pk=purchase.pk).update(declares_itself_at=None, certified_by=certified_by)
    if not is_due:
        return
    pay_milestone(purchase, Evidence.COMPLETION, number=1, now=now)
    declared = Completion.objects.create(
        applicant_id=purchase.applicant_id, purchase=purchase.number, number=1, by_clock=True, declared_at=now
    )
    add_declaration(purchase, DeclarationKind.FINISHED, now=now, by_clock=True)
    tell_institution(EventKind.COMPLETION_DECLARED, purchase, nth=declared.number, number=declared.number, now=now)
    record(
        TrainingEvent.COMPLETION_DECLARED,
        subject=declared,
        by=by,
        at=now,
        applicant_id=purchase.applicant_id,
        correction=False,
    )
