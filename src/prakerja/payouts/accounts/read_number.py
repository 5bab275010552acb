"""Reads the number of an account as people write it. Pure."""

from enum import StrEnum
from typing import Final

from prakerja.kit.refused import Refused
from prakerja.kit.typed_number import typed_number
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.profile.phone_number import NotAPhoneNumber, read_phone_number

#: Of both banks that schemes have named.
_BANK_DIGITS: Final = 10


class NumberProblem(StrEnum):
    NOT_DIGITS = "not_digits"
    NOT_TEN_DIGITS = "not_ten_digits"
    #: A wallet is known by a mobile number.
    NOT_A_MOBILE = "not_a_mobile"


class NotAnAccountNumber(Refused):
    """What was typed is no number of such an account; carries the reason, never the number."""

    def __init__(self, problem: NumberProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def read_account_number(house: AccountHouse, typed: str) -> str:
    """Ten digits of a bank; of a wallet the mobile number as `628…`. Raises NotAnAccountNumber."""
    if house.is_wallet:
        return _mobile(typed)
    digits = typed_number(typed)
    if not (digits.isascii() and digits.isdigit()):
        raise NotAnAccountNumber(NumberProblem.NOT_DIGITS)
    if len(digits) != _BANK_DIGITS:
        raise NotAnAccountNumber(NumberProblem.NOT_TEN_DIGITS)
    return digits


def _mobile(typed: str) -> str:
    try:
        return read_phone_number(typed).removeprefix("+")
    except NotAPhoneNumber:
        raise NotAnAccountNumber(NumberProblem.NOT_A_MOBILE) from None
