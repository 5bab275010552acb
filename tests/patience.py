"""How long a test waits for what must come.

No run gets slower by it: what comes ends the waiting, and only a failure takes so long to be told. A machine that is
busy with other things may take a minute for what takes a second; how soon a thing must come is said by the test itself.
"""

from typing import Final

PATIENCE_S: Final = 120
