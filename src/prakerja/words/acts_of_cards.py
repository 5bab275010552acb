"""What the acts that take two people are called, and what each of them does: budgets and cards."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.cards.acts import ALLOW_BUDGET, FUND_WAVE
from prakerja.cards.card_acts import EXTEND, REINSTATE, REJECT_OBJECTION, REVOKE
from prakerja.cards.deposit_act import NOTE_DEPOSIT
from prakerja.cards.entitlement_act import END_ENTITLEMENT
from prakerja.cards.fee_act import NOTE_FEE
from prakerja.cards.move_float_act import MOVE_FLOAT
from prakerja.cards.year_end_act import CLOSE_YEAR
from prakerja.words.words import Words

CARDS_TITLES: Final[dict[str, Words]] = {
    ALLOW_BUDGET.name: gettext_lazy("Tambah anggaran tahun"),
    FUND_WAVE.name: gettext_lazy("Sisihkan uang untuk gelombang"),
    NOTE_FEE.name: gettext_lazy("Catat biaya bank"),
    CLOSE_YEAR.name: gettext_lazy("Tutup akhir tahun"),
    NOTE_DEPOSIT.name: gettext_lazy("Catat setoran negara di bank"),
    MOVE_FLOAT.name: gettext_lazy("Pindahkan dana antarbank"),
    REINSTATE.name: gettext_lazy("Pulihkan kartu"),
    EXTEND.name: gettext_lazy("Perpanjang batas waktu kartu"),
    REVOKE.name: gettext_lazy("Cabut kartu"),
    END_ENTITLEMENT.name: gettext_lazy("Akhiri hak pemegang kartu"),
    REJECT_OBJECTION.name: gettext_lazy("Tolak keberatan"),
}

CARDS_CONSEQUENCES: Final[dict[str, Words]] = {
    EXTEND.name: gettext_lazy(
        "Pemegang kartu mendapat hari tambahan untuk membeli pelatihan pertama dan diberi tahu. Uangnya tidak bergerak."
    ),
    REVOKE.name: gettext_lazy(
        "Kartu dicabut dan sisa uangnya kembali ke kas tahun anggarannya. Pemegangnya diberi tahu dan dapat mengajukan "
        "keberatan selama 14 hari."
    ),
    END_ENTITLEMENT.name: gettext_lazy(
        "Kartu berakhir sejak hari kejadiannya. Bila pada hari penetapannya orang ini tidak berhak, kartunya batal "
        "sejak awal. Sisa uangnya kembali ke kas, dan yang sudah dibelanjakan atau dibayarkan ditagih. Bila "
        "sesudahnya, yang belum dibayarkan berhenti dan tidak ada yang ditagih. Pemegangnya, atau keluarganya, "
        "diberi tahu dan dapat mengajukan keberatan selama 14 hari."
    ),
    REINSTATE.name: gettext_lazy(
        "Kartu kembali kepada pemegangnya beserta uang yang ada di kartu itu sebelumnya, yang disisihkan lagi dari kas "
        "tahun anggarannya. Pemegangnya diberi tahu batas waktu yang baru."
    ),
    REJECT_OBJECTION.name: gettext_lazy(
        "Keadaan kartu tetap dan pemegangnya diberi tahu. Kuotanya dapat dihitung untuk gelombang pemulihan."
    ),
    ALLOW_BUDGET.name: gettext_lazy(
        "Anggaran tahun itu bertambah, dan dapat disisihkan untuk gelombang. Tidak dapat dikurangi lagi di sini."
    ),
    FUND_WAVE.name: gettext_lazy(
        "Uang untuk semua kuota gelombang ini disisihkan dari anggaran tahunnya, sehingga hasilnya dapat diumumkan. "
        "Gelombang lain tidak dapat memakainya."
    ),
    MOVE_FLOAT.name: gettext_lazy(
        "Dana tahun itu berkurang di bank asal dan bertambah di bank tujuan sebesar itu di pembukuan. Program tidak "
        "mengirim uangnya: pindahkan lewat layanan bank, dan cocokkan dengan kedua rekening koran."
    ),
    NOTE_FEE.name: gettext_lazy(
        "Biaya itu tercatat, dan dana di bank itu berkurang sebesar itu. Cocokkan dulu jumlah dan tahunnya dengan "
        "rekening koran bank itu."
    ),
    CLOSE_YEAR.name: gettext_lazy(
        "Yang tersisa kembali ke kas tahun anggarannya, dan pemegang kartu diberi tahu lewat e-mail. Kartu yang "
        "selesai tidak dapat dipakai lagi, dan kuotanya tidak diberikan lagi. Kartu yang ditahan, atau yang uangnya "
        "masih menunggu, tidak disentuh. Tidak dapat ditarik kembali."
    ),
    NOTE_DEPOSIT.name: gettext_lazy(
        "Setoran itu tercatat sebagai dana di bank itu. Cocokkan dulu jumlah dan tahunnya dengan rekening korannya."
    ),
}
