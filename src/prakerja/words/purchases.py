"""What the states of a purchase and the reasons of its moves are called."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.training.reasons import PurchaseReason
from prakerja.training.states import PurchaseState
from prakerja.words.words import Words

#: The look of the tag, and its words.
PURCHASE_TAGS: Final[dict[PurchaseState, tuple[str, Words]]] = {
    PurchaseState.BOUGHT: ("good", gettext_lazy("Sudah dibeli, belum dimulai")),
    PurchaseState.REDEEMED: ("good", gettext_lazy("Sedang diikuti")),
    PurchaseState.FINISHED: ("good", gettext_lazy("Selesai")),
    PurchaseState.VOIDED: ("quiet", gettext_lazy("Dibatalkan, uang kembali ke saldo")),
    PurchaseState.ABSENT: ("warn", gettext_lazy("Tidak hadir")),
    PurchaseState.LEFT: ("warn", gettext_lazy("Ditinggalkan")),
    PurchaseState.LAPSED: ("bad", gettext_lazy("Tidak selesai sampai batas waktu")),
}
#: Why it was undone.
VOIDED_BECAUSE: Final[dict[PurchaseReason, Words]] = {
    PurchaseReason.BY_PLATFORM: gettext_lazy("platform tempat Anda membelinya membatalkan pembelian"),
    PurchaseReason.BY_INSTITUTION: gettext_lazy("lembaga pelatihan tidak dapat menerima Anda"),
    PurchaseReason.BY_OFFICE: gettext_lazy("kartu Anda ditahan, dan dua petugas memutuskannya"),
    PurchaseReason.OBJECTION_UPHELD: gettext_lazy("keberatan Anda dibenarkan"),
    PurchaseReason.SCHEDULE_CANCELLED: gettext_lazy("jadwalnya dibatalkan"),
    PurchaseReason.COURSE_WITHDRAWN: gettext_lazy("pelatihannya tidak diselenggarakan lagi"),
}
