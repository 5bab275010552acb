"""`issue_certificates()`: what was declared finished is certified, and whoever taught and sold it is to be paid."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.kit.states import MoveRefused
from prakerja.kit.unit_of_work import savepoint
from prakerja.ledger.close_hold import HoldOver, NotHeld
from prakerja.ledger.post import ClosedAlready
from prakerja.messages.states import Channel
from prakerja.partners.webhooks.kinds import EventKind
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Certificate, CertificateCode, Purchase
from prakerja.training.move_purchase import move_purchase
from prakerja.training.querysets import PurchaseKey
from prakerja.training.reasons import PurchaseReason
from prakerja.training.statements.pay_milestone import pay_rest
from prakerja.training.states import PurchaseState
from prakerja.training.tell_of_purchase import tell_both

_AT_ONCE: Final = 50


def issue_certificates(*, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next trainings that were declared finished have their certificates; returns whether there may be more.

    Whom somebody else is working on is passed over, and comes the next time.
    """
    require(Permission.ISSUE_CERTIFICATES, by=by)
    due = _due(at_once)
    for key in due:
        _issue(Purchase.objects.lock_by_key(key), by, now)
    return len(due) == at_once


def _due(limit: int) -> Sequence[PurchaseKey]:
    waiting = Purchase.objects.filter(certified_by__isnull=False).order_by("certified_by", "applicant_id")
    locked = waiting.select_for_update(no_key=True, skip_locked=True, of=("self",))
    return list(locked.values_list("applicant_id", "number")[:limit])


def _issue(purchase: Purchase, by: Actor, now: datetime) -> None:
    try:
        with savepoint():
            pay_rest(purchase, now=now)
            move_purchase(
                purchase, to=PurchaseState.FINISHED, reason=PurchaseReason.CERTIFIED, now=now, certified_by=None
            )
    except (HoldOver, ClosedAlready, NotHeld, MoveRefused):
        _tell_that_it_is_too_late(purchase, by, now)
        return
    certificate = Certificate.objects.create(
        applicant_id=purchase.applicant_id, purchase=purchase.number, issued_at=now
    )
    CertificateCode.objects.create(code=certificate.code, applicant_id=purchase.applicant_id, purchase=purchase.number)
    _tell(purchase, "training_finished", now)
    tell_both(EventKind.CERTIFICATE_ISSUED, purchase, now=now)
    record(TrainingEvent.CERTIFICATE_ISSUED, subject=certificate, by=by, at=now, applicant_id=purchase.applicant_id)


def _tell_that_it_is_too_late(purchase: Purchase, by: Actor, now: datetime) -> None:
    """Nobody is paid, and no certificate says that it was in time."""
    Purchase.objects.filter(pk=purchase.pk).update(certified_by=None)
    _tell(purchase, "training_too_late", now)
    record(TrainingEvent.CERTIFIED_TOO_LATE, subject=purchase, by=by, at=now, applicant_id=purchase.applicant_id)


def _tell(purchase: Purchase, text: str, now: datetime) -> None:
    course = purchase.schedule.course
    news = News(f"{text}:{purchase.number}", {"title": course.title, "institution": course.institution.name})
    tell_holders({purchase.applicant_id: news}, text=text, now=now, over=(Channel.EMAIL,))
