"""How a number and an amount of money are spelled."""

from django.utils.translation import get_language

from prakerja.kit.rupiah import Rupiah


def thousands(number: int) -> str:
    """`5.980.000`, in English `5,980,000`: the other way round each would be read as a fraction."""
    grouped = f"{number:,}"
    return grouped if get_language() == "en" else grouped.replace(",", ".")


def file_size(size: int) -> str:
    """`10 MB`: as a limit is told, in round figures, whichever way a megabyte is counted."""
    for unit, name in ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")):
        if size >= unit:
            return f"{size // unit} {name}"
    return f"{size} byte"


def rupiah(amount: Rupiah) -> str:
    """`Rp3.550.000`; in English `Rp3,550,000`."""
    return f"Rp{thousands(int(amount))}"
