"""`redeem_code()`: the institution redeems the code that its participant brings. Nobody is present by that."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.messages.states import Channel
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.begin_training import BEGUN, begin_training
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Purchase
from prakerja.training.purchase_of_code import lock_purchase_of_code


def redeem_code(*, code: str, by: Actor, now: datetime) -> Purchase:
    """The training has begun, and its holder is told. Asked again, the institution gets the first answer.

    Raises NoSuchCode, CodeVoided, CodeOver, TrainingCancelled, CourseStopped, NotItsTime.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    purchase = lock_purchase_of_code(code, institution_id=institution.pk)
    if purchase.state in BEGUN:
        return purchase
    begin_training(purchase, now=now)
    tell_of_beginning(purchase, now=now)
    record(TrainingEvent.CODE_REDEEMED, subject=purchase, by=by, at=now, applicant_id=purchase.applicant_id)
    return purchase


def tell_of_beginning(purchase: Purchase, *, now: datetime) -> None:
    """Whoever did not redeem it themselves learns that somebody did."""
    course = purchase.schedule.course
    news = News(f"begun:{purchase.number}", {"title": course.title, "institution": course.institution.name})
    tell_holders({purchase.applicant_id: news}, text="training_begun", now=now, over=(Channel.EMAIL,))
