"""E-mails of this step, in the applicant's language."""

from datetime import datetime

from prakerja.accounts.models import Account
from prakerja.identity.models import Identity
from prakerja.messages.post_message import post_message
from prakerja.messages.states import Channel


def tell_applicant(identity: Identity, *, text: str, now: datetime, reason: str = "") -> None:
    """The e-mail waits in the outbox. It names a reason and a page, and no number of the applicant's."""
    account = Account.objects.get(pk=identity.applicant_id)
    post_message(
        text=text,
        channel=Channel.EMAIL,
        address=account.email,
        words={"name": account.full_name, "reason": reason},
        now=now,
        language=account.language,
        applicant_id=identity.applicant_id,
        once_key=f"{text} {identity.pk} {identity.round} {identity.photo_round} {reason}",
    )
