"""What the first step holds of somebody who goes for good. Part of the verb that closes an account."""

from datetime import datetime

from prakerja.accounts.address_holder import AddressHolder, email_digest
from prakerja.accounts.end_sessions import forget_sessions
from prakerja.accounts.models import Account


def give_up_account(account: Account, *, now: datetime) -> None:
    """There is no such account: no name, no password, no session, and its address is free for a new one.

    Codes that were sent to it open nothing any more (account_of.py) and are forgotten after their day.
    """
    forget_sessions(account, now=now)
    AddressHolder.objects.give_up(email_digest(account.email), holder_id=account.pk)
    Account.objects.filter(pk=account.pk).delete()
