"""Why what was asked of budgets and cards was refused."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.cards.acts import BudgetTooSmall, FundedAlready, NoAmount, NoYear
from prakerja.cards.award_cards import WaveNotFunded
from prakerja.cards.card_acts import NoDays, NoObjection, NothingToExtend, NothingToReinstate, NoUncountedSeat
from prakerja.cards.doubt_entitlement import DayBeforeBirth, DayNotYet, NotTold, SourceMissing, ToldOtherwise
from prakerja.cards.end_card import MoneyUnderWay
from prakerja.cards.entitlement_act import NothingSpeaksAgainst, ObjectionWaits, StillTimeToObject
from prakerja.cards.fill_seats import YearGoneBy
from prakerja.cards.give_seats_again import SeatsNotCounted
from prakerja.cards.hold_card import NoteMissing
from prakerja.cards.houses import FloatTooSmall, NoHouse
from prakerja.cards.move_float_act import SameHouse
from prakerja.cards.post_end import ClaimRepaid
from prakerja.cards.querysets import NoCard
from prakerja.cards.release_card import CardMoved, ReleaseTakesTwo
from prakerja.cards.require_spendable import CardEnded, CardHeld
from prakerja.cards.year_end_act import NothingToClose, YearNotOver
from prakerja.cards.year_ends import NoYearEnd
from prakerja.kit.refused import Refused
from prakerja.words.words import Words

CARDS_REFUSED: Final[dict[type[Refused], Words]] = {
    FloatTooSmall: gettext_lazy(
        "Dana tahun itu di bank itu tidak sebanyak itu. Cocokkan dulu setoran dan biayanya dengan rekening koran."
    ),
    NoHouse: gettext_lazy("Pilih bank atau dompet digital tempat dana itu."),
    SameHouse: gettext_lazy("Pilih dua bank atau dompet digital yang berbeda."),
    NoYearEnd: gettext_lazy("Tidak ada skema yang menentukan akhir tahun itu."),
    YearNotOver: gettext_lazy("Hari terakhirnya belum lewat di Jakarta, jadi belum ada yang ditutup."),
    NothingToClose: gettext_lazy("Tidak ada yang tersisa untuk ditutup, atau semua yang tersisa masih menunggu."),
    NoYear: gettext_lazy("Tahun anggaran ditulis dengan empat angka, misalnya 2026."),
    NoAmount: gettext_lazy("Tulis jumlahnya dalam rupiah, dengan angka saja."),
    BudgetTooSmall: gettext_lazy(
        "Anggaran tahun itu tidak cukup untuk semua kuota gelombang ini. Usulkan tambahan anggaran lebih dulu."
    ),
    FundedAlready: gettext_lazy("Uang untuk gelombang ini sudah disisihkan."),
    WaveNotFunded: gettext_lazy(
        "Uang untuk kartu gelombang ini belum disisihkan. Usulkan penyisihan anggarannya lebih dulu."
    ),
    NoCard: gettext_lazy("Kartu itu tidak ada."),
    NothingToReinstate: gettext_lazy("Kartu itu tidak sedang ditahan, tidak dicabut, dan tidak dikembalikan."),
    NoUncountedSeat: gettext_lazy(
        "Semua kuota gelombang itu yang kembali sudah dihitung untuk gelombang pemulihan, jadi kartunya tidak dapat "
        "dipulihkan lagi."
    ),
    NoDays: gettext_lazy("Perpanjangan paling sedikit 1 hari dan paling banyak 30 hari."),
    NothingToExtend: gettext_lazy(
        "Pelatihan pertama sudah dibeli atau kartunya sudah berakhir, jadi tidak ada batas waktu."
    ),
    YearGoneBy: gettext_lazy("Anggaran gelombang ini milik tahun lain, jadi kuotanya tidak dapat diisi lagi."),
    SeatsNotCounted: gettext_lazy(
        "Kuota yang kembali dan sudah dihitung tahun ini kurang dari kuota gelombang pemulihan ini."
    ),
    MoneyUnderWay: gettext_lazy(
        "Ada pelatihan yang dibeli dengan kartu itu dan belum selesai. Tahan kartunya, usulkan pembatalan pelatihan "
        "itu, lalu usulkan ini lagi."
    ),
    CardEnded: gettext_lazy("Kartu itu sudah berakhir."),
    NoteMissing: gettext_lazy("Tulis alasannya, untuk jejak audit"),
    CardMoved: gettext_lazy(
        "Keadaan kartu ini sudah berubah sejak Anda membukanya. Lihat riwayatnya, lalu putuskan lagi."
    ),
    ReleaseTakesTwo: gettext_lazy(
        "Kartu ini ditahan karena pemegangnya mungkin tidak berhak. Itu diputuskan dua orang: usulkan pemulihan"
        " atau berakhirnya."
    ),
    CardHeld: gettext_lazy("Kartu itu sedang ditahan. Putuskan penahanannya lebih dulu."),
    NotTold: gettext_lazy("Pilih apa yang terjadi: kematian atau hilangnya kewarganegaraan."),
    SourceMissing: gettext_lazy("Tulis dari mana kabar itu diketahui, paling banyak 500 huruf."),
    DayNotYet: gettext_lazy("Tanggal itu belum tiba. Isi hari kejadiannya."),
    DayBeforeBirth: gettext_lazy("Tanggal itu sebelum orang ini lahir. Periksa lagi suratnya."),
    ToldOtherwise: gettext_lazy(
        "Kabar yang sama sudah dicatat dengan tanggal atau sumber lain. Bila itu keliru, usulkan dulu pemulihan "
        "kartunya."
    ),
    NothingSpeaksAgainst: gettext_lazy(
        "Kartu itu tidak ditahan karena hak pemegangnya, atau daftar yang mencatatnya sudah ditarik."
    ),
    StillTimeToObject: gettext_lazy("Pemegangnya masih dapat mengajukan keberatan. Usulkan setelah waktunya lewat."),
    ObjectionWaits: gettext_lazy("Keberatan pemegangnya belum dijawab. Putuskan keberatan itu lebih dulu."),
    ClaimRepaid: gettext_lazy(
        "Sebagian tagihannya sudah dikembalikan pemegangnya. Bayarkan itu kembali lebih dulu, baru pulihkan kartunya."
    ),
    NoObjection: gettext_lazy("Tidak ada keberatan yang menunggu keputusan."),
}
