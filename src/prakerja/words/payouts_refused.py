"""Why what was asked of payments was refused."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.kit.refused import Refused
from prakerja.payouts.acts import NotBeingSent, NotBuilt, NotKeptBack, NotStanding
from prakerja.payouts.differences.act import NothingToRectify
from prakerja.payouts.partners.account_act import NotNamed
from prakerja.payouts.partners.querysets import NoPartnerAccount
from prakerja.payouts.querysets import NoBatch, NoInstruction
from prakerja.payouts.reconciliation.case_books import (
    CaseHasChanged,
    DayIsMissing,
    MayHaveArrived,
    NotBookedAs,
    NothingToBook,
)
from prakerja.payouts.reconciliation.case_dues import PaidAnewMeanwhile
from prakerja.payouts.reconciliation.close_case import (
    CaseIsClosed,
    CaseNoteMissing,
    MoneyDiffers,
    NobodyKnows,
    NotTheOwner,
)
from prakerja.payouts.reconciliation.note_booked_before import NotBookedSo
from prakerja.payouts.reconciliation.pair_cases import NotTheOtherHalf
from prakerja.payouts.reconciliation.querysets import NoCase
from prakerja.payouts.release_batch import BatchAltered
from prakerja.payouts.remove_instruction import RemovalNoteMissing, SentAlready
from prakerja.words.words import Words

PAYOUTS_REFUSED: Final[dict[type[Refused], Words]] = {
    NotBuilt: gettext_lazy("Kelompok ini masih disusun, atau sudah dicairkan."),
    NotBeingSent: gettext_lazy("Tidak ada yang sedang dikirim dari kelompok ini."),
    NotKeptBack: gettext_lazy("Pembayaran ini tidak ditahan petugas, atau sudah dilepas."),
    NoBatch: gettext_lazy("Kelompok pembayaran itu tidak ada."),
    NoInstruction: gettext_lazy("Pembayaran itu tidak ada."),
    RemovalNoteMissing: gettext_lazy("Tulis alasannya, paling banyak 1.000 karakter."),
    CaseIsClosed: gettext_lazy("Selisih ini sudah ditutup."),
    CaseNoteMissing: gettext_lazy("Tulis apa yang Anda temukan."),
    NotTheOwner: gettext_lazy("Yang menutup selisih adalah yang mengurusnya. Ambil dulu selisih ini."),
    NoCase: gettext_lazy("Selisih itu tidak ada."),
    MoneyDiffers: gettext_lazy(
        "Saldo bank dan pembukuan masih berbeda karena selisih ini, jadi tidak cukup ditutup dengan penjelasan. "
        "Bukukan, atau pasangkan dengan selisih lain."
    ),
    BatchAltered: gettext_lazy(
        "Isi kelompok ini bukan lagi yang dilihat kedua petugas. Tidak ada yang dicairkan. Laporkan kepada operator."
    ),
    NobodyKnows: gettext_lazy(
        "Belum jelas apa jadinya pembayaran ini. Bank yang memastikannya, atau dua petugas membukukannya."
    ),
    MayHaveArrived: gettext_lazy(
        "Pembayaran ini mungkin masih sampai. Dibukukan setelah bank tidak mengenalnya, dan rekening korannya lengkap"
        " sampai sehari sesudah kiriman terakhir."
    ),
    NothingToBook: gettext_lazy("Saldo bank dan pembukuan sudah sama. Tutup selisih ini dengan penjelasan."),
    CaseHasChanged: gettext_lazy(
        "Pembayaran ini sudah berubah sejak selisihnya ditemukan. Tunggu rekening koran berikutnya."
    ),
    DayIsMissing: gettext_lazy(
        "Yang kembali lebih banyak daripada yang keluar. Ambil dulu rekening koran hari sebelumnya."
    ),
    NotBookedAs: gettext_lazy("Pilih sebagai apa baris ini dibukukan, dan tahun anggarannya."),
    PaidAnewMeanwhile: gettext_lazy(
        "Ada pembayaran baru untuk hal yang sama yang belum selesai. Keluarkan dulu dari kelompoknya, atau tunggu "
        "hasilnya."
    ),
    NotBookedSo: gettext_lazy("Keputusan itu tidak ada, jumlahnya lain, atau sudah menjelaskan baris lain."),
    NotTheOtherHalf: gettext_lazy("Kedua selisih itu bukan dari bank yang sama, atau jumlahnya tidak saling menutup."),
    SentAlready: gettext_lazy(
        "Pembayaran itu sudah di bank, atau mungkin sudah. Yang terjadi padanya adalah jawaban bank."
    ),
    NotStanding: gettext_lazy("Kelompok ini tidak sedang dijeda atau berhenti."),
    NotNamed: gettext_lazy("Rekening ini belum dijawab banknya, atau sudah diputuskan."),
    NoPartnerAccount: gettext_lazy("Rekening itu tidak ada."),
    NothingToRectify: gettext_lazy("Tidak ada selisih yang cukup besar untuk dibetulkan."),
}
