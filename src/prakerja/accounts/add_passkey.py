"""A device of a member of the office becomes a way to sign in, beside the authenticator app."""

from datetime import datetime

from django.db import IntegrityError

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account, Passkey
from prakerja.accounts.passkey_ceremony import new_passkey_in
from prakerja.accounts.post_letter import post_letter
from prakerja.accounts.second_factors import has_second_factor
from prakerja.audit.notice import notice
from prakerja.audit.record import record
from prakerja.audit.security import SecurityKind
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.constraints import violates
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import savepoint


class AppMissing(Refused):
    """The authenticator app comes first: who loses the device must still get in."""


class AddedAlready(Refused):
    """This passkey is one of theirs already."""


def add_passkey(*, account: Account, answer: str, challenge: bytes, name: str, by: Actor, now: datetime) -> Passkey:
    """The passkey in the browser's answer is a second factor from now on, and its owner is told by e-mail.

    Raises AppMissing, PasskeyRefused, AddedAlready.
    """
    require(Permission.KEEP_SECOND_FACTOR, by=by, of=account.pk)
    if not has_second_factor(account.pk):
        raise AppMissing
    made = new_passkey_in(answer, challenge)
    passkey = Passkey(
        account_id=account.pk,
        credential_id=made.credential_id,
        public_key=made.credential_public_key,
        signatures=made.sign_count,
        name=name,
        added_at=now,
    )
    try:
        with savepoint():
            passkey.save(force_insert=True)
    except IntegrityError as error:
        if not violates(error, "a_passkey_is_added_once"):
            raise
        raise AddedAlready from error
    notice(SecurityKind.FACTOR_CHANGED, about=account.pk)
    record(AccountsEvent.PASSKEY_ADDED, subject=account, by=by, at=now)
    post_letter(account, text="passkey_added", words={"passkey": name}, now=now)
    return passkey
