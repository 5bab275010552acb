"""What people paste as hex digits."""

import re


def checked_hex(text: str, *, digits: int) -> str | None:
    """In lowercase and without spaces, however it was pasted; None: it is not so many hex digits."""
    given = "".join(text.split()).lower()
    return given if len(given) == digits and re.fullmatch("[0-9a-f]+", given, re.ASCII) else None
