"""A sign-up becomes an account."""

from datetime import datetime

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.insert_account import insert_account
from prakerja.accounts.models import Account, SignUp
from prakerja.audit.record import record
from prakerja.kit.actor import Actor


def open_account(*, sign_up: SignUp, by: Actor, now: datetime) -> Account:
    """The sign-up, which the caller holds locked, has its account. Opening twice is opening once.

    Raises AddressTaken.
    """
    if sign_up.account is not None:
        return sign_up.account
    account = insert_account(
        email=sign_up.code.email,
        full_name=sign_up.full_name,
        password=sign_up.password,
        language=sign_up.code.language,
        terms_version=sign_up.terms_version,
        terms_agreed_at=sign_up.agreed_at,
    )
    sign_up.account, sign_up.password = account, ""
    sign_up.save(update_fields=["account", "password"])
    record(
        AccountsEvent.OPENED,
        subject=account,
        by=by,
        at=now,
        applicant_id=account.pk,
        terms_version=account.terms_version,
    )
    return account
