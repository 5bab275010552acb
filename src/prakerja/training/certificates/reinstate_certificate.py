"""Two people have decided that a certificate was withdrawn wrongly."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.actor import Actor
from prakerja.messages.states import Channel
from prakerja.partners.webhooks.kinds import EventKind
from prakerja.training.certificates.reinstatement_act import REINSTATE_CERTIFICATE, NotWithdrawn
from prakerja.training.certificates.withdrawal_act import NoCertificate, subject_of_certificate
from prakerja.training.certificates.withdrawal_holds import let_on_after_withdrawal
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Certificate, Purchase, Review
from prakerja.training.reviews.rules import reasons_against
from prakerja.training.tell_of_purchase import tell_both


def reinstate_certificate(*, applicant_id: UUID, purchase: int, by: Actor, now: datetime) -> None:
    """It stands as before: whoever checks it reads so, its holder is told, and rules alone judge their review again.

    What it has earned comes onto the next statement, unless something else holds it; what two people have taken back
    from its partners stays theirs to dispute. One decision is done once.
    Raises NotConfirmed, NoPurchase, NoCertificate, NotWithdrawn.
    """
    subject = subject_of_certificate((applicant_id, purchase))
    decided = require_confirmed(REINSTATE_CERTIFICATE, subject=subject, by=by)
    if decided.carried_out_at is not None:
        return
    bought = Purchase.objects.lock_by_key((applicant_id, purchase))
    certificate, was = _reinstate(bought)
    let_on_after_withdrawal((applicant_id, purchase), now=now)
    _judge_review(bought)
    _tell(bought, nth=decided.pk, now=now)
    tell_both(EventKind.CERTIFICATE_REINSTATED, bought, now=now)
    record(
        TrainingEvent.CERTIFICATE_REINSTATED,
        subject=certificate,
        by=by,
        at=now,
        applicant_id=applicant_id,
        reason=decided.reason,
        withdrawn_for=was,
    )
    note_carried_out(act=REINSTATE_CERTIFICATE, subject=subject, now=now)


def _reinstate(bought: Purchase) -> tuple[Certificate, str]:
    """It, and for what it had been withdrawn."""
    locked = Certificate.objects.select_for_update(no_key=True)
    certificate: Certificate | None = locked.filter(pk=bought.pk).first()
    if certificate is None:
        raise NoCertificate
    if certificate.withdrawn_at is None:
        raise NotWithdrawn
    was = certificate.withdrawn_for
    certificate.withdrawn_at, certificate.withdrawn_for = None, ""
    certificate.save(update_fields=["withdrawn_at", "withdrawn_for"])
    return certificate, was


def _judge_review(bought: Purchase) -> None:
    review = Review.objects.filter(pk=bought.pk).first()
    if review is not None:
        hidden_for = [reason.value for reason in reasons_against(review.text, own_code=bought.redeem_code)]
        Review.objects.filter(pk=bought.pk).update(hidden_for=hidden_for)


def _tell(bought: Purchase, *, nth: UUID, now: datetime) -> None:
    course = bought.schedule.course
    news = News(f"certificate_reinstated:{nth}", {"title": course.title, "institution": course.institution.name})
    tell_holders({bought.applicant_id: news}, text="certificate_reinstated", now=now, over=(Channel.EMAIL,))
