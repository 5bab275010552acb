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


def create_staff(*, email: str, full_name: str, roles: Collection[Role], by: Actor, now: datetime) -> Account:
    """The account holds the roles. It has no password: its owner makes one by the link of an invitation.

    Raises AddressTaken, RolesNeverMeet, and what says that address or name are none.
    """
    account = insert_account(
        email=email,
        full_name=read_name(full_name),
        password=hashed(None),
        language="id",
        kind=kind_for(roles),
    )
    set_roles(account_id=account.pk, roles=roles, now=now)
    record(AccountsEvent.STAFF_APPOINTED, subject=account, by=by, at=now, roles=sorted(roles))
    return account
