"""Whom a code lets in."""

from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.codes.models import Code


def account_of(code: Code) -> Account:
    """The account of a code that was passed."""
    return Account.objects.get(pk=account_id_of(code))


def account_id_of(code: Code) -> UUID:
    """Of a code that was passed: one without an account is hollow, and a hollow one lets nobody pass."""
    assert code.account_id is not None
    return code.account_id
