"""What is said of what somebody owes back: how it stands, why, and why something about it was refused."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.appeals.querysets import NoDemand
from prakerja.appeals.repayment.case_of_line import LineOtherwise
from prakerja.appeals.repayment.decision import DemandedByThem
from prakerja.appeals.repayment.names import NoSuchDemand
from prakerja.appeals.repayment.record_repayment import LineOfTomorrow, LineUsed
from prakerja.appeals.repayment.refusals import (
    DemandedAlready,
    NoBankLine,
    NobodyDied,
    NoLongerPlan,
    NoObjectionToDemand,
    NothingOwed,
    NothingToGiveBack,
    NotLonger,
    NotOpen,
    NotOverdue,
    NoWriteOff,
    OfTheDead,
    TooLittleToDemand,
)
from prakerja.appeals.states import DemandState, WrittenOffFor
from prakerja.kit.refused import Refused
from prakerja.words.words import Words

#: Its look and its words.
DEMAND_TAGS: Final[dict[DemandState, tuple[str, Words]]] = {
    DemandState.OPEN: ("warn", gettext_lazy("Belum lunas")),
    DemandState.OBJECTED: ("quiet", gettext_lazy("Keberatan diperiksa")),
    DemandState.HANDED_OVER: ("bad", gettext_lazy("Di bagian hukum")),
    DemandState.PAID: ("good", gettext_lazy("Lunas")),
    DemandState.DROPPED: ("good", gettext_lazy("Tidak ditagih lagi")),
    DemandState.WRITTEN_OFF: ("quiet", gettext_lazy("Dihapus")),
}
WRITTEN_OFF_FOR: Final[dict[WrittenOffFor, Words]] = {
    WrittenOffFor.DEATH: gettext_lazy("orangnya meninggal"),
    WrittenOffFor.LAW: gettext_lazy("menurut peraturan yang disebut di alasannya"),
}
APPEALS_REFUSED: Final[dict[type[Refused], Words]] = {
    NoDemand: gettext_lazy("Permintaan pengembalian itu tidak ada."),
    NoSuchDemand: gettext_lazy("Alamat itu bukan permintaan pengembalian."),
    NothingOwed: gettext_lazy("Tidak ada yang ditagih untuk kartu ini."),
    DemandedAlready: gettext_lazy("Pengembalian untuk kartu ini sudah diminta."),
    OfTheDead: gettext_lazy("Pemegangnya sudah meninggal. Tidak ada yang diminta dari keluarganya."),
    NobodyDied: gettext_lazy(
        "Tagihan ini tidak dihapus karena laporan wafat, atau laporannya sudah dinyatakan keliru."
    ),
    TooLittleToDemand: gettext_lazy("Lebih bayarnya kurang dari Rp10.000: dibiarkan di daftar dan tidak diminta."),
    NotOpen: gettext_lazy("Waktu pengembaliannya sedang tidak berjalan. Lihat keadaan terbarunya."),
    NotOverdue: gettext_lazy("Batas waktunya belum lewat."),
    NoObjectionToDemand: gettext_lazy("Tidak ada keberatan yang menunggu keputusan."),
    NoLongerPlan: gettext_lazy("Isi jumlah bulan, 1 sampai 36, dan dasar hukumnya."),
    NotLonger: gettext_lazy("Rencana itu tidak lebih panjang dari waktu yang sudah ia punya. Isi lebih banyak bulan."),
    NoWriteOff: gettext_lazy("Pilih mengapa tagihannya dihapus."),
    NothingToGiveBack: gettext_lazy("Tidak ada kelebihan yang harus dikirim kembali."),
    NoBankLine: gettext_lazy("Pilih banknya dan isi nomor baris di rekening koran."),
    DemandedByThem: gettext_lazy("Anda ikut meminta pengembalian ini. Dua petugas lain yang memutuskan keberatannya."),
    LineUsed: gettext_lazy("Baris rekening koran itu sudah dicatat."),
    LineOtherwise: gettext_lazy(
        "Di rekening koran, jumlah baris itu lain, atau baris itu sudah dibukukan sebagai hal lain. Cocokkan lagi."
    ),
    LineOfTomorrow: gettext_lazy("Tanggal itu belum tiba. Isi tanggal di rekening koran."),
}
