"""E-mail address and password."""

from datetime import datetime

from prakerja.accounts.address_holder import email_digest
from prakerja.accounts.known_browser import STRANGER, KnownBrowser
from prakerja.accounts.models import Account
from prakerja.accounts.password_tries import count_password_try, count_wrong_password, forgive_password_try
from prakerja.accounts.passwords import is_right
from prakerja.audit.notice import notice
from prakerja.audit.security import SecurityKind
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.typed_address import read_address


def sign_in_by_password(
    *, email: str, password: str, network: str, now: datetime, known: KnownBrowser = STRANGER
) -> Account | None:
    """Whose password it is, or None; the caller commits in both cases, or a wrong try would not count.

    The same answer in the same time, whether the address has an account or not. Raises TriesSpent, and then no hash was
    computed; NotAnAddress.
    """
    email = read_address(email)
    account = Account.objects.with_address(email).first()
    known_as = known.key_for(account)
    about = account.pk if account is not None else email_digest(email)
    try:
        count_password_try(email, network=network, known_as=known_as, now=now)
    except TriesSpent:
        notice(SecurityKind.LOCKED_OUT, about=about)
        raise
    if is_right(account, password):
        forgive_password_try(email, network=network, known_as=known_as, now=now)
        return account
    notice(SecurityKind.WRONG_PASSWORD, about=about)
    count_wrong_password(network=network, known_as=known_as, now=now)
    return None
