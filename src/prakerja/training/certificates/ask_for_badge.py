"""`ask_for_badge()`: somebody wants a certificate of theirs as a credential that they can hand on."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.training import jobs
from prakerja.training.certificates.withdrawal_act import NoCertificate
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Badge, Certificate
from prakerja.work.begin_work import begin_work


def ask_for_badge(*, applicant_id: UUID, purchase: int, by: Actor, now: datetime) -> None:
    """The worker signs it. Asked twice it is asked once. Raises NoCertificate."""
    require(Permission.APPLY, by=by, of=applicant_id)
    if not Certificate.objects.standing().filter(pk=(applicant_id, purchase)).exists():
        raise NoCertificate
    badge, is_new = Badge.objects.get_or_create(
        applicant_id=applicant_id, purchase=purchase, defaults={"asked_at": now}
    )
    if not is_new:
        return
    begin_work(jobs.sign_badges, now)
    record(TrainingEvent.BADGE_ASKED, subject=badge, by=by, at=now, applicant_id=applicant_id)
