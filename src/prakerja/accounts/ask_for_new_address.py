"""Somebody signed in wants their account at another address: a code goes there."""

from datetime import datetime

from prakerja.accounts.models import Account
from prakerja.accounts.purposes import NEW_ADDRESS
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.codes.models import Code
from prakerja.codes.send_code import Destination, send_code
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.typed_address import read_address


class SameAddress(Refused):
    """The account has this address already."""


def ask_for_new_address(
    *, account: Account, email: str, language: str, by: Actor, now: datetime, network: str = ""
) -> Code:
    """The address has been written to: with a code, or that it has an account; whoever asked sees no difference.

    Raises NotAnAddress, SameAddress, CodesLocked, TooSoon, TriesSpent.
    """
    require(Permission.USE_ACCOUNT, by=by, of=account.pk)
    email = read_address(email)
    holder = Account.objects.with_address(email).first()
    if holder is not None and holder.pk == account.pk:
        raise SameAddress
    code = send_code(
        purpose=NEW_ADDRESS,
        to=Destination(owner_id=account.pk, address=email, language=language, is_hollow=holder is not None),
        network=network,
        by=by,
        now=now,
    )
    assert code is not None  # under a new key
    return code
