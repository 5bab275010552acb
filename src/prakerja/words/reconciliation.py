"""What a bank's books and ours do not have alike, as the office reads it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.payouts.reconciliation.states import CaseKind
from prakerja.words.words import Words

CASE_KINDS: Final[dict[CaseKind, Words]] = {
    CaseKind.PAID_HERE: _("Kita catat dibayar, bank tidak"),
    CaseKind.PAID_THERE: _("Bank mencatat keluar, kita tidak"),
    CaseKind.PAID_TWICE: _("Keluar lebih dari sekali"),
    CaseKind.OTHER_AMOUNT: _("Jumlahnya lain"),
    CaseKind.OTHER_FEE: _("Biayanya lain"),
    CaseKind.DOUBLED_LINE: _("Satu baris tercetak dua kali"),
    CaseKind.MISSING_LINE: _("Satu baris tidak tercetak"),
    CaseKind.UNKNOWN_LINE: _("Baris yang tidak dikenal"),
    CaseKind.BALANCE: _("Saldo awal bukan saldo akhir hari sebelumnya"),
}
#: What it means, and what whoever looks after it does.
CASE_MEANINGS: Final[dict[CaseKind, Words]] = {
    CaseKind.PAID_HERE: _(
        "Bank menjawab bahwa ini dibayar, tetapi rekening korannya tidak memuatnya. Bila tercetak besok, selisih ini"
        " tertutup sendiri. Bila tidak, tanyakan kepada bank."
    ),
    CaseKind.PAID_THERE: _(
        "Dana sudah keluar, padahal pembayaran ini tercatat tidak dibayar. Tanyakan kepada bank, dan pastikan"
        " penerimanya tidak dibayar lagi."
    ),
    CaseKind.PAID_TWICE: _("Dana keluar lebih dari sekali untuk satu pembayaran. Mintalah kelebihannya kembali."),
    CaseKind.OTHER_AMOUNT: _("Jumlah di bank bukan jumlah pembayaran. Tidak ada yang dibukukan. Tanyakan kepada bank."),
    CaseKind.OTHER_FEE: _("Biaya yang dipotong bukan biaya yang dikabarkan. Tanyakan kepada bank."),
    CaseKind.DOUBLED_LINE: _(
        "Baris yang sama tercetak dua kali. Yang dibukukan sekali. Mintalah rekening koran yang benar kepada bank."
    ),
    CaseKind.MISSING_LINE: _(
        "Menurut saldo dan jumlah barisnya, rekening koran ini kurang satu baris atau lebih. Mintalah yang lengkap."
    ),
    CaseKind.UNKNOWN_LINE: _(
        "Baris ini tidak menyebut pembayaran kita. Setoran dan biaya dicatat dua petugas di halaman anggaran."
    ),
    CaseKind.BALANCE: _("Di antara dua rekening koran ada yang bergerak tanpa tercetak. Tanyakan kepada bank."),
}
