"""A sign-up becomes an account."""

from datetime import datetime

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.insert_account import insert_account
from prakerja.accounts.models import Account, SignUp
from prakerja.audit.record import record
from prakerja.codes.models import Code
from prakerja.kit.actor import Actor


def open_account(*, sign_up: SignUp, code: Code, by: Actor, now: datetime) -> Account:
    """The sign-up, whose code the caller holds locked, has its account. Opening twice is opening once.

    Raises AddressTaken.
    """
    if sign_up.account_id is not None:
        return Account.objects.get(pk=sign_up.account_id)
    account = insert_account(
        email=code.address,
        full_name=sign_up.full_name,
        password=sign_up.password,
        language=code.language,
        terms_version=sign_up.terms_version,
        terms_agreed_at=sign_up.agreed_at,
    )
    sign_up.account_id, sign_up.password = account.pk, ""
    sign_up.save(update_fields=["account_id", "password"])
    record(
        AccountsEvent.OPENED,
        subject=account,
        by=by,
        at=now,
        applicant_id=account.pk,
        terms_version=account.terms_version,
    )
    return account
