"""What is wrong with a plan, in words, and beside which field they stand."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.waves.plan_rules import PlanFault, PlanRefusal
from prakerja.waves.seats_line import SeatsFault
from prakerja.words.waves import share_words
from prakerja.words.words import Words

SEATS_FAULTS: Final[dict[SeatsFault, Words]] = {
    SeatsFault.EMPTY: gettext_lazy("kuota belum diisi"),
    SeatsFault.WRONG_HEADER: gettext_lazy(
        "baris judul harus pass,area,group,seats,carry, atau putaran,daerah,kelompok,kuota,sisa"
    ),
    SeatsFault.WORKBOOK: gettext_lazy(
        "ini berkas lembar sebar atau dokumen, bukan CSV. Di Excel: Simpan sebagai, lalu pilih CSV UTF-8"
    ),
    SeatsFault.NOT_TEXT: gettext_lazy(
        "Berkas ini bukan teks CSV (UTF-8). Di Excel: Simpan sebagai, lalu pilih CSV UTF-8"
    ),
    SeatsFault.TOO_MANY_ROWS: gettext_lazy("terlalu banyak baris"),
    SeatsFault.NOT_CSV: gettext_lazy("tanda kutip tidak ditutup"),
    SeatsFault.WRONG_NUMBER_OF_VALUES: gettext_lazy("harus berisi lima nilai, dan bilangan tanpa koma"),
    SeatsFault.NOT_A_WHOLE_NUMBER: gettext_lazy("pass dan seats harus bilangan bulat"),
    SeatsFault.THOUSANDS_SEPARATED: gettext_lazy(
        "bilangan ini dapat berarti dua hal. Tulis tanpa titik atau koma, misalnya 6000"
    ),
    SeatsFault.NEGATIVE_NUMBER: gettext_lazy("bilangan tidak boleh negatif"),
    SeatsFault.NUMBER_TOO_LARGE: gettext_lazy("bilangan terlalu besar: pass sampai 9999, seats sampai 100000000"),
    SeatsFault.CARRY_IS_NOT_0_OR_1: gettext_lazy("carry harus 0 atau 1, tidak atau ya"),
    SeatsFault.AREA_UNKNOWN: gettext_lazy(
        "daerah tidak dikenal; isi ID, 2 angka provinsi, atau 4 angka kabupaten/kota"
    ),
    SeatsFault.NOT_A_GROUP_NAME: gettext_lazy("kelompok tidak dikenal; isi * atau nama kelompok"),
}
_PLAN_FAULTS: Final[dict[PlanFault, tuple[str, Words]]] = {
    PlanFault.NUMBER_TAKEN: ("number", gettext_lazy("Nomor ini sudah dipakai gelombang lain")),
    PlanFault.SCHEME_UNKNOWN: ("scheme", gettext_lazy("Skema ini tidak ada")),
    PlanFault.SCHEME_FOR_OTHER_WAVES: ("scheme", gettext_lazy("Skema ini bukan untuk gelombang bernomor itu")),
    PlanFault.CLOSES_BEFORE_IT_OPENS: ("closes_at", gettext_lazy("Penutupan harus setelah pembukaan")),
    PlanFault.CLOSES_IN_THE_PAST: ("closes_at", gettext_lazy("Penutupan sudah lewat")),
    PlanFault.RESULT_BEFORE_CLOSING: ("result_expected_at", gettext_lazy("Hasil tidak dapat mendahului penutupan")),
    PlanFault.OPENS_LONG_AGO: ("opens_at", gettext_lazy("Pembukaan lebih dari setahun yang lalu. Periksa tahunnya")),
    PlanFault.RESULT_TOO_FAR_AHEAD: (
        "result_expected_at",
        gettext_lazy("Hasil lebih dari lima tahun lagi. Periksa tahunnya"),
    ),
    PlanFault.NO_SEATS: ("seats", gettext_lazy("Jumlah kuota harus lebih dari nol")),
    PlanFault.TOO_MANY_SEATS: ("seats", gettext_lazy("Jumlah kuota melebihi jumlah penduduk")),
    PlanFault.GROUP_UNKNOWN: ("seats", gettext_lazy("kelompok tidak dikenal; isi * atau nama kelompok")),
    PlanFault.SAME_ROW_TWICE: ("seats", gettext_lazy("putaran, daerah, dan kelompok ini sudah ada di baris lain")),
    PlanFault.RESERVED_TOO_FEW: (
        "seats",
        gettext_lazy(
            "Skema ini meminta paling sedikit %(least)s dari %(total)s kuota untuk kelompok prioritas (%(groups)s);"
            " rencana ini menyediakan %(reserved)s"
        ),
    ),
}


def words_of(refusal: PlanRefusal) -> tuple[str, Words]:
    """The field, and what to say beside it."""
    if isinstance(refusal.fault, SeatsFault):
        return "seats", SEATS_FAULTS[refusal.fault]
    field, words = _PLAN_FAULTS[refusal.fault]
    return field, str(words) % share_words(refusal.share) if refusal.share else words


def line_words(line: int, words: Words) -> str:
    """The same, of one line of the seats file."""
    return _("Baris %(line)s: %(fault)s") % {"line": line, "fault": words}
