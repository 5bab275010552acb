"""`change_phone_number()`: a proven number becomes the applicant's, in place of the one before."""

from datetime import datetime

from django.db import IntegrityError

from prakerja.accounts.models import Account
from prakerja.accounts.post_letter import post_letter
from prakerja.audit.record import record
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.constraints import violates
from prakerja.kit.refused import Refused
from prakerja.kit.sealed import digest, masked, seal
from prakerja.kit.unit_of_work import savepoint
from prakerja.profile.events import ProfileEvent
from prakerja.profile.models import Phone


class NumberTaken(Refused):
    """Another account has proven this number before. Said only to whoever holds the phone."""


def change_phone_number(*, applicant_id: ApplicantId, number: str, by: Actor, now: datetime) -> Phone:
    """The applicant is reached by `number` (E.164), of which they have just shown that they hold it.

    When it replaces another one, the account's owner is told by e-mail. The same number twice changes nothing.
    Raises NumberTaken.
    """
    number_digest = digest(number, purpose="phone")
    before: Phone | None = Phone.objects.lock_for(applicant_id).first()
    if before is not None and bytes(before.number_digest) == number_digest:
        return before
    after = Phone(
        applicant_id=applicant_id,
        sealed_number=seal(number, purpose="phone"),
        number_digest=number_digest,
        verified_at=now,
    )
    _put_in_force(after)
    event = ProfileEvent.PHONE_VERIFIED if before is None else ProfileEvent.PHONE_CHANGED
    record(event, subject=after, by=by, at=now, applicant_id=applicant_id)
    if before is not None:
        _tell_by_email(applicant_id, number, now)
    return after


def _put_in_force(phone: Phone) -> None:
    try:
        # A savepoint, so that the caller can still note that the number was taken.
        with savepoint():
            Phone.objects.bulk_create(
                [phone],
                update_conflicts=True,
                unique_fields=["applicant_id"],
                update_fields=["sealed_number", "number_digest", "verified_at"],
            )
    except IntegrityError as error:
        if not violates(error, "a_verified_number_belongs_to_one_account"):
            raise
        raise NumberTaken from error


def _tell_by_email(applicant_id: ApplicantId, number: str, now: datetime) -> None:
    post_letter(
        Account.objects.get(pk=applicant_id),
        text="phone_number_changed",
        words={"number": masked(number), "at": now},
        now=now,
    )
