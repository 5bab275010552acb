"""A try at a password is counted before it is looked at, on the budget of whoever tries; refused, it costs no hash."""

from datetime import datetime

from prakerja.accounts.limits import (
    WRONG_PASSWORDS,
    WRONG_PASSWORDS_OF_STRANGERS,
    WRONG_PASSWORDS_WHERE_KNOWN,
    WRONG_TRIES_OF_A_NETWORK,
)
from prakerja.codes.tallies import count, forget, give_back, refuse_when_spent, take


def count_password_try(email: str, *, network: str, known_as: str, now: datetime) -> None:
    """One more. A hundred at once wait here in a line, and the sixth is refused.

    `known_as`: of a browser in which the account was opened before. Raises TriesSpent.
    """
    if known_as:
        take(WRONG_PASSWORDS_WHERE_KNOWN, f"{known_as}:{email}", now=now)
        return
    refuse_when_spent(WRONG_TRIES_OF_A_NETWORK, network, now=now)
    take(WRONG_PASSWORDS, f"{network}:{email}", now=now)
    take(WRONG_PASSWORDS_OF_STRANGERS, email, now=now)


def forgive_password_try(email: str, *, network: str, known_as: str, now: datetime) -> None:
    """It was right. What others guessed meanwhile stays counted: the owner's coming home is no new day for a thief."""
    if known_as:
        forget(WRONG_PASSWORDS_WHERE_KNOWN, f"{known_as}:{email}")
        return
    forget(WRONG_PASSWORDS, f"{network}:{email}")
    give_back(WRONG_PASSWORDS_OF_STRANGERS, email, taken_at=now)


def count_wrong_password(*, network: str, known_as: str, now: datetime) -> None:
    """A network that tries many addresses is stopped; who is known is not stopped by their neighbours."""
    if not known_as:
        count(WRONG_TRIES_OF_A_NETWORK, network, now=now)
