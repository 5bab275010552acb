"""The code of the letter to the new address was typed: the account is there from now on."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.address_holder import AddressHolder, settled_email_digest
from prakerja.accounts.end_sessions import end_sessions
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.models import Account
from prakerja.accounts.post_letter import post_letter
from prakerja.accounts.purposes import NEW_ADDRESS
from prakerja.audit.notice import notice
from prakerja.audit.record import record
from prakerja.audit.security import SecurityKind
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.refusals import CodeGone
from prakerja.codes.type_code import CodeRefused, type_code
from prakerja.kit.actor import Actor
from prakerja.kit.holders import HeldByAnother


def change_address(*, account: Account, typed: str, but: UUID | None, by: Actor, now: datetime) -> CodeRefused | None:
    """The account has the address that the code went to, its other sessions are over, both addresses are told.

    Otherwise why the code does not do; the caller commits all the same, or the try would not count. The right one
    again, as a second tap sends it, changes nothing. `but`: the digest of the caller's session, which takes up the new
    epoch. What went to the old address lets nobody in any more (`account_of.py`).
    Raises AccountClosed, AddressTaken, and CodeGone also when the caller's session has been ended meanwhile.
    """
    require(Permission.USE_ACCOUNT, by=by, of=account.pk)
    # Before its codes, in the order of whoever closes it: crosswise both would wait for ever.
    held = Account.objects.lock_by_id(account.pk)
    code = type_code(purpose=NEW_ADDRESS, owner_id=account.pk, typed=typed, now=now)
    if isinstance(code, CodeRefused):
        return code
    if not code.goes_to(held.email):
        if held.get_session_auth_hash() != account.get_session_auth_hash():
            raise CodeGone
        _move(held, to=code.address, but=but, now=now)
        notice(SecurityKind.FACTOR_CHANGED, about=held.pk)
        record(AccountsEvent.ADDRESS_CHANGED, subject=held, by=by, at=now, applicant_id=held.applicant_id)
    account.email, account.password, account.session_epoch = held.email, held.password, held.session_epoch
    return None


def _move(held: Account, *, to: str, but: UUID | None, now: datetime) -> None:
    try:
        AddressHolder.objects.take(settled_email_digest(to), holder_id=held.pk)
    except HeldByAnother as taken:
        raise AddressTaken from taken
    AddressHolder.objects.give_up(settled_email_digest(held.email), holder_id=held.pk)
    post_letter(held, text="address_left", now=now)
    held.email = to
    held.save(update_fields=["email"])
    end_sessions(held, now=now, but=but)
    post_letter(held, text="address_taken_up", now=now)
