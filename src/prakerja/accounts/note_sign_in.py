"""Somebody is in, with everything that their account asks for."""

from datetime import datetime

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor


def note_sign_in(*, account: Account, language: str, by: Actor, now: datetime) -> None:
    """The sign-in stands in the audit, and letters follow the language of the page."""
    require(Permission.USE_ACCOUNT, by=by, of=account.pk)
    if account.language != language:
        account.language = language
        account.save(update_fields=["language"])
    record(AccountsEvent.SIGNED_IN, subject=account, by=by, at=now, applicant_id=account.applicant_id)
