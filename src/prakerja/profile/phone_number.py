"""Reads an Indonesian mobile number in any usual spelling. Pure."""

import re
import unicodedata
from enum import StrEnum
from typing import Final

import phonenumbers

from prakerja.kit.refused import Refused
from prakerja.kit.typed_number import typed_number


class PhoneReason(StrEnum):
    """Why what was typed is not a number to which a code can be sent."""

    MISSING = "missing"
    NOT_DIGITS = "not_digits"
    FOREIGN = "foreign"
    LANDLINE = "landline"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    UNKNOWN_PREFIX = "unknown_prefix"


class NotAPhoneNumber(Refused):
    """What was typed is not an Indonesian mobile number; carries the reason, never the number."""

    def __init__(self, reason: PhoneReason) -> None:
        super().__init__(reason)
        self.reason = reason


#: Digits after +62; with the leading 0 that people write one more each (10 to 13).
_SHORTEST: Final = 9
_LONGEST: Final = 12
#: Beside spaces, dots and dashes.
_SEPARATORS: Final = re.compile(r"[()/−·]+")


def read_phone_number(typed: str) -> str:
    """The number as E.164, `+628…`. Raises NotAPhoneNumber.

    The country code and the 0 are taken off before the library sees it: given `62812345678` with region ID it finds
    a valid landline, +62 62812345678.
    """
    national = _national_part(_digits(typed))
    if not national.startswith("8"):
        raise NotAPhoneNumber(PhoneReason.LANDLINE)
    if len(national) < _SHORTEST:
        raise NotAPhoneNumber(PhoneReason.TOO_SHORT)
    if len(national) > _LONGEST:
        raise NotAPhoneNumber(PhoneReason.TOO_LONG)
    number = f"+62{national}"
    if phonenumbers.number_type(phonenumbers.parse(number)) != phonenumbers.PhoneNumberType.MOBILE:
        raise NotAPhoneNumber(PhoneReason.UNKNOWN_PREFIX)
    return number


def _digits(typed: str) -> str:
    """`+62812…` or `0812…` or `812…` in ASCII digits, whatever script and separators it was typed or pasted with."""
    text = _SEPARATORS.sub("", typed_number(unicodedata.normalize("NFKC", typed))).removeprefix("tel:")
    if not text:
        raise NotAPhoneNumber(PhoneReason.MISSING)
    plus, digits = ("+", text[1:]) if text.startswith("+") else ("", text)
    if not digits.isdecimal():
        raise NotAPhoneNumber(PhoneReason.NOT_DIGITS)
    return plus + digits


def _national_part(digits: str) -> str:
    abroad = digits.removeprefix("+") if digits.startswith("+") else ""
    if digits.startswith("00"):
        abroad = digits.removeprefix("00")
    if abroad and not abroad.startswith("62"):
        raise NotAPhoneNumber(PhoneReason.FOREIGN)
    if abroad or digits.startswith("62"):
        # +62 0812… is written by many, though the 0 belongs to calls inside the country.
        return (abroad or digits).removeprefix("62").removeprefix("0")
    return digits.removeprefix("0")
