"""The joiner's number in the draw: random, so that nobody guesses another's and no shared counter is waited for."""

import secrets
from typing import Final

#: Crockford's: no I, L, O or U, so that a number read aloud or from a photo is read right.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#: 65 bits: in a wave of six million the chance that any two meet is one in two million; the freezing would refuse it.
_RANDOM_CHARACTERS: Final = 13


def new_receipt(wave_number: int) -> str:
    """`12-7F3KQ2M9XA4TW7`: the wave, thirteen random characters and a check character."""
    bits = secrets.randbits(5 * _RANDOM_CHARACTERS)
    body = "".join(ALPHABET[bits >> 5 * place & 31] for place in range(_RANDOM_CHARACTERS))
    return f"{wave_number}-{body}{check_character(body)}"


def check_character(body: str) -> str:
    """Luhn's rule over 32 characters instead of ten digits."""
    total = sum(_crossed(ALPHABET.index(character), from_end=place) for place, character in enumerate(reversed(body)))
    return ALPHABET[-total % len(ALPHABET)]


def _crossed(value: int, *, from_end: int) -> int:
    if from_end % 2:
        return value
    return sum(divmod(2 * value, len(ALPHABET)))
