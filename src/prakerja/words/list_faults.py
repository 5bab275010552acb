"""What is wrong with the file of an exclusion list, and what to do about it."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.screening.list_faults import MOST_FAULTS, Column, Fault, ListFault
from prakerja.words.words import Words

_FAULTS: Final[dict[ListFault, Words]] = {
    ListFault.NOT_CSV: gettext_lazy("baris ini bukan CSV dengan kolom seperti judulnya"),
    ListFault.NOT_UTF8: gettext_lazy("huruf di baris ini bukan UTF-8; simpan sebagai “CSV UTF-8”"),
    ListFault.UTF_16: gettext_lazy("berkas ini UTF-16 (“Teks Unicode”); simpan sebagai “CSV UTF-8”"),
    ListFault.WORKBOOK: gettext_lazy(
        "ini buku kerja, dokumen, atau berkas terkompresi (.zip, .gz), bukan CSV; buka dulu, lalu simpan lembarnya"
        " sebagai “CSV UTF-8”"
    ),
    ListFault.FILE_LOST: gettext_lazy("berkas yang diserahkan rusak atau hilang sebelum terbaca; serahkan lagi"),
    ListFault.NO_HEADER: gettext_lazy(
        "baris judul harus berisi satu kata: nik; pada daftar penerima boleh: nik,kk; pada daftar lain boleh: nik,sejak"
    ),
    ListFault.FAMILY_CARD_NOT_WANTED: gettext_lazy("kolom kk hanya untuk daftar penerima; hapus kolom itu"),
    ListFault.DAY_NOT_WANTED: gettext_lazy("daftar penerima berlaku per tahun; hapus kolom tanggal itu"),
    ListFault.NO_ROWS: gettext_lazy("tidak ada NIK di berkas ini; minta berkas yang utuh"),
    ListFault.CUT_OFF: gettext_lazy(
        "baris terakhir terputus di tengah; minta berkas yang utuh. Bila memang tidak ada lanjutannya, akhiri baris itu"
        " dengan baris baru (Enter)"
    ),
    ListFault.EMPTY: gettext_lazy("%(column)s kosong"),
    ListFault.NOT_16_DIGITS: gettext_lazy("%(column)s harus 16 angka"),
    ListFault.ROUNDED: gettext_lazy(
        "%(column)s dibulatkan oleh aplikasi lembar kerja; minta berkas aslinya dan simpan kolomnya sebagai teks"
    ),
    ListFault.ONE_DIGIT: gettext_lazy("%(column)s berisi satu angka yang diulang, bukan nomor seseorang"),
    ListFault.MADE_UP: gettext_lazy("%(column)s berakhir 0000, jadi bukan nomor seseorang"),
    ListFault.NOT_A_DAY: gettext_lazy("%(column)s harus seperti 2021-03-15 atau 15/03/2021"),
    ListFault.NO_SUCH_DAY: gettext_lazy(
        "%(column)s tidak ada di kalender; tulis hari, bulan, lalu tahun (15/03/2021) atau 2021-03-15"
    ),
    ListFault.FUTURE_DAY: gettext_lazy("%(column)s belum tiba; daftar berisi yang sudah terjadi"),
    ListFault.TOO_LONG_AGO: gettext_lazy("%(column)s lebih awal dari 17 Agustus 1945"),
    ListFault.LAST_DIGITS_LOST: gettext_lazy(
        "angka terakhir %(column)s sama di semua baris: aplikasi lembar kerja membulatkannya."
        " Minta berkas aslinya dan simpan kolomnya sebagai teks"
    ),
    ListFault.ONLY_EVEN: gettext_lazy(
        "%(column)s yang berawalan 9 semuanya genap: sebuah program membulatkannya."
        " Minta berkas aslinya dan simpan kolomnya sebagai teks"
    ),
    ListFault.ALL_THE_SAME: gettext_lazy("semua baris berisi %(column)s yang sama"),
    ListFault.FEW_DATES: gettext_lazy(
        "pada sebagian besar baris angka ke-7 sampai ke-12 %(column)s bukan tanggal; kolom ini berisi nomor lain"
    ),
    ListFault.FEW_REGIONS: gettext_lazy(
        "pada sebagian besar baris empat angka pertama %(column)s bukan kabupaten/kota; kolom ini berisi nomor lain"
    ),
    ListFault.NIK_TWICE: gettext_lazy("kolom kk berisi NIK; isi dengan nomor kartu keluarga atau hapus kolom itu"),
    ListFault.TWO_SPELLINGS: gettext_lazy(
        "%(column)s ditulis dengan dua cara (2021-03-15 dan 15/03/2021); tulis semuanya dengan satu cara"
    ),
    ListFault.BIRTH_DATES: gettext_lazy("%(column)s pada sebagian besar baris adalah tanggal lahir di NIK-nya"),
    ListFault.TWO_DAYS: gettext_lazy("ada NIK yang tercatat dua kali dengan %(column)s yang berbeda"),
}
_COLUMNS: Final[dict[Column, Words]] = {
    Column.NIK: gettext_lazy("NIK"),
    Column.KK: gettext_lazy("Nomor KK"),
    Column.SINCE: gettext_lazy("tanggal di kolom sejak"),
}


def faults_words(faults: Sequence[Fault]) -> list[str]:
    """Each, and that there may be more where reading ended with them."""
    words = [fault_words(fault) for fault in faults]
    if len(words) < MOST_FAULTS:
        return words
    return [
        *words,
        _("Pembacaan berhenti pada kesalahan ke-%(most)s; mungkin masih ada yang lain.") % {"most": MOST_FAULTS},
    ]


def fault_words(fault: Fault) -> str:
    """`Baris 3: NIK harus 16 angka`."""
    words = str(_FAULTS[fault.what]) % {"column": _COLUMNS[fault.column]}
    if fault.line is None:
        return _("Seluruh berkas: %(fault)s") % {"fault": words}
    return _("Baris %(line)s: %(fault)s") % {"line": fault.line, "fault": words}
