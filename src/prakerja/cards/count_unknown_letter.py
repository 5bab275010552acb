"""A code that is on no paper was asked for: counted, so that nobody finds one by trying."""

from datetime import datetime

from prakerja.cards.limits import UNKNOWN_LETTERS_OF_A_NETWORK
from prakerja.codes.tallies import count, refuse_when_spent


def count_unknown_letter(*, network: str, now: datetime) -> None:
    """It is counted on the budget of whoever asks. Raises TriesSpent."""
    refuse_when_spent(UNKNOWN_LETTERS_OF_A_NETWORK, network, now=now)
    count(UNKNOWN_LETTERS_OF_A_NETWORK, network, now=now)
