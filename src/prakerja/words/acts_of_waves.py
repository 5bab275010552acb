"""What the acts that take two people are called, and what each of them does: waves, draws and lists."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.draw.acts import DRAW, FREEZE, PUBLISH, STATE_AGAIN, TAKE_BACK_ATTEMPT
from prakerja.journey.vacant_seats.act import FILL_SEATS
from prakerja.screening.acts import PUT_IN_FORCE, WITHDRAW
from prakerja.waves.acts import CANCEL, CLOSE, OPEN, RESCHEDULE
from prakerja.words.words import Words

WAVES_TITLES: Final[dict[str, Words]] = {
    OPEN.name: gettext_lazy("Buka"),
    CLOSE.name: gettext_lazy("Tutup lebih awal"),
    RESCHEDULE.name: gettext_lazy("Ubah jadwal gelombang"),
    CANCEL.name: gettext_lazy("Batalkan gelombang"),
    FREEZE.name: gettext_lazy("Bekukan daftar peserta"),
    TAKE_BACK_ATTEMPT.name: gettext_lazy("Batalkan percobaan"),
    STATE_AGAIN.name: gettext_lazy("Nyatakan percobaan berikutnya"),
    DRAW.name: gettext_lazy("Undi"),
    PUBLISH.name: gettext_lazy("Umumkan hasil"),
    FILL_SEATS.name: gettext_lazy("Isi kuota yang kosong"),
    PUT_IN_FORCE.name: gettext_lazy("Berlakukan daftar pengecualian"),
    WITHDRAW.name: gettext_lazy("Tarik daftar pengecualian"),
}

WAVES_CONSEQUENCES: Final[dict[str, Words]] = {
    OPEN.name: gettext_lazy(
        "Gelombang diumumkan kepada semua orang dan skemanya dikunci. Tidak dapat ditarik kembali."
    ),
    RESCHEDULE.name: gettext_lazy(
        "Jadwal yang baru berlaku saat itu juga. Semua orang membaca jadwal yang lama dan yang baru, beserta alasan "
        "Anda. Setiap peserta diberi tahu lewat e-mail dan SMS."
    ),
    CANCEL.name: gettext_lazy(
        "Gelombang ini berakhir tanpa undian, dan nomornya tidak dipakai lagi. Uang yang disisihkan untuknya kembali "
        "ke anggaran tahunnya. Setiap peserta diberi tahu lewat e-mail dan SMS, beserta alasan Anda. Tidak dapat "
        "ditarik kembali."
    ),
    CLOSE.name: gettext_lazy(
        "Gelombang ditutup saat itu juga: tidak ada lagi yang dapat bergabung atau batal, dan pemeriksaan syarat mulai."
    ),
    FREEZE.name: gettext_lazy(
        "Daftar peserta yang memenuhi syarat dibekukan. Pernyataan undian diumumkan, dengan nama saksi."
    ),
    TAKE_BACK_ATTEMPT.name: gettext_lazy(
        "Percobaan undian ini berakhir, dan alasannya tampil di halaman umum. Daftar peserta dan kuota tetap sama."
    ),
    STATE_AGAIN.name: gettext_lazy(
        "Percobaan berikutnya dinyatakan: daftar dan kuota yang sama, dengan batas waktu dan ronde suar yang baru."
    ),
    DRAW.name: gettext_lazy(
        "Kuota dibagikan menurut urutan undian. Hasilnya belum diumumkan, dan mengulang undian memberi hasil yang sama."
    ),
    PUBLISH.name: gettext_lazy(
        "Hasil diumumkan dan setiap peserta diberi tahu lewat e-mail dan SMS. Tidak dapat ditarik kembali."
    ),
    FILL_SEATS.name: gettext_lazy(
        "Kuota dari kartu yang berakhir, atau yang tidak pernah menjadi kartu, diberikan kepada peserta berikutnya"
        " menurut urutan undian yang sama. Uang yang belum ada disisihkan dari anggaran tahun itu. Yang terpilih"
        " mendapat kartu dan surat. Tidak dapat ditarik kembali."
    ),
    PUT_IN_FORCE.name: gettext_lazy(
        "Selama masa berlakunya, siapa yang tercatat dikecualikan dari gelombang yang skemanya mengecualikan jenis "
        "daftar ini. Daftar kelompok yang dikecualikan dan penerima Prakerja juga dilihat saat identitas "
        "diperiksa, dan penerima dihitung dalam batas kartu keluarganya. Kartu penerima yang tercatat ditahan bila "
        "skemanya mengecualikan jenis daftar ini, dan pemegangnya diberi tahu. Hasil pemeriksaan yang sudah ada "
        "tidak berubah."
    ),
    WITHDRAW.name: gettext_lazy(
        "Daftar ini tidak lagi mengecualikan siapa pun. Yang juga tercatat di daftar berlaku lain, atau sudah pernah "
        "menerima, dapat tetap dikecualikan karena itu. Kartu yang ditahan hanya karena daftar ini dilepas, dan "
        "pemegangnya diberi tahu. Hasil pemeriksaan yang sudah ada tidak berubah."
    ),
}
