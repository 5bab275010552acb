"""A sign-up becomes an account."""

from datetime import datetime

from prakerja.accounts.account_of import still_there
from prakerja.accounts.browser_mark import browser_mark
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.insert_account import insert_account
from prakerja.accounts.models import Account, SignUp
from prakerja.accounts.passwords import hashed
from prakerja.audit.record import record
from prakerja.codes.models import Code
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class PasswordWanted(Refused):
    """The password was typed in another browser, and maybe by a stranger: whoever shows the address chooses one."""


def refuse_strangers_password(sign_up: SignUp, *, browser: str, password: str) -> None:
    """Nothing, when it is chosen here or was typed in this browser. Raises PasswordWanted."""
    if not password and sign_up.account_id is None and not sign_up.was_typed_in(browser):
        raise PasswordWanted


def open_account(*, sign_up: SignUp, code: Code, browser: str, password: str, by: Actor, now: datetime) -> Account:
    """The sign-up, whose code the caller holds locked, has its account. Opening twice is opening once.

    It opens with the password that is chosen now, or with the one that was typed in the same browser and with no
    other. Raises PasswordWanted, AddressTaken, and CodeGone when the account has left the address since.
    """
    refuse_strangers_password(sign_up, browser=browser, password=password)
    if sign_up.account_id is not None:
        return still_there(Account.objects.filter(pk=sign_up.account_id).first(), code)
    account = insert_account(
        email=code.address,
        full_name=sign_up.full_name,
        password=hashed(password) if password else sign_up.password,
        language=code.language,
        terms_version=sign_up.terms_version,
        terms_agreed_at=sign_up.agreed_at,
    )
    sign_up.account_id, sign_up.password = account.pk, ""
    if password:
        # Nothing of it is known any more to the browser in which it was typed.
        sign_up.browser_mark = browser_mark(browser)
    sign_up.save(update_fields=["account_id", "password", "browser_mark"])
    record(
        AccountsEvent.OPENED,
        subject=account,
        by=by,
        at=now,
        applicant_id=account.pk,
        terms_version=account.terms_version,
    )
    return account
