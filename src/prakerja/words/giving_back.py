"""What giving a card back costs its holder, and why it cannot be given back now, with what they do instead."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.cards.own_return import AgainstReturn
from prakerja.schemes.eligibility import Eligibility
from prakerja.words.words import Words

NOT_NOW: Final[dict[AgainstReturn, Words]] = {
    AgainstReturn.ENDED: gettext_lazy("Kartu ini sudah berakhir, jadi tidak ada lagi yang dapat dikembalikan."),
    AgainstReturn.HELD: gettext_lazy(
        "Kartu ini sedang ditahan. Selama itu kartu tidak dapat dikembalikan, dan uangnya tidak bergerak. Halaman kartu"
        " menunjukkan alasannya; setelah penahanan dilepas, kartu dapat dikembalikan."
    ),
    AgainstReturn.MONEY_UNDER_WAY: gettext_lazy(
        "Ada pembelian dengan kartu ini yang masih menunggu jawaban. Coba lagi setelah pembelian itu selesai atau"
        " dibatalkan."
    ),
}


def joining_again(eligibility: Eligibility) -> str:
    """Whoever gave a card back stays a recipient in the tables by which the next waves are screened."""
    if eligibility.one_card_per_lifetime:
        return _(
            "tidak dapat lagi. Menurut aturan kartu ini setiap orang hanya mendapat satu kartu seumur hidup, juga bila"
            " kartunya dikembalikan"
        )
    return _("Anda tetap tercatat sebagai penerima; aturan tiap gelombang menentukan apakah Anda boleh bergabung")


def in_the_household(eligibility: Eligibility) -> str:
    """Empty where a family card has no cap."""
    if eligibility.household_cap is None:
        return ""
    words = _("kartu ini tetap dihitung dalam batas %(cap)s penerima untuk satu kartu keluarga")
    return words % {"cap": eligibility.household_cap}
