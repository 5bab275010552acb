"""Whom a code lets in."""

from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.codes.models import Code
from prakerja.codes.refusals import CodeGone


def account_of(code: Code) -> Account:
    """The account of a code that was passed. Raises CodeGone when it was closed since."""
    account = Account.objects.filter(pk=account_id_of(code)).first()
    if account is None:
        raise CodeGone
    return account


def held_account_of(code: Code) -> Account:
    """The same, held until the end of the unit of work. Raises CodeGone."""
    try:
        return Account.objects.lock_by_id(account_id_of(code))
    except Account.DoesNotExist:
        raise CodeGone from None


def account_id_of(code: Code) -> UUID:
    """Of a code that was passed: one without an account is hollow, and a hollow one lets nobody pass."""
    assert code.account_id is not None
    return code.account_id
