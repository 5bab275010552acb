"""The letter with the link. Part of the verbs that let somebody make a password and a second factor."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from prakerja.accounts.invitation_link import invitation_token
from prakerja.accounts.limits import INVITATION_LIVES
from prakerja.accounts.models import Account, Invitation
from prakerja.accounts.post_letter import post_letter
from prakerja.messages.words import Word

#: The letters: to somebody who joins the office, and to somebody whose second factor two people have taken away.
WELCOME: Final = "staff_invitation"
NEW_FACTOR: Final = "second_factor_reset"
#: To somebody of a partner's staff; and to whoever has an account here already, which stays what it is.
OF_PARTNER: Final = "partner_invitation"
ADDRESS_IN_USE: Final = "partner_address_in_use"


def post_invitation(account: Account, *, text: str, now: datetime, words: Mapping[str, Word] | None = None) -> None:
    """The account, which the caller holds, has a link on its way; links sent before open nothing any more.

    `words`: what the letter says beside it.
    """
    before = Invitation.objects.filter(pk=account.pk).first()
    invitation = Invitation(
        account_id=account.pk,
        edition=before.edition + 1 if before else 1,
        text=text,
        sent_at=now,
        expires_at=now + INVITATION_LIVES,
    )
    invitation.save(force_insert=before is None, force_update=before is not None)
    link: dict[str, Word] = {"token": invitation_token(invitation), "until": invitation.expires_at}
    post_letter(account, text=text, words={**link, **(words or {})}, now=now)
