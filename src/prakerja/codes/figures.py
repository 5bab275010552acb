"""The figures of one-time codes, each with its reason; every step has the same ones."""

from datetime import timedelta
from typing import Final

#: NIST 800-63B-4 asks for six at least; more are mistyped on a phone's keys.
DIGITS: Final = 6
#: NIST 800-63B-4 and ASVS 6.5.5 allow no longer; three minutes are too short for an SMS here.
LIVES: Final = timedelta(minutes=10)
#: Five guesses out of a million, and room for a slip or two.
TRIES: Final = 5
#: How long five wrong ones close the codes of an owner.
LOCK: Final = timedelta(minutes=15)
#: Between two messages of the same thing: a second tap, or a mailbox that has not been looked into yet.
PAUSE: Final = timedelta(seconds=30)
#: An SMS costs about Rp500, and nobody's phone or mailbox may be flooded by a stranger.
AN_HOUR: Final = 5
A_DAY: Final = 10
#: A letter that is asked for again takes the same digits along while they live at least this long.
WORTH_REPEATING: Final = timedelta(minutes=5)
#: A right code sent twice by a double tap is one code used once.
DOUBLE_TAP: Final = timedelta(seconds=10)
#: A letter's link leads to its code for a day; afterwards nobody can use it, and an address never proven is not ours.
KEPT: Final = timedelta(hours=24)
#: Both gateways have been tried by then; each is given five seconds.
USUALLY_SENT_WITHIN: Final = timedelta(seconds=15)
