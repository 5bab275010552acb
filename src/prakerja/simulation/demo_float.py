"""How much of the programme's money lies at each bank and wallet of the demo, by the sandbox's books and by ours."""

from typing import Final

AT_EACH_HOUSE: Final = 5_000_000_000
