"""What surveys ask, and what may be answered, in words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.words.words import Words

QUESTIONS: Final[dict[str, Words]] = {
    "work": _("Apa pekerjaan utama Anda sekarang?"),
    "income": _("Berapa penghasilan Anda bulan lalu?"),
    "income_change": _("Bagaimana dibandingkan dengan sebelum pelatihan?"),
    "usefulness": _("Seberapa berguna pelatihan pertama Anda?"),
    "used_for": _("Untuk apa Anda memakai isi pelatihan itu?"),
    "again": _("Apakah Anda menyarankan pelatihan itu kepada orang lain?"),
}

OPTIONS: Final[dict[str, dict[str, Words]]] = {
    "work": {
        "employee": _("Karyawan atau buruh"),
        "own_business": _("Usaha sendiri"),
        "casual": _("Pekerja lepas"),
        "seeking": _("Sedang mencari kerja"),
        "not_working": _("Tidak bekerja dan tidak mencari kerja"),
    },
    "income": {
        "none": _("Tidak ada"),
        "up_to_1": _("Sampai Rp1 juta"),
        "up_to_2": _("Di atas Rp1 juta sampai Rp2 juta"),
        "up_to_3_5": _("Di atas Rp2 juta sampai Rp3,5 juta"),
        "above": _("Di atas Rp3,5 juta"),
    },
    "income_change": {"more": _("Naik"), "same": _("Sama"), "less": _("Turun")},
    "usefulness": {
        "very": _("Sangat berguna"),
        "fairly": _("Cukup berguna"),
        "little": _("Kurang berguna"),
        "not": _("Tidak berguna"),
    },
    "used_for": {
        "work": _("Pekerjaan saya"),
        "business": _("Usaha saya"),
        "search": _("Mencari kerja"),
        "not_yet": _("Belum dipakai"),
    },
    "again": {"yes": _("Ya"), "unsure": _("Belum tahu"), "no": _("Tidak menyarankan")},
}
