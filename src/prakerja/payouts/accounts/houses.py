"""The banks and wallets that a scheme names to be paid through (`schemes/*.toml`, `payment_partners`)."""

from enum import StrEnum
from typing import Final


class AccountHouse(StrEnum):
    BNI = "bni"
    BCA = "bca"
    OVO = "ovo"
    LINKAJA = "linkaja"
    GOPAY = "gopay"
    DANA = "dana"

    @property
    def bank_code(self) -> str:
        """Of Bank Indonesia; a wallet has none."""
        return _BANK_CODES.get(self, "")

    @property
    def is_wallet(self) -> bool:
        """Its account is known by a mobile number."""
        return not self.bank_code


_BANK_CODES: Final = {AccountHouse.BNI: "009", AccountHouse.BCA: "014"}
