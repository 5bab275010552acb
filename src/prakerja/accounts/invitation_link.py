"""The link of an invitation: signed, for one account and one letter, until it was used."""

from datetime import datetime
from uuid import UUID

from django.core import signing

from prakerja.accounts.models import Account, Invitation
from prakerja.kit.refused import Refused

_SALT = "accounts.invitation_link"


class InvitationOver(Refused):
    """The link was used, a newer one was sent, it is too old, or a mail program cut it short."""


def invitation_token(invitation: Invitation) -> str:
    return signing.dumps([invitation.account_id.hex, invitation.edition], salt=_SALT)


def invited_by(token: str, *, now: datetime) -> Account:
    """Whom the link lets make their password; nothing is changed. Raises InvitationOver."""
    try:
        account_id, edition = signing.loads(token, salt=_SALT)
    except signing.BadSignature as error:
        raise InvitationOver from error
    invitation = Invitation.objects.filter(pk=UUID(account_id), edition=edition).first()
    account = Account.objects.filter(pk=UUID(account_id), is_active=True).first()
    if invitation is None or account is None or not invitation.is_open(now):
        raise InvitationOver
    return account
