"""Who one is and where one lives: the first pages, and what each answer is used for."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.profile.answers import Answers
from prakerja.web.profile.question import Ask, Page, provinces, radios, regencies, text

_ADDRESS: Final = {"autocomplete": "street-address", "spellcheck": "false"}


def _lives_elsewhere(answers: Answers) -> bool:
    return answers.same_as_ktp is False


HOME: Final = (
    Page(
        slug="nama",
        row=_("Nama lengkap"),
        use=_("Nama dicocokkan dengan KTP, dan ditulis di kartu dan sertifikat."),
        asks=(
            Ask(
                "full_name",
                _("Siapa nama lengkap Anda?"),
                text(autocomplete="name", spellcheck="false"),
                _("Sama seperti di KTP, tanpa disingkat."),
            ),
        ),
        is_known=True,
    ),
    Page(
        slug="alamat-ktp",
        row=_("Alamat di KTP"),
        use=_("Alamat dicocokkan dengan foto KTP bila data Anda harus diperiksa petugas."),
        asks=(
            Ask(
                "ktp_address",
                _("Tuliskan alamat sesuai KTP"),
                text(**_ADDRESS),
                _("Baris pertama alamat saja, tanpa RT/RW, kelurahan, dan kecamatan."),
            ),
        ),
    ),
    Page(
        slug="provinsi-ktp",
        row=_("Provinsi di KTP"),
        use=_("Dipakai untuk menampilkan daftar kabupaten dan kota."),
        asks=(Ask("ktp_province", _("Di provinsi mana alamat KTP Anda?"), provinces),),
    ),
    Page(
        slug="kota-ktp",
        row=_("Kabupaten atau kota di KTP"),
        use=_("Dicocokkan dengan data kependudukan Anda."),
        asks=(Ask("ktp_regency", _("Di kabupaten atau kota mana alamat KTP Anda?"), regencies("ktp")),),
        after="ktp_province",
    ),
    Page(
        slug="tempat-tinggal",
        row=_("Tinggal di alamat KTP"),
        use=_("Gelombang dan kuota mengikuti tempat tinggal Anda sekarang, bukan KTP."),
        asks=(Ask("same_as_ktp", _("Apakah sekarang Anda tinggal di alamat KTP?"), radios("same_as_ktp")),),
    ),
    Page(
        slug="alamat-tinggal",
        row=_("Alamat tempat tinggal"),
        use=_("Alamat domisili diminta oleh Permenko 11/2020, dan dipakai bila kami perlu mengirim surat."),
        asks=(
            Ask(
                "domicile_address",
                _("Apa alamat tempat tinggal Anda sekarang?"),
                text(**_ADDRESS),
                _("Baris pertama alamat saja, misalnya nama jalan dan nomor rumah."),
            ),
        ),
        only_if=_lives_elsewhere,
    ),
    Page(
        slug="provinsi-tinggal",
        row=_("Provinsi tempat tinggal"),
        use=_("Dipakai untuk menampilkan daftar kabupaten dan kota."),
        asks=(Ask("domicile_province", _("Di provinsi mana Anda tinggal sekarang?"), provinces),),
        only_if=_lives_elsewhere,
    ),
    Page(
        slug="kota-tinggal",
        row=_("Kabupaten atau kota tempat tinggal"),
        use=_("Menentukan gelombang dan kuota yang bisa Anda ikuti."),
        asks=(Ask("domicile_regency", _("Di kabupaten atau kota mana Anda tinggal sekarang?"), regencies("domicile")),),
        only_if=_lives_elsewhere,
        after="domicile_province",
    ),
)
