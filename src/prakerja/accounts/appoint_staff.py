"""Somebody joins the office, because two people decided so."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.acts import APPOINT, roles_asked
from prakerja.accounts.create_staff import create_staff
from prakerja.accounts.models import Account
from prakerja.accounts.post_invitation import WELCOME, post_invitation
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.kit.actor import Actor


def appoint_staff(*, address: UUID, by: Actor, now: datetime) -> Account:
    """The account holds the roles that were proposed; a link is on its way to its owner, who makes a password by it.

    `address`: the digest of theirs. Raises NotConfirmed, AddressTaken.
    """
    asked = require_confirmed(APPOINT, subject=str(address), by=by).asked
    email, full_name = str(asked["email"]), str(asked["full_name"])
    account = create_staff(email=email, full_name=full_name, roles=roles_asked(asked), by=by, now=now)
    post_invitation(account, text=WELCOME, now=now)
    return account
