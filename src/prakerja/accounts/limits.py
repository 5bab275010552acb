"""How often is enough, of what only this step counts. What is counted for codes stands in `codes/limits.py`.

Whoever is limited by what others do is limited by a stranger: so every budget belongs to whoever tries, and the one
that strangers share is never asked of a browser in which the account was opened before, nor of a code by e-mail.
"""

from datetime import timedelta
from typing import Final

from prakerja.codes.limits import Limit, Window

LINK_LIVES: Final = timedelta(hours=24)
#: Sent on a Friday evening it still opens on Monday; whoever comes later is sent another.
INVITATION_LIVES: Final = timedelta(hours=72)

_QUARTER: Final = timedelta(minutes=15)
_DAY: Final = timedelta(days=1)
#: A slip or two, the old password, caps lock; and a bad day of it.
_OF_ONE: Final = (Window(5, _QUARTER), Window(20, _DAY))

#: From one network, for one address. Five networks together would be needed to use up what strangers share.
WRONG_PASSWORDS: Final = Limit("wrong_passwords", _OF_ONE)
#: For one address, by everybody of whom nothing is known, from however many networks: what can be guessed in a day of
#: an account, and the most that NIST 800-63B-4 (3.2.2) allows. A right password is not counted.
WRONG_PASSWORDS_OF_STRANGERS: Final = Limit("wrong_passwords_of_strangers", (Window(100, _DAY),))
#: In one browser in which the account was opened before. Nobody else can use it up.
WRONG_PASSWORDS_WHERE_KNOWN: Final = Limit("wrong_passwords_where_known", _OF_ONE)
#: Of one session, whose owner is asked once more for the password: who stole another uses up none of these.
WRONG_CONFIRMATIONS: Final = Limit("wrong_confirmations", _OF_ONE)
#: Mobile operators put thousands of people behind one address, so what a network may do is much.
WRONG_TRIES_OF_A_NETWORK: Final = Limit("network_wrong_tries", (Window(100, _QUARTER),), shares=16)
#: Six digits, three of which are right at any time; counted apart for each way of having come (`counted_tries.py`).
WRONG_APP_CODES: Final = Limit("wrong_app_codes", _OF_ONE)
#: By one partner: more colleagues than that begin on no day, and no mailbox is filled by it.
INVITATIONS_OF_A_PARTNER: Final = Limit("invitations_of_a_partner", (Window(20, _DAY),))
#: Eight digits, ten of which are right. Not with those of the app: whoever lost the telephone has these alone.
WRONG_RECOVERY_CODES: Final = Limit("wrong_recovery_codes", (Window(5, _QUARTER),), pause=timedelta(hours=1))
