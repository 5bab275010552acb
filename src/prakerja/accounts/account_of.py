"""Whom a code lets in: the account, as long as it is reached where the code went."""

from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.codes.models import Code
from prakerja.codes.refusals import CodeGone


def account_of(code: Code) -> Account:
    """The account of a code that was passed. Raises CodeGone once it has moved to another address or is closed."""
    return still_there(Account.objects.filter(pk=_account_id_of(code)).first(), code)


def hold_account_of(code: Code) -> Account:
    """The same, held until the end of the unit of work. Raises CodeGone."""
    held = Account.objects.select_for_update(of=("self",), no_key=True).filter(pk=_account_id_of(code))
    return still_there(held.first(), code)


def still_there(account: Account | None, code: Code) -> Account:
    """Whoever reads a mailbox that the account has left, or of a closed account, is let in by nothing that came to it.

    Raises CodeGone.
    """
    if account is None or not code.goes_to(account.email):
        raise CodeGone
    return account


def _account_id_of(code: Code) -> UUID:
    """Of a code that was passed: one without an account is hollow, and lets nobody pass. Raises CodeGone."""
    if code.account_id is None:
        raise CodeGone
    return code.account_id
