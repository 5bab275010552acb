"""Whether a form that is sent would lead money elsewhere: then whoever sends it first shows who they are."""

from django.http import HttpRequest

from prakerja.accounts.models import Account
from prakerja.payouts.accounts.own_linked_account import own_linked_account


def leads_money_elsewhere(request: HttpRequest) -> bool:
    """Whoever finds a phone lying about leads nobody's money elsewhere, and stops none. Without a linked account
    nothing is taken away.
    """
    if request.method != "POST":
        return False
    account = request.user
    return isinstance(account, Account) and own_linked_account(account.pk).linked is not None
