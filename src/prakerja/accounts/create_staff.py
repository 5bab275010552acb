"""An account of the office with its roles. Part of the verbs that appoint somebody."""

from collections.abc import Collection
from datetime import datetime

from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.insert_account import insert_account
from prakerja.accounts.kinds import kind_for
from prakerja.accounts.models import Account
from prakerja.accounts.passwords import hashed
from prakerja.audit.record import record
from prakerja.authority.roles import Role
from prakerja.authority.set_roles import set_roles
from prakerja.kit.actor import Actor
from prakerja.kit.typed_name import read_name


def create_staff(
    *, email: str, full_name: str, roles: Collection[Role], password: str | None, by: Actor, now: datetime
) -> Account:
    """The account holds the roles, and opens no page of the office before its second factor is set up.

    `password`: None, when whoever it is for makes one by the way of a forgotten password.
    Raises AddressTaken, RolesNeverMeet, and what says that address, name or password are none.
    """
    account = insert_account(
        email=email,
        full_name=read_name(full_name),
        password=hashed(password),
        language="id",
        kind=kind_for(roles),
    )
    set_roles(account_id=account.pk, roles=roles, now=now)
    record(AccountsEvent.STAFF_APPOINTED, subject=account, by=by, at=now, roles=sorted(roles))
    return account
