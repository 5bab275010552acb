"""E-mail address and password."""

from datetime import datetime

from prakerja.accounts.limits import WRONG_PASSWORDS, WRONG_TRIES_OF_A_NETWORK
from prakerja.accounts.models import Account
from prakerja.accounts.passwords import is_right
from prakerja.codes.tallies import count, forget, refuse_when_spent, take
from prakerja.kit.typed_address import read_address


def sign_in_by_password(*, email: str, password: str, network: str, now: datetime) -> Account | None:
    """Whose password it is, or None; the caller commits in both cases, or a wrong try would not count.

    The same answer in the same time, whether the address has an account or not. Raises TriesSpent, NotAnAddress.
    """
    email = read_address(email)
    refuse_when_spent(WRONG_TRIES_OF_A_NETWORK, network, now=now)
    # Counted before it is looked at: a hundred guesses at once wait here in a line, and the sixth is refused.
    take(WRONG_PASSWORDS, email, now=now)
    account = Account.objects.with_address(email).first()
    if is_right(account, password):
        forget(WRONG_PASSWORDS, email)
        return account
    count(WRONG_TRIES_OF_A_NETWORK, network, now=now)
    return None
