"""The day of a measurement: which payment stands in which line, when, and in which state it was before."""

from datetime import date
from typing import Final

DAY: Final = date(2026, 11, 26)
AMOUNT: Final = 600_000
#: Lines of one second.
A_SECOND: Final = 100
#: What was on the float before it.
OPENING: Final = 10**13
#: One of so many payments was still out.
ONE_OUT_OF: Final = 100


def moment_of(number: int) -> str:
    """From eight o'clock on."""
    second = number // A_SECOND
    return f"{DAY}T{8 + second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}+07:00"


def reference_of(number: int) -> str:
    return f"PK{number:028X}"
