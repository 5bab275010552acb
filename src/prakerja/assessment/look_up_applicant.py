"""Staff look an applicant up to decide on extra time; that they did is on record."""

from datetime import datetime

from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account
from prakerja.assessment.events import AssessmentEvent
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.refused import Refused


class NoSuchApplicant(Refused):
    """No applicant has this e-mail address. What to do: compare it with how the applicant writes it."""


def look_up_applicant(*, email: str, by: Actor, now: datetime) -> ApplicantId:
    """Who was looked up, by whom and when is on record. An account of the office is no applicant.

    Raises NoSuchApplicant.
    """
    require(Permission.GRANT_EXTRA_TIME, by=by)
    account = Account.objects.with_address(email).filter(kind=Kind.APPLICANT).first()
    if account is None:
        raise NoSuchApplicant
    applicant_id = ApplicantId(account.pk)
    record(AssessmentEvent.APPLICANT_LOOKED_UP, subject=account, by=by, at=now, applicant_id=applicant_id)
    return applicant_id
