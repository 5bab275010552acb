"""A new member of the programme office."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.hashers import make_password

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.give_role import give_role
from prakerja.accounts.insert_account import insert_account
from prakerja.accounts.models import Account
from prakerja.accounts.roles import Role
from prakerja.accounts.set_up_second_factor import set_up_second_factor
from prakerja.audit.record import record
from prakerja.kit.actor import Actor


def create_staff(
    *,
    email: str,
    full_name: str,
    roles: Iterable[Role],
    password: str,
    by: Actor,
    now: datetime,
    totp_secret: str | None = None,
) -> Account:
    """The account can sign in, holds the roles, and opens no page of the office before its second factor is set up.

    `totp_secret` (base32) sets the second factor up at once, for people whose device is prepared for them.
    Raises AddressTaken.
    """
    account = insert_account(
        email=email.lower(), full_name=full_name, password=make_password(password), language="id", is_staff=True
    )
    record(AccountsEvent.STAFF_CREATED, subject=account, by=by, at=now)
    for role in roles:
        give_role(account=account, role=role, by=by, now=now)
    if totp_secret is not None:
        set_up_second_factor(account=account, secret=totp_secret, by=by, now=now)
    return account
