"""Two people have decided that a certificate does not stand any more."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.messages.states import Channel
from prakerja.partners.webhooks.kinds import EventKind
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.certificates.withdrawal_act import (
    WITHDRAW_CERTIFICATE,
    NoCertificate,
    WithdrawnAlready,
    subject_of_certificate,
)
from prakerja.training.certificates.withdrawal_holds import keep_off_for_withdrawal
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Certificate, Purchase, Review
from prakerja.training.reviews.rules import HiddenFor
from prakerja.training.tell_of_purchase import tell_both


def withdraw_certificate(*, applicant_id: UUID, purchase: int, by: Actor, now: datetime) -> None:
    """Its page and its badge's say so and why, its holder is told, and what they said of the course is not shown.

    The purchase stays finished: the next training was bought in good faith. What it has earned comes onto no statement
    from then on; whether that is taken back two people decide (`take_back_purchase.py`). One decision is done once.
    Raises NotConfirmed, NoPurchase, NoCertificate, WithdrawnAlready.
    """
    subject = subject_of_certificate((applicant_id, purchase))
    decided = require_confirmed(WITHDRAW_CERTIFICATE, subject=subject, by=by)
    if decided.carried_out_at is not None:
        return
    bought = Purchase.objects.lock_by_key((applicant_id, purchase))
    reason = WithdrawnFor(decided.asked["withdrawn_for"])
    certificate = _withdraw(bought, reason, now)
    keep_off_for_withdrawal(certificate, now=now)
    Review.objects.filter(pk=bought.pk).update(hidden_for=[HiddenFor.CERTIFICATE_WITHDRAWN.value])
    _tell(bought, reason, nth=decided.pk, now=now)
    tell_both(EventKind.CERTIFICATE_WITHDRAWN, bought, now=now)
    record(
        TrainingEvent.CERTIFICATE_WITHDRAWN,
        subject=certificate,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=decided.reason,
        withdrawn_for=reason.value,
    )
    note_carried_out(act=WITHDRAW_CERTIFICATE, subject=subject, now=now)


def _withdraw(bought: Purchase, reason: WithdrawnFor, now: datetime) -> Certificate:
    locked = Certificate.objects.select_for_update(no_key=True)
    certificate: Certificate | None = locked.filter(pk=bought.pk).first()
    if certificate is None:
        raise NoCertificate
    if certificate.withdrawn_at is not None:
        raise WithdrawnAlready
    certificate.withdrawn_at, certificate.withdrawn_for = now, reason.value
    certificate.save(update_fields=["withdrawn_at", "withdrawn_for"])
    return certificate


def _tell(bought: Purchase, reason: WithdrawnFor, *, nth: UUID, now: datetime) -> None:
    course = bought.schedule.course
    words = {"title": course.title, "institution": course.institution.name, "reason": reason.value}
    news = News(f"certificate_withdrawn:{nth}", dict(words))
    tell_holders({bought.applicant_id: news}, text="certificate_withdrawn", now=now, over=(Channel.EMAIL,))
