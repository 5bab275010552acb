"""How often is enough. One limit per thing that is counted, with the pause that follows."""

from dataclasses import dataclass
from datetime import timedelta

#: Tries that one code allows, and how long it lives (NIST 63B-4 and ASVS 6.5.5 cap it at ten minutes).
TRIES_PER_CODE = 5
CODE_LIVES = timedelta(minutes=10)
#: A letter that is asked for again takes the same code along while it lives at least this long.
WORTH_REPEATING = timedelta(minutes=5)
NEXT_LETTER_AFTER = timedelta(seconds=30)
LINK_LIVES = timedelta(hours=24)
#: A right code sent twice by a double tap is one code used once.
DOUBLE_TAP = timedelta(seconds=10)


@dataclass(frozen=True)
class Limit:
    kind: str
    most: int
    #: Counting starts anew this long after the first.
    within: timedelta
    #: The pause after the last allowed one; none: counting simply starts anew.
    pause: timedelta = timedelta(0)


_QUARTER = timedelta(minutes=15)

WRONG_PASSWORDS = Limit("wrong_passwords", 5, _QUARTER, _QUARTER)
WRONG_CODES = Limit("wrong_codes", 10, timedelta(hours=1), _QUARTER)
WRONG_SECOND_FACTORS = Limit("wrong_second_factors", 5, _QUARTER, _QUARTER)
LETTERS_AN_HOUR = Limit("letters_an_hour", 5, timedelta(hours=1))
LETTERS_A_DAY = Limit("letters_a_day", 10, timedelta(days=1))
# Mobile operators put thousands of people behind one address, so what a network may do is much.
WRONG_TRIES_OF_A_NETWORK = Limit("network_wrong_tries", 100, _QUARTER, _QUARTER)
LETTERS_OF_A_NETWORK = Limit("network_letters", 300, timedelta(hours=1))
