"""What the acts that take two people are called, and what each of them does: payments and repayments."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.appeals.repayment.acts import (
    DEMAND,
    FIND_ALIVE,
    GIVE_BACK,
    HAND_OVER,
    LONGER_PLAN,
    REJECT,
    UPHOLD,
    WRITE_OFF,
)
from prakerja.appeals.screening.acts import REJECT_VERDICT, UPHOLD_VERDICT
from prakerja.payouts.acts import LET_GO, PAUSE, RELEASE
from prakerja.payouts.acts import RESUME as RESUME_PAYOUTS
from prakerja.payouts.differences.act import RECTIFY
from prakerja.payouts.partners.account_act import USE_PARTNER_ACCOUNT
from prakerja.payouts.partners.rectify_act import RECTIFY_PARTNERS
from prakerja.payouts.reconciliation.case_act import BOOK_CASE
from prakerja.words.words import Words

PAYOUTS_TITLES: Final[dict[str, Words]] = {
    DEMAND.name: gettext_lazy("Minta pengembalian"),
    LONGER_PLAN.name: gettext_lazy("Beri rencana pengembalian yang lebih panjang"),
    HAND_OVER.name: gettext_lazy("Serahkan pengembalian kepada bagian hukum"),
    WRITE_OFF.name: gettext_lazy("Hapus tagihan"),
    FIND_ALIVE.name: gettext_lazy("Nyatakan laporan wafatnya keliru"),
    UPHOLD.name: gettext_lazy("Benarkan keberatan atas pengembalian"),
    REJECT.name: gettext_lazy("Tolak keberatan atas pengembalian"),
    GIVE_BACK.name: gettext_lazy("Catat kelebihan yang dikirim kembali"),
    UPHOLD_VERDICT.name: gettext_lazy("Benarkan keberatan atas pemeriksaan syarat"),
    REJECT_VERDICT.name: gettext_lazy("Tolak keberatan atas pemeriksaan syarat"),
    RELEASE.name: gettext_lazy("Cairkan kelompok pembayaran"),
    RECTIFY.name: gettext_lazy("Betulkan selisih pembayaran"),
    RECTIFY_PARTNERS.name: gettext_lazy("Betulkan lebih bayar kepada mitra"),
    LET_GO.name: gettext_lazy("Lepas pembayaran yang ditahan"),
    BOOK_CASE.name: gettext_lazy("Bukukan selisih dengan bank"),
    PAUSE.name: gettext_lazy("Jeda kelompok pembayaran"),
    RESUME_PAYOUTS.name: gettext_lazy("Lanjutkan kelompok pembayaran"),
    USE_PARTNER_ACCOUNT.name: gettext_lazy("Pakai rekening mitra"),
}

PAYOUTS_CONSEQUENCES: Final[dict[str, Words]] = {
    USE_PARTNER_ACCOUNT.name: gettext_lazy(
        "Mitra dibayar ke rekening ini. Rekening pertama langsung dipakai. Rekening pengganti dipakai setelah tiga "
        "hari kerja. Semua staf mitra diberi tahu, juga yang baru saja keluar."
    ),
    LET_GO.name: gettext_lazy(
        "Uang ini masuk kelompok berikutnya, sesudah pemeriksaan yang sama seperti semua pembayaran."
    ),
    BOOK_CASE.name: gettext_lazy(
        "Pembukuan menjadi sama dengan rekening koran, dan pembayarannya menjadi seperti di bank. Yang dibayar "
        "lebih ditagih kepada yang menerimanya. Mulai Rp10.000 penerima insentif mendapat surat permintaan "
        "pengembalian, dan waktunya berjalan sejak hari itu. Selisih ini lalu ditutup."
    ),
    RECTIFY.name: gettext_lazy(
        "Tiap selisih dalam daftar diperiksa sekali lagi. Yang lebih bayar menjadi tagihan: orangnya "
        "mendapat surat permintaan pengembalian, dan waktunya berjalan sejak hari itu. "
        "Yang kurang bayar jatuh tempo dan dibayar pada malam berikutnya. Yang berubah sejak diusulkan tidak disentuh."
    ),
    RECTIFY_PARTNERS.name: gettext_lazy(
        "Tiap baris dalam daftar diperiksa sekali lagi. Yang lebih bayar menjadi tagihan kepada mitra, dan dipotong "
        "dari rekapitulasi berikutnya. Yang ditagih keliru dilepas, dan ditambahkan ke rekapitulasi berikutnya. "
        "Semua staf mitra itu diberi tahu lewat e-mail. Yang berubah sejak diusulkan tidak disentuh."
    ),
    UPHOLD_VERDICT.name: gettext_lazy(
        "Keputusan ini dicatat di catatan publik. Setelah pengawas melihatnya, kunci undian orang ini dihitung. Kuota"
        " diberikan hanya bila kuncinya mendahului kunci terakhir yang terpilih. Tidak dapat ditarik kembali."
    ),
    REJECT_VERDICT.name: gettext_lazy(
        "Hasilnya tetap. Keputusan dan kunci undian orang ini dicatat di catatan publik juga. Ia diberi tahu alasannya."
    ),
    DEMAND.name: gettext_lazy(
        "Orang ini menerima surat dengan alasan dan jumlahnya. Waktu pengembaliannya berjalan sejak hari itu."
    ),
    LONGER_PLAN.name: gettext_lazy(
        "Yang masih ditagih dibagi per bulan. Batas waktunya menjadi tanggal bagian terakhir."
    ),
    HAND_OVER.name: gettext_lazy(
        "Bagian hukum menerima berkasnya, dan orang ini diberi tahu. Yang dibayar sesudahnya tetap mengurangi tagihan."
    ),
    WRITE_OFF.name: gettext_lazy(
        "Tidak ada lagi yang ditagih dari orang ini. Kas tahun anggaran berkurang sebesar sisanya."
    ),
    FIND_ALIVE.name: gettext_lazy(
        "Penghapusan tagihannya dibalik di buku besar. Permintaan yang lama tetap berakhir: yang ditagih diminta lagi "
        "hanya dengan surat baru, oleh dua petugas."
    ),
    UPHOLD.name: gettext_lazy(
        "Tagihannya dibalik di buku besar. Yang sudah dibayar menjadi haknya dan harus dikirim kembali."
    ),
    REJECT.name: gettext_lazy("Waktu pengembaliannya berjalan lagi dari tempat berhentinya."),
    GIVE_BACK.name: gettext_lazy("Kelebihannya tercatat sudah keluar dari bank. Cocokkan dulu dengan rekening koran."),
    RELEASE.name: gettext_lazy(
        "Setiap pembayaran diperiksa sekali lagi terhadap daftar yang berlaku, lalu dikirim. Yang tidak boleh dibayar "
        "lagi keluar, dan uangnya menunggu. Sidik digital kelompok ini masuk ke log publik."
    ),
    PAUSE.name: gettext_lazy("Tidak ada lagi yang dikirim sampai dua petugas melanjutkannya."),
    RESUME_PAYOUTS.name: gettext_lazy("Sisanya dikirim lagi."),
}
