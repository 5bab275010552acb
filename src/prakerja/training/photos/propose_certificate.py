"""What a decision about a presence leads to for the certificate that stood on it. Part of the verb that decides.

Whoever decided proposes it, in the same transaction; another person, who looks at certificates, confirms it.
"""

from datetime import datetime

from prakerja.approvals.propose_act import AlreadyProposed, propose_act
from prakerja.approvals.register import Act, Plan
from prakerja.kit.actor import Actor
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.certificates.reinstatement_act import REINSTATE_CERTIFICATE
from prakerja.training.certificates.withdrawal_act import WITHDRAW_CERTIFICATE, subject_of_certificate
from prakerja.training.models import Certificate, PresencePhoto


def propose_certificate(photo: PresencePhoto, *, is_theirs: bool, reason: str, by: Actor, now: datetime) -> None:
    """Refused, a certificate that stands is proposed to be withdrawn; restored, one that was withdrawn because somebody
    else had done the training to stand again. Nothing where there is none."""
    key = photo.applicant_id, photo.purchase
    certificate: Certificate | None = Certificate.objects.filter(pk=key).first()
    if certificate is None:
        return
    if is_theirs and certificate.withdrawn_for == WithdrawnFor.DONE_BY_ANOTHER and not _is_another_refused(photo):
        _propose(REINSTATE_CERTIFICATE, certificate, {}, reason, by, now)
    elif not is_theirs and certificate.withdrawn_at is None:
        asked: Plan = {"withdrawn_for": WithdrawnFor.DONE_BY_ANOTHER.value, "sequence": photo.sequence}
        _propose(WITHDRAW_CERTIFICATE, certificate, asked, reason, by, now)


def _is_another_refused(photo: PresencePhoto) -> bool:
    of_it = PresencePhoto.objects.filter(applicant_id=photo.applicant_id, purchase=photo.purchase)
    return bool(of_it.not_counted().exists())


def _propose(act: Act, certificate: Certificate, asked: Plan, reason: str, by: Actor, now: datetime) -> None:
    subject = subject_of_certificate(certificate.pk)
    try:
        propose_act(act=act, subject=subject, asked=asked, reason=reason, by=by, now=now)
    except AlreadyProposed:
        # Theirs waits for another person as well, with the reason that they chose.
        return
