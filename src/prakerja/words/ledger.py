"""Accounts of the books, as the office reads them."""

from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from prakerja.ledger.chart import NATURE, AccountKind, NotInChart, Of, house_and_year
from prakerja.words.amounts import thousands
from prakerja.words.card_office import ACCOUNT_NAMES
from prakerja.words.payout_office import house_words

_SHORT: Final = 8


def kind_words(kind: int) -> str:
    """`Kas program`; of what the chart does not know, its number."""
    name = str(ACCOUNT_NAMES[AccountKind(kind)]) if kind in NATURE else str(kind)
    return name[:1].upper() + name[1:]


def account_words(kind: int, of: UUID) -> str:
    """`Cadangan gelombang 11`: which account it is, without saying whose it is where it is a person's."""
    name = kind_words(kind)
    match NATURE[AccountKind(kind)].of if kind in NATURE else None:
        case Of.YEAR:
            return _("%(account)s, tahun %(year)s") % {"account": name, "year": of.int}
        case Of.WAVE:
            return _("%(account)s %(wave)s") % {"account": name, "wave": of.int}
        case Of.APPLICANT:
            return _("%(account)s seorang penerima") % {"account": name}
        case Of.HOUSE:
            return _at_house(name, of)
        case _:
            return f"{name} {str(of)[:_SHORT]}"


def _at_house(name: str, of: UUID) -> str:
    """Of what stands in a row, also where it should not."""
    try:
        house, year = house_and_year(of)
    except NotInChart:
        return f"{name} {str(of)[:_SHORT]}"
    told = {"account": name, "house": house_words(house), "year": year}
    return _("%(account)s, %(house)s, tahun %(year)s") % told


def signed_rupiah(amount: int, *, always: bool = False) -> str:
    """`Rp5`, `−Rp5`; with `always` also `+Rp5`. What an account holds below nothing is said, and not hidden."""
    sign = "\u2212" if amount < 0 else "+" if always else ""
    return f"{sign}Rp{thousands(abs(amount))}"
