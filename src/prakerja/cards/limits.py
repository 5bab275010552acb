"""How often is enough, of what only cards count. What is counted for codes stands in `codes/limits.py`."""

from datetime import timedelta
from typing import Final

from prakerja.codes.limits import Limit, Window

_QUARTER: Final = timedelta(minutes=15)
_HOUR: Final = timedelta(hours=1)
_DAY: Final = timedelta(days=1)

#: By its holder alone, who has just shown that it is them: enough to type it into several platforms, and too few for
#: whoever sits at their telephone to make a film of it unseen. Nobody else can use these up.
NUMBERS_SHOWN: Final = Limit("card_numbers_shown", (Window(10, _HOUR), Window(30, _DAY)))
#: By its holder, counted on the password that they are in by. A number leaks once; whoever changes it again and again
#: has the password of somebody else, who makes a new one and begins anew. The office is not counted: who telephones is
#: never told to wait.
NUMBERS_REPLACED: Final = Limit("card_numbers_replaced", (Window(3, _DAY), Window(10, 30 * _DAY)))
#: Card numbers that no card has, by whoever types them into a platform: slips of a hand. Six million cards among 10¹⁴
#: numbers are one in sixteen million guesses, for which one who types thirty a day takes 1,500 years.
WRONG_NUMBERS: Final = Limit("wrong_card_numbers", (Window(10, _HOUR), Window(30, _DAY)))
#: Codes of letters that nobody has, from one network. Mobile operators put thousands of people behind one address, so
#: that is much; and far too few to meet one of 2¹²² by chance.
UNKNOWN_LETTERS_OF_A_NETWORK: Final = Limit("unknown_letters_of_a_network", (Window(100, _QUARTER),), shares=16)
