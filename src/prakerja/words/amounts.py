"""How a number and an amount of money are spelled."""

from django.utils.translation import get_language

from prakerja.kit.rupiah import Rupiah


def thousands(number: int) -> str:
    """`5.980.000`, in English `5,980,000`: the other way round each would be read as a fraction."""
    grouped = f"{number:,}"
    return grouped if get_language() == "en" else grouped.replace(",", ".")


def rupiah(amount: Rupiah) -> str:
    """`Rp3.550.000`; in English `Rp3,550,000`."""
    return f"Rp{thousands(int(amount))}"
