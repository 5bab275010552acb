"""How often is enough, of what only training counts."""

from datetime import timedelta
from typing import Final

from prakerja.codes.limits import Limit, Window

#: Codes of certificates that nobody has, from one network: as with award letters, much for a whole telephone company
#: and far too few to meet one of 2¹²² by chance.
UNKNOWN_CERTIFICATES_OF_A_NETWORK: Final = Limit(
    "unknown_certificates", (Window(100, timedelta(minutes=15)),), shares=16
)
