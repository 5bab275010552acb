"""Schooling, work and what is wished for: the later pages, and what each answer is used for."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.web.profile.question import Ask, Page, radios, select, text

WORK: Final = (
    Page(
        slug="pendidikan",
        row=_("Pendidikan terakhir"),
        use=_("Dipakai untuk statistik penerima dan untuk menyarankan pelatihan. Tidak memengaruhi seleksi."),
        asks=(
            Ask(
                "education",
                _("Apa pendidikan terakhir Anda?"),
                radios("education"),
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
                radios("in_formal_education"),
                _("Kursus dan pelatihan tidak dihitung."),
            ),
        ),
    ),
    Page(
        slug="pekerjaan",
        row=_("Status pekerjaan"),
        use=_("Dipakai untuk memeriksa syarat, dan untuk kuota kelompok bila gelombang memilikinya."),
        asks=(
            Ask(
                "employment",
                _("Apa status pekerjaan Anda saat ini?"),
                radios("employment"),
                _("Bila lebih dari satu cocok, pilih yang paling utama."),
            ),
        ),
    ),
    Page(
        slug="jabatan",
        row=_("Kelompok yang dikecualikan"),
        use=_("Tujuh kelompok ini tidak dapat menerima Kartu Prakerja (Perpres 76/2020 Pasal 3)."),
        asks=(Ask("office", _("Apakah Anda termasuk salah satu kelompok ini?"), radios("office")),),
    ),
    Page(
        slug="disabilitas",
        row=_("Disabilitas"),
        use=_(
            "Dipakai untuk kuota kelompok bila gelombang memilikinya, dan untuk memberi waktu tambahan pada tes. "
            "Jenisnya hanya dibaca petugas yang mengatur tes."
        ),
        asks=(
            Ask("disability", _("Apakah Anda penyandang disabilitas?"), radios("disability")),
            Ask("disability_kind", _("Bila ya, jenisnya"), select("disability_kind")),
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
                text(inputmode="numeric", autocomplete="off", **{"class": "short"}),
                _("Anggota keluarga yang Anda biayai, tidak termasuk Anda sendiri. Tulis 0 bila tidak ada."),
            ),
        ),
    ),
    Page(
        slug="topik",
        row=_("Bidang pelatihan yang diinginkan"),
        use=_("Dipakai untuk menyarankan pelatihan. Tidak mengikat, dan tidak memengaruhi seleksi."),
        asks=(Ask("topic", _("Pelatihan di bidang apa yang Anda inginkan?"), radios("topic")),),
    ),
)
