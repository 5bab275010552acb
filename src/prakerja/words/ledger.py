"""Accounts and acts of the books, as the office reads them."""

from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.cards.award_cards import AWARD
from prakerja.cards.post_end import CLAIM
from prakerja.cards.return_money import RETURN
from prakerja.cards.return_unawarded import RETURN_UNAWARDED
from prakerja.ledger.chart import NATURE, AccountKind, Of
from prakerja.ledger.correct import CORRECT
from prakerja.ledger.expire_hold import EXPIRED
from prakerja.words.acts import ACT_TITLES
from prakerja.words.amounts import thousands
from prakerja.words.card_office import ACCOUNT_NAMES
from prakerja.words.words import Words

#: What the steps post by themselves; what two people decide is called as their act.
_POSTED: Final[dict[str, Words]] = {
    AWARD: gettext_lazy("Beri kartu"),
    RETURN: gettext_lazy("Kembalikan sisa uang kartu ke kas"),
    RETURN_UNAWARDED: gettext_lazy("Kembalikan uang kuota yang tidak terisi ke kas"),
    CLAIM: gettext_lazy("Tagih kembali yang sudah dipakai"),
    EXPIRED: gettext_lazy("Kembalikan dana tertahan yang lewat waktunya"),
    CORRECT: gettext_lazy("Koreksi pembukuan"),
}
_SHORT: Final = 8


def act_words(act: str) -> Words:
    """What was done; an act of a step that has no words here yet by its own name."""
    return _POSTED.get(act) or ACT_TITLES.get(act) or act


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
        case _:
            return f"{name} {str(of)[:_SHORT]}"


def signed_rupiah(amount: int, *, always: bool = False) -> str:
    """`Rp5`, `−Rp5`; with `always` also `+Rp5`. What an account holds below nothing is said, and not hidden."""
    sign = "\u2212" if amount < 0 else "+" if always else ""
    return f"{sign}Rp{thousands(abs(amount))}"
