"""How often is enough, of what only this step counts. What is counted for codes stands in `codes/limits.py`."""

from datetime import timedelta
from typing import Final

from prakerja.codes.limits import Limit, Window

LINK_LIVES: Final = timedelta(hours=24)

_QUARTER: Final = timedelta(minutes=15)

WRONG_PASSWORDS: Final = Limit("wrong_passwords", (Window(5, _QUARTER),), pause=_QUARTER)
WRONG_SECOND_FACTORS: Final = Limit("wrong_second_factors", (Window(5, _QUARTER),), pause=_QUARTER)
#: Of somebody signed in, who is asked once more for the password.
WRONG_CONFIRMATIONS: Final = Limit("wrong_confirmations", (Window(5, _QUARTER),), pause=_QUARTER)
#: Mobile operators put thousands of people behind one address, so what a network may do is much.
WRONG_TRIES_OF_A_NETWORK: Final = Limit("network_wrong_tries", (Window(100, _QUARTER),), shares=16)
