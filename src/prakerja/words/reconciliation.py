"""What a bank's books and ours do not have alike, as the office reads it."""

from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prakerja.payouts.reconciliation.case_rules import Becomes
from prakerja.payouts.reconciliation.states import BookedAs, CaseEnd, CaseKind
from prakerja.words.ledger import signed_rupiah
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
    CaseKind.NO_ANSWER: _("Tidak jelas apakah sampai"),
    CaseKind.BALANCE: _("Saldo awal bukan saldo akhir hari sebelumnya"),
}
#: What it means, and what whoever looks after it does.
CASE_MEANINGS: Final[dict[CaseKind, Words]] = {
    CaseKind.PAID_HERE: _(
        "Bank menjawab bahwa ini dibayar, tetapi rekening korannya tidak memuatnya. Bila tercetak besok, selisih ini"
        " tertutup sendiri. Bila tidak, tanyakan kepada bank."
    ),
    CaseKind.PAID_THERE: _(
        "Dana sudah keluar, padahal pembayaran ini tercatat tidak dibayar. Tanyakan kepada bank, lalu bukukan. Setelah"
        " dibukukan, penerimanya tidak dibayar lagi untuk hal yang sama."
    ),
    CaseKind.PAID_TWICE: _(
        "Dana keluar lebih dari sekali untuk satu pembayaran. Bila dibukukan, kelebihannya menjadi tagihan kepada yang"
        " menerimanya."
    ),
    CaseKind.OTHER_AMOUNT: _(
        "Jumlah di bank bukan jumlah pembayaran. Tanyakan kepada bank, lalu bukukan. Yang kurang jatuh tempo lagi, dan"
        " yang lebih menjadi tagihan."
    ),
    CaseKind.OTHER_FEE: _("Biaya yang dipotong bukan biaya yang dikabarkan. Tanyakan kepada bank, lalu bukukan."),
    CaseKind.DOUBLED_LINE: _(
        "Baris yang sama tercetak dua kali. Yang dibukukan sekali. Mintalah rekening koran yang benar kepada bank."
    ),
    CaseKind.MISSING_LINE: _(
        "Menurut saldo dan jumlah barisnya, rekening koran ini kurang satu baris atau lebih. Mintalah yang lengkap:"
        " selisih ini lalu tertutup sendiri."
    ),
    CaseKind.UNKNOWN_LINE: _(
        "Baris ini tidak menyebut pembayaran kita. Setoran dan biaya dibukukan dua petugas. Pengembalian dari penerima"
        " dicatat di halaman Pengembalian dengan nomor pembayarannya. Yang menyebut nomor itu tercatat sendiri."
    ),
    CaseKind.NO_ANSWER: _(
        "Pembayaran ini dikirim. Sehari lamanya bank tidak memastikan apa jadinya, dan tidak ada rekening koran yang"
        " memuatnya. Tanyakan kepada bank. Bila kemudian tercetak atau dijawab, selisih ini tertutup sendiri. Bila"
        " tidak pernah sampai, bukukan: uangnya jatuh tempo lagi."
    ),
    CaseKind.BALANCE: _("Di antara dua rekening koran ada yang bergerak tanpa tercetak. Tanyakan kepada bank."),
}
#: How a person has closed one.
CASE_ENDS: Final[dict[CaseEnd, Words]] = {
    CaseEnd.EXPLAINED: _("Ditutup dengan penjelasan: bank dan pembukuan sama"),
    CaseEnd.BOOKED: _("Dibukukan dua petugas"),
    CaseEnd.BOOKED_BEFORE: _("Sudah ada di pembukuan"),
    CaseEnd.SAME: _("Berpasangan dengan selisih lain"),
}
BOOKED_AS: Final[dict[BookedAs, Words]] = {
    BookedAs.FEE: _("biaya bank"),
    BookedAs.DEPOSIT: _("setoran negara"),
}
#: What a payment becomes by it.
PAYMENT_BECOMES: Final[dict[Becomes, Words]] = {
    Becomes.PAID: _("Sudah dibayar"),
    Becomes.RETURNED: _("Dikembalikan bank"),
    Becomes.NEVER_ARRIVED: _("Tidak pernah sampai ke bank, dan jatuh tempo lagi"),
    Becomes.STAYS: _("tetap seperti sekarang"),
}


def bank_words(kind: CaseKind, there: int) -> str:
    """What the bank has. Of nobody's payment it is said which way the money went: a minus would say that it left."""
    if kind is not CaseKind.UNKNOWN_LINE:
        return signed_rupiah(there)
    words = gettext("%(amount)s keluar") if there >= 0 else gettext("%(amount)s masuk")
    return words % {"amount": signed_rupiah(abs(there))}
