"""What is called what in a training that somebody follows."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.training.attendance_rules import FINAL_TEST
from prakerja.training.certificates.reasons import WithdrawnFor
from prakerja.training.states import PurchaseState
from prakerja.words.words import Words

#: With the tone of its tag.
PURCHASE_TAGS: Final[dict[PurchaseState, tuple[str, Words]]] = {
    PurchaseState.BOUGHT: ("warn", gettext_lazy("Sudah dibeli, belum dimulai")),
    PurchaseState.REDEEMED: ("warn", gettext_lazy("Sedang diikuti")),
    PurchaseState.FINISHED: ("good", gettext_lazy("Selesai")),
    PurchaseState.VOIDED: ("quiet", gettext_lazy("Pembelian dibatalkan")),
    PurchaseState.ABSENT: ("bad", gettext_lazy("Tidak diikuti")),
    PurchaseState.LEFT: ("bad", gettext_lazy("Ditinggalkan")),
    PurchaseState.LAPSED: ("bad", gettext_lazy("Lewat waktu")),
}

#: Why a certificate does not stand any more, for whoever checks it.
WITHDRAWN_FOR: Final[dict[WithdrawnFor, Words]] = {
    WithdrawnFor.ATTENDANCE_FORGED: gettext_lazy("kehadirannya dipalsukan"),
    WithdrawnFor.DONE_BY_ANOTHER: gettext_lazy("orang lain yang mengikuti pelatihan atau tesnya"),
    WithdrawnFor.NOT_TAUGHT: gettext_lazy("lembaga tidak menyelenggarakan pelatihannya seperti yang dinyatakan"),
    WithdrawnFor.ISSUED_IN_ERROR: gettext_lazy("diterbitkan karena kekeliruan kami"),
}


def meeting_words(sequence: int) -> str:
    if sequence == FINAL_TEST:
        return _("tes akhir")
    return _("pertemuan ke-%(number)s") % {"number": sequence}
