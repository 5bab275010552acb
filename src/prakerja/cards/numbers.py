"""Card numbers: 16 digits by chance, closed by Luhn's check digit. Pure but for the chance."""

import secrets
from typing import Final

#: Says nothing about anybody; a number that begins otherwise is no card of this programme.
_PREFIX: Final = "9"
_CHANCE: Final = 14
DIGITS: Final = len(_PREFIX) + _CHANCE + 1


def new_number() -> str:
    """One of 10¹⁴, so that who guesses a million a second for a year meets fewer than a third of them."""
    payload = f"{_PREFIX}{secrets.randbelow(10**_CHANCE):0{_CHANCE}d}"
    return payload + _check_digit(payload)


def is_number(text: str) -> bool:
    """Whether it could be a card number: sixteen digits, of which the last is right."""
    is_long = len(text) == DIGITS and text.isascii() and text.isdigit()
    return is_long and text.startswith(_PREFIX) and _check_digit(text[:-1]) == text[-1]


def last_four(number: str) -> str:
    return number[-4:]


def _check_digit(payload: str) -> str:
    # Every second digit counts double, from the last one on; of what is more than nine, its digits.
    doubled, single = payload[::-2].translate(_DOUBLED), payload[-2::-2]
    return str(-sum(map(int, doubled + single)) % 10)


_DOUBLED: Final = str.maketrans("0123456789", "0246813579")
