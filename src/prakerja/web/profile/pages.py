"""The questions as data: one page each, in the order in which they are asked, and what each answer is used for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from prakerja.profile.answers import Answers
from prakerja.regions.known import provinces_on, regencies_on
from prakerja.words.profile import CHOICES
from prakerja.words.words import Words

type WidgetFor = Callable[[Answers, date], forms.Widget]


@dataclass(frozen=True)
class Ask:
    """One field of a page."""

    field: str
    label: Words
    widget: WidgetFor
    hint: Words = ""


@dataclass(frozen=True)
class Page:
    """One question. `row` is its name on the check page, `use` tells why it is asked: no question is without one."""

    slug: str
    row: Words
    use: Words
    asks: tuple[Ask, ...]
    only_if: Callable[[Answers], bool] = lambda _answers: True
    #: The field that must be answered before this page has anything to offer.
    after: str = ""
    #: Known already, so it is shown for checking and not asked.
    is_known: bool = False

    @property
    def question(self) -> Words:
        return self.asks[0].label

    def can_be_asked(self, answers: Answers) -> bool:
        return self.only_if(answers) and (not self.after or getattr(answers, self.after) is not None)


def _text(**attrs: str) -> WidgetFor:
    return lambda _answers, _day: forms.TextInput(attrs=attrs)


def _radios(field: str) -> WidgetFor:
    return lambda _answers, _day: forms.RadioSelect(choices=list(CHOICES[field].items()))


def _select(field: str) -> WidgetFor:
    return lambda _answers, _day: forms.Select(choices=list(CHOICES[field].items()))


def _provinces(_answers: Answers, day: date) -> forms.Widget:
    offered = sorted((province.name, province.code) for province in provinces_on(day))
    return forms.Select(choices=[("", _("Pilih provinsi")), *((code, name) for name, code in offered)])


def _regencies(kind: str) -> WidgetFor:
    def widget(answers: Answers, day: date) -> forms.Widget:
        province = getattr(answers, f"{kind}_province")
        offered = sorted((one.name, one.code) for one in regencies_on(day) if one.province == province)
        return forms.Select(choices=[("", _("Pilih kabupaten atau kota")), *((code, name) for name, code in offered)])

    return widget


def _lives_elsewhere(answers: Answers) -> bool:
    return answers.same_as_ktp is False


_ADDRESS: Final = {"autocomplete": "street-address", "spellcheck": "false"}

PAGES: Final = (
    Page(
        slug="nama",
        row=_("Nama lengkap"),
        use=_("Nama dicocokkan dengan KTP, dan ditulis di kartu dan sertifikat."),
        asks=(
            Ask(
                "full_name",
                _("Siapa nama lengkap Anda?"),
                _text(autocomplete="name", spellcheck="false"),
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
                _("Apa alamat di KTP Anda?"),
                _text(**_ADDRESS),
                _("Baris pertama alamat saja, tanpa RT/RW, kelurahan, dan kecamatan."),
            ),
        ),
    ),
    Page(
        slug="provinsi-ktp",
        row=_("Provinsi di KTP"),
        use=_("Dipakai untuk menampilkan daftar kabupaten dan kota."),
        asks=(Ask("ktp_province", _("Di provinsi mana alamat KTP Anda?"), _provinces),),
    ),
    Page(
        slug="kota-ktp",
        row=_("Kabupaten atau kota di KTP"),
        use=_("Dicocokkan dengan data kependudukan Anda."),
        asks=(Ask("ktp_regency", _("Di kabupaten atau kota mana alamat KTP Anda?"), _regencies("ktp")),),
        after="ktp_province",
    ),
    Page(
        slug="tempat-tinggal",
        row=_("Tinggal di alamat KTP"),
        use=_("Gelombang dan kuota mengikuti tempat tinggal Anda sekarang, bukan KTP."),
        asks=(Ask("same_as_ktp", _("Apakah sekarang Anda tinggal di alamat KTP?"), _radios("same_as_ktp")),),
    ),
    Page(
        slug="alamat-tinggal",
        row=_("Alamat tempat tinggal"),
        use=_("Alamat domisili diminta oleh Permenko 11/2020, dan dipakai bila kami perlu mengirim surat."),
        asks=(
            Ask(
                "domicile_address",
                _("Apa alamat tempat tinggal Anda sekarang?"),
                _text(**_ADDRESS),
                _("Baris pertama alamat saja, misalnya nama jalan dan nomor rumah."),
            ),
        ),
        only_if=_lives_elsewhere,
    ),
    Page(
        slug="provinsi-tinggal",
        row=_("Provinsi tempat tinggal"),
        use=_("Dipakai untuk menampilkan daftar kabupaten dan kota."),
        asks=(Ask("domicile_province", _("Di provinsi mana Anda tinggal sekarang?"), _provinces),),
        only_if=_lives_elsewhere,
    ),
    Page(
        slug="kota-tinggal",
        row=_("Kabupaten atau kota tempat tinggal"),
        use=_("Menentukan gelombang dan kuota yang bisa Anda ikuti."),
        asks=(
            Ask("domicile_regency", _("Di kabupaten atau kota mana Anda tinggal sekarang?"), _regencies("domicile")),
        ),
        only_if=_lives_elsewhere,
        after="domicile_province",
    ),
    Page(
        slug="pendidikan",
        row=_("Pendidikan terakhir"),
        use=_("Dipakai untuk statistik penerima dan untuk menyarankan pelatihan. Tidak memengaruhi seleksi."),
        asks=(
            Ask(
                "education",
                _("Apa pendidikan terakhir Anda?"),
                _radios("education"),
                _("Yang sudah ditamatkan, bukan yang sedang dijalani."),
            ),
        ),
    ),
    Page(
        slug="sekolah",
        row=_("Sedang sekolah atau kuliah"),
        use=_("Kartu Prakerja bukan untuk yang sedang mengikuti pendidikan formal (Permenko 11/2020 Pasal 2)."),
        asks=(
            Ask(
                "in_formal_education",
                _("Apakah sekarang Anda sedang sekolah atau kuliah?"),
                _radios("in_formal_education"),
                _("Kursus dan pelatihan tidak dihitung."),
            ),
        ),
    ),
    Page(
        slug="pekerjaan",
        row=_("Keadaan pekerjaan"),
        use=_("Dipakai untuk memeriksa syarat, dan untuk kuota kelompok bila gelombang memilikinya."),
        asks=(
            Ask(
                "employment",
                _("Bagaimana keadaan pekerjaan Anda sekarang?"),
                _radios("employment"),
                _("Bila lebih dari satu cocok, pilih yang paling utama."),
            ),
        ),
    ),
    Page(
        slug="jabatan",
        row=_("Jabatan"),
        use=_("Tujuh jabatan ini tidak dapat menerima Kartu Prakerja (Perpres 76/2020 Pasal 3)."),
        asks=(Ask("office", _("Apakah Anda memegang salah satu jabatan ini?"), _radios("office")),),
    ),
    Page(
        slug="disabilitas",
        row=_("Disabilitas"),
        use=_(
            "Dipakai untuk kuota kelompok bila gelombang memilikinya, dan untuk memberi waktu tambahan pada tes. "
            "Jenisnya hanya dibaca petugas yang mengatur tes."
        ),
        asks=(
            Ask("disability", _("Apakah Anda penyandang disabilitas?"), _radios("disability")),
            Ask("disability_kind", _("Bila ya, jenisnya"), _select("disability_kind")),
        ),
    ),
    Page(
        slug="tanggungan",
        row=_("Jumlah tanggungan"),
        use=_("Dipakai untuk statistik penerima. Tidak memengaruhi seleksi."),
        asks=(
            Ask(
                "dependants",
                _("Berapa orang yang Anda tanggung?"),
                _text(inputmode="numeric", autocomplete="off", **{"class": "short"}),
                _("Anggota keluarga yang Anda biayai, tidak termasuk Anda sendiri. Tulis 0 bila tidak ada."),
            ),
        ),
    ),
    Page(
        slug="topik",
        row=_("Bidang pelatihan yang diinginkan"),
        use=_("Dipakai untuk menyarankan pelatihan. Tidak mengikat, dan tidak memengaruhi seleksi."),
        asks=(Ask("topic", _("Pelatihan di bidang apa yang Anda inginkan?"), _radios("topic")),),
    ),
)  # fmt: skip

PAGE_OF_FIELD: Final = {ask.field: page for page in PAGES for ask in page.asks}
PAGE_OF_SLUG: Final = {page.slug: page for page in PAGES}
