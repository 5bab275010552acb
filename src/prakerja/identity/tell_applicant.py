"""E-mails of this step, in the applicant's language."""

from datetime import datetime

from prakerja.accounts.models import Account
from prakerja.accounts.post_letter import post_letter
from prakerja.identity.models import Identity


def tell_applicant(identity: Identity, *, text: str, now: datetime, reason: str = "") -> None:
    """The e-mail waits in the outbox. It names a reason and a page, and no number of the applicant's."""
    post_letter(
        Account.objects.get(pk=identity.applicant_id),
        text=text,
        words={"reason": reason},
        now=now,
        once_key=f"{text} {identity.pk} {identity.question_number} {identity.photo_set} {reason}",
    )
