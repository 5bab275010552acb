"""What a difference between what was paid and what should be is called, and what is done about it."""

from typing import Final

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext_lazy as _

from prakerja.payouts.differences.kinds import DIRECTION_OF, DifferenceKind, Direction
from prakerja.payouts.partners.partner_differences import PartnerDifference, PartnerDifferenceKind
from prakerja.training.statements.waiting_claims import WaitingClaim
from prakerja.words.words import Words

DIFFERENCE_KINDS: Final[dict[DifferenceKind, Words]] = {
    DifferenceKind.WITHOUT_CERTIFICATE: _("Dibayar, lalu sertifikatnya ditarik"),
    DifferenceKind.NOTHING_DUE: _("Dibayar, padahal tidak jatuh tempo"),
    DifferenceKind.TWICE: _("Dibayar lebih dari sekali"),
    DifferenceKind.TOO_MUCH: _("Dibayar terlalu banyak"),
    DifferenceKind.TOO_LITTLE: _("Dibayar terlalu sedikit"),
    DifferenceKind.SAID_PAID: _("Tercatat diterima, padahal tidak dikirim"),
    DifferenceKind.FORGOTTEN: _("Harinya lewat, tetapi belum jatuh tempo"),
    DifferenceKind.NOT_SAID_PAID: _("Dibayar, tetapi tidak tercatat diterima"),
    DifferenceKind.BOOKS_HOLD_LESS: _("Pembukuan menyimpan lebih sedikit daripada yang jatuh tempo"),
    DifferenceKind.BOOKS_HOLD_MORE: _("Pembukuan menyimpan lebih banyak daripada yang jatuh tempo"),
    DifferenceKind.BOOKED_LESS: _("Pembukuan mencatat lebih sedikit daripada yang dibayar"),
    DifferenceKind.BOOKED_MORE: _("Pembukuan mencatat lebih banyak daripada yang dibayar"),
}
PARTNER_DIFFERENCES: Final[dict[PartnerDifferenceKind, Words]] = {
    PartnerDifferenceKind.BEYOND: _("Dibayar lebih dari yang disetujui"),
    PartnerDifferenceKind.CARRIED: _("Ditarik kembali lebih besar daripada yang diperoleh"),
    PartnerDifferenceKind.CAME_BACK: _("Ditagih, lalu dikirim kembali oleh bank"),
}
DIRECTIONS: Final[dict[Direction, Words]] = {
    Direction.OVERPAID: _("Lebih bayar"),
    Direction.UNDERPAID: _("Kurang bayar"),
}
TOO_LITTLE: Final[Words] = _("dibiarkan: jumlahnya terlalu kecil")
_DONE: Final[dict[Direction, Words]] = {
    Direction.OVERPAID: _("diminta kembali dengan surat"),
    Direction.UNDERPAID: _("jatuh tempo lagi"),
}


def direction_words(kind: DifferenceKind) -> Words:
    direction = DIRECTION_OF.get(kind)
    return DIRECTIONS[direction] if direction else _("Pembukuan")


def what_happens(kind: DifferenceKind, *, is_enough: bool) -> Words:
    """To one of them, when two people rectify those of its direction."""
    direction = DIRECTION_OF.get(kind)
    if direction is None:
        return _("diperiksa satu per satu")
    return _DONE[direction] if is_enough else TOO_LITTLE


def what_happens_to_partner(one: PartnerDifference) -> Words:
    """When two people rectify it; a statement takes what an earlier one left all the same."""
    if one.kind == PartnerDifferenceKind.CAME_BACK:
        return _("tagihannya dilepas, dan rekapitulasi berikutnya menambahkannya")
    if one.kind == PartnerDifferenceKind.BEYOND:
        return _("menjadi tagihan; sebelumnya tidak dipotong")
    return _("menjadi tagihan dan mitra diberi tahu; rekapitulasi berikutnya memotongnya juga tanpa itu")


def claim_words(one: WaitingClaim) -> str:
    """How it comes back."""
    if one.on_month is not None:
        month = date_format(one.on_month, "F Y")
        return str(_("diperhitungkan di rekapitulasi %(month)s, yang menunggu dua petugas") % {"month": month})
    return str(_("sudah ditagih; rekapitulasi berikutnya memperhitungkannya"))
