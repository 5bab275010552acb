"""What the identity step's reasons and problems are called on the screen: what is so, and what to do now."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.identity.decoder.answers import FileProblem
from prakerja.identity.numbers import DateProblem, NumberProblem, Oddity
from prakerja.identity.photo_rules import PhotoFault, PhotoProblem
from prakerja.identity.rules import RefusalReason, ReviewReason
from prakerja.identity.states import ReviewDecision
from prakerja.words.words import Words


@dataclass(frozen=True, slots=True)
class RefusalWords:
    """A refusal on its page; `what_to_do` says what the applicant can do."""

    heading: Words
    explanation: Words
    what_to_do: Words


REFUSALS: Final = {
    RefusalReason.NOT_FOUND: RefusalWords(
        _("Data Anda belum cocok dengan data Dukcapil"),
        _(
            "Dukcapil tidak membenarkan NIK, nomor KK, dan tanggal lahir yang Anda kirim sebagai data satu orang yang"
            " aktif. Bagian mana yang berbeda tidak kami sebutkan, supaya orang lain tidak dapat menebak data Anda."
        ),
        _(
            "Cocokkan angka demi angka dengan KTP dan KK terbaru; nomor KK berganti setelah pindah atau menikah. "
            "Bila semuanya sudah sama, data di Dukcapil mungkin belum aktif, tercatat ganda atau meninggal, atau "
            "keliru. Tanyakan ke Dukcapil, lalu periksa lagi di sini."
        ),
    ),
    RefusalReason.NIK_IN_USE: RefusalWords(
        _("NIK ini sudah dipakai pada akun lain"),
        _("Satu NIK hanya untuk satu akun. Mungkin Anda sendiri pernah mendaftar dengan e-mail lain."),
        _("Masuklah dengan akun itu. Bila akun itu bukan milik Anda, ajukan bahwa NIK ini milik Anda."),
    ),
    RefusalReason.ALREADY_RECIPIENT: RefusalWords(
        _("Pemilik NIK ini sudah pernah menerima Kartu Prakerja"),
        _("Kartu Prakerja hanya diberikan satu kali untuk setiap orang (Permenko 11/2020 Pasal 17)."),
        _("Bila Anda belum pernah menerimanya, hubungi kami lewat halaman Bantuan."),
    ),
    RefusalReason.BARRED: RefusalWords(
        _("Pemilik NIK ini tidak boleh menerima Kartu Prakerja"),
        _("NIK ini ada dalam daftar kelompok yang menurut aturan tidak menerima, misalnya aparatur negara."),
        _("Bila daftar itu keliru, hubungi kami lewat halaman Bantuan. Setelah diperbaiki, periksa lagi di sini."),
    ),
    RefusalReason.ANOTHER_PERSON: RefusalWords(
        _("Foto tidak menunjukkan pemilik KTP"),
        _("Menurut petugas, orang di swafoto bukan orang di KTP."),
        _("Bila Anda tidak setuju, hubungi kami lewat halaman Bantuan."),
    ),
    RefusalReason.CARD_NOT_GENUINE: RefusalWords(
        _("KTP tidak dapat kami terima"),
        _("Petugas tidak dapat menerima KTP di foto sebagai KTP asli."),
        _("Bila Anda tidak setuju, hubungi kami lewat halaman Bantuan."),
    ),
    RefusalReason.CLAIM_REFUSED: RefusalWords(
        _("NIK ini tetap terdaftar pada akun lain"),
        _("Petugas sudah membandingkan foto dari kedua pihak."),
        _("Bila Anda tidak setuju, hubungi kami lewat halaman Bantuan."),
    ),
    RefusalReason.NIK_OF_ANOTHER: RefusalWords(
        _("NIK pada akun Anda ternyata milik orang lain"),
        _("Petugas sudah membandingkan foto dari kedua pihak."),
        _("Bila Anda tidak setuju, hubungi kami lewat halaman Bantuan."),
    ),
}

NIK_PROBLEMS: Final = {
    NumberProblem.EMPTY: _("Isi NIK Anda"),
    NumberProblem.NOT_DIGITS: _("NIK hanya terdiri dari angka. Huruf O bukan angka 0, huruf l bukan angka 1"),
    NumberProblem.WRONG_LENGTH: _("NIK terdiri dari 16 angka; yang Anda isi %(digits)s angka"),
}
FAMILY_CARD_PROBLEMS: Final = {
    NumberProblem.EMPTY: _("Isi nomor KK Anda"),
    NumberProblem.NOT_DIGITS: _("Nomor KK hanya terdiri dari angka. Huruf O bukan angka 0, huruf l bukan angka 1"),
    NumberProblem.WRONG_LENGTH: _("Nomor KK terdiri dari 16 angka; yang Anda isi %(digits)s angka"),
}
DATE_PROBLEMS: Final = {
    DateProblem.EMPTY: _("Isi tanggal lahir Anda"),
    DateProblem.NOT_IN_NIK: _(
        "Angka ke-7 sampai ke-12 NIK bukan tanggal. Cocokkan lagi NIK-nya, lalu isi tanggal lahir di sini"
    ),
    DateProblem.NOT_A_DATE: _("Isi tanggal lahir dengan hari, bulan, dan tahun empat angka, misalnya 12 03 1990"),
    DateProblem.SHORT_YEAR: _("Tulis tahun lahir dengan empat angka, misalnya 1990"),
    DateProblem.NO_SUCH_MONTH: _("Bulan lahir harus antara 1 dan 12. Tulis hari dulu, lalu bulan"),
    DateProblem.NO_SUCH_DAY: _("Tanggal ini tidak ada di kalender. Periksa lagi hari dan bulannya"),
    DateProblem.IN_THE_FUTURE: _("Tanggal lahir tidak boleh di masa depan"),
    DateProblem.TOO_LONG_AGO: _("Tahun lahir harus 1900 atau sesudahnya. Periksa lagi"),
}
ODDITIES: Final = {
    Oddity.UNKNOWN_REGION: _("Empat angka pertama NIK tidak kami kenal sebagai kabupaten/kota. Periksa lagi."),
    Oddity.NO_DATE_IN_NIK: _("Angka ke-7 sampai ke-12 NIK bukan tanggal. Cocokkan lagi dengan KTP."),
    Oddity.BIRTH_DATE_NOT_IN_NIK: _(
        "Tanggal lahir berbeda dari yang tertulis di NIK (angka ke-7 sampai ke-12; hari lahir perempuan ditambah 40)."
    ),
    Oddity.SAME_NUMBER_TWICE: _("NIK dan nomor KK sama. Nomor KK tertulis di bagian atas kartu keluarga."),
    Oddity.FAMILY_CARD_WITHOUT_DATE: _("Angka ke-7 sampai ke-12 nomor KK bukan tanggal. Periksa lagi."),
}

FILE_PROBLEMS: Final = {
    FileProblem.EMPTY: _("Berkas ini kosong. Ambil foto baru atau pilih berkas lain"),
    FileProblem.TOO_BIG: _("Berkas ini lebih besar dari 10 MB. Pilih foto yang lebih kecil"),
    FileProblem.NOT_A_PICTURE: _("Berkas ini bukan foto. Pilih foto JPEG, PNG, WebP, atau AVIF"),
    FileProblem.OTHER_FORMAT: _("Format berkas ini tidak dapat kami baca. Simpan sebagai JPEG, atau ambil foto baru"),
    FileProblem.DAMAGED: _("Berkas foto ini rusak atau terpotong. Ambil foto baru"),
    FileProblem.TOO_MANY_PIXELS: _("Ukuran gambar ini terlalu besar untuk dibuka. Ambil foto baru dengan kamera HP"),
    FileProblem.ODD_SHAPE: _(
        "Gambar ini terlalu panjang dan sempit untuk sebuah foto. Ambil foto baru dengan kamera HP"
    ),
    FileProblem.UNREADABLE: _("Berkas ini tidak dapat kami buka. Ambil foto baru dengan kamera HP"),
}
#: Said after each of them.
NO_TRY_USED: Final = _("Kesempatan Anda mencoba tidak berkurang.")
NO_DECODER_FREE: Final = _(
    "Saat ini terlalu banyak foto sedang diperiksa, sehingga foto Anda belum kami terima. "
    "Tunggu sebentar, lalu kirim lagi. Kesempatan Anda mencoba tidak berkurang."
)
PHOTO_PROBLEMS: Final = {
    PhotoProblem.SMALL: _("Foto terlalu kecil untuk dibaca. Foto dari lebih dekat; jangan kirim tangkapan layar"),
    PhotoProblem.DARK: _("Foto terlalu gelap. Ambil di tempat terang, misalnya dekat jendela"),
    PhotoProblem.GLARE: _("Ada pantulan cahaya. Matikan lampu kilat dan miringkan sedikit KTP"),
    PhotoProblem.BLUR: _("Foto kabur. Bersihkan lensa, tahan HP dengan dua tangan, dan tunggu sampai fokus"),
}
PHOTO_FAULTS: Final = {
    PhotoFault.CARD_UNREADABLE: _("Tulisan di KTP tidak terbaca"),
    PhotoFault.CARD_CUT_OFF: _("Sebagian KTP tidak terlihat"),
    PhotoFault.FACE_UNCLEAR: _("Wajah tidak terlihat jelas"),
    PhotoFault.CARD_NOT_IN_HAND: _("KTP tidak terlihat di swafoto"),
}
#: How the photo comes out better.
PHOTO_ADVICE: Final = {
    PhotoFault.CARD_UNREADABLE: _("Letakkan KTP di tempat terang tanpa lampu kilat, tahan HP diam, lalu foto lagi."),
    PhotoFault.CARD_CUT_OFF: _("Foto seluruh KTP sampai keempat sudutnya tampak."),
    PhotoFault.FACE_UNCLEAR: _("Lepas kacamata, topi, dan masker, lalu foto menghadap cahaya."),
    PhotoFault.CARD_NOT_IN_HAND: _("Pegang KTP di bawah dagu, wajah dan KTP terlihat utuh."),
}
#: Of whoever would decide a case.
PHOTOS_NOT_SEEN: Final = _(
    "Anda belum membuka semua foto kasus ini. Muat ulang halaman kasusnya, lihat setiap foto, lalu putuskan."
)
#: Of whoever has refused the applicant before.
OWN_DECISION: Final = _("Anda yang dulu menolak pendaftar ini. Petugas lain yang memutuskan sekarang.")
#: For reviewers; the applicant is only told that a person looks.
REVIEW_DECISIONS: Final[dict[ReviewDecision, Words]] = {
    ReviewDecision.APPROVED: _("Disetujui"),
    ReviewDecision.NEW_PHOTOS: _("Diminta foto baru"),
    ReviewDecision.REFUSED: _("Ditolak"),
}

REVIEW_REASONS: Final = {
    ReviewReason.NAME_DIFFERS: _("Nama berbeda dari Dukcapil"),
    ReviewReason.NOT_JUDGED: _("Dukcapil tidak menilai semua isian"),
    ReviewReason.KTP_PHOTO: _("Foto KTP lima kali gagal"),
    ReviewReason.SELFIE: _("Swafoto lima kali gagal"),
    ReviewReason.NIK_CLAIMED: _("NIK dipakai akun lain"),
    ReviewReason.REFUSED_BEFORE: _("Pernah ditolak petugas"),
}
