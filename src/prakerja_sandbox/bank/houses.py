"""The banks and wallets of the sandbox: which speak SNAP BI themselves, and how they number and name accounts."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class House:
    """A bank or wallet. `bank_code` is empty for a wallet, `float_account` for one that is only reached from others.

    Account numbers are `prefix` and the person's number in so many `digits`. `is_asymmetric`: its partner signs by key
    and brings no token. `longest_name`: where it cuts names off. `titled`: it writes SDR or SDRI before them.
    """

    code: str
    name: str
    bank_code: str
    prefix: str
    digits: int
    float_account: str = ""
    is_asymmetric: bool = False
    wants_session: bool = False
    longest_name: int = 100
    titled: bool = False

    @property
    def is_wallet(self) -> bool:
        """Whether it is numbered by phone."""
        return not self.bank_code

    def number_of(self, person: int) -> str:
        """The account number that this person has here, if they have one."""
        return f"{self.prefix}{person:0{self.digits}}"

    def person_of(self, account: str) -> int | None:
        """Whose number it would be."""
        digits = account.removeprefix(self.prefix)
        fits = account.startswith(self.prefix) and len(digits) == self.digits and digits.isascii() and digits.isdigit()
        return int(digits) if fits else None

    def id_of(self, account: str) -> str:
        """The account's name in the books."""
        return f"{self.code}:{account}"


_WALLET: Final = ("", "62811", 9)
HOUSES: Final = (
    House("bni", "Bank BNI", "009", "1", 9, "8000000001"),
    House("bca", "Bank BCA", "014", "5", 9, "8000000002", longest_name=20),
    House("bri", "Bank BRI", "002", "0021", 11),
    House("mandiri", "Bank Mandiri", "008", "137", 10, titled=True),
    House("gopay", "GoPay", *_WALLET, "8000000011", wants_session=True),
    House("ovo", "OVO", *_WALLET, "8000000012", wants_session=True),
    House("linkaja", "LinkAja", *_WALLET, "8000000013", wants_session=True),
    House("dana", "DANA", *_WALLET, "8000000014", is_asymmetric=True),
)
HOUSE_BY_CODE: Final = {house.code: house for house in HOUSES}
HOUSE_BY_BANK_CODE: Final = {house.bank_code: house for house in HOUSES if house.bank_code}
#: Those that have a server of their own.
SERVED: Final = tuple(house for house in HOUSES if house.float_account)
