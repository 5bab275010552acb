"""What a receipt looks like, as whoever reads one aloud may check it."""

from prakerja.waves.receipts import ALPHABET, check_character

RANDOM_CHARACTERS = 13


def is_receipt(text: str) -> bool:
    """Whether it is well-formed: one mistyped character or two swapped neighbours are noticed."""
    wave, _, rest = text.partition("-")
    body, check = rest[:-1], rest[-1:]
    if not (wave.isascii() and wave.isdigit() and len(body) == RANDOM_CHARACTERS and set(body) <= set(ALPHABET)):
        return False
    return check == check_character(body)
