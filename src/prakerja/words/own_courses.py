"""What an institution is told about its course and schedules, and a platform about what it sells."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.kit.refused import Refused
from prakerja.training.catalogue_refusals import (
    AddressUnfit,
    AffiliatedSale,
    CourseCodeTaken,
    CourseWithdrawn,
    NoCourse,
    NoPrice,
    NoSchedule,
    NotADraft,
    NotOffered,
    ScheduleCodeTaken,
    ScheduleOver,
)
from prakerja.training.course_rules import CourseFault, ScheduleFault
from prakerja.words.words import Words

COURSE_FAULTS: Final[dict[CourseFault, Words]] = {
    CourseFault.CODE: _("Kode terdiri atas 1 sampai 25 huruf, angka, atau tanda, tanpa spasi"),
    CourseFault.TITLE: _("Judul terdiri atas 5 sampai 120 huruf"),
    CourseFault.SUMMARY: _("Ringkasan terdiri atas 40 sampai 1.000 huruf"),
    CourseFault.TOPICS: _("Pilih satu sampai lima bidang"),
    CourseFault.METHOD: _("Pilih cara belajarnya"),
    CourseFault.LEVEL: _("Pilih tingkatnya"),
    CourseFault.TEACHER: _("Tulis nama pengajar, 3 sampai 120 huruf"),
    CourseFault.STANDARD: _("Tulis standar kompetensi paling banyak 80 huruf"),
    CourseFault.HOURS: _("Jam pelatihan dari 1 sampai 1.000"),
    CourseFault.PRICE: _("Harga dari Rp1 sampai Rp10.000.000, dengan angka saja"),
    CourseFault.AGE: _("Umur paling rendah 15 tahun, dan yang tertinggi tidak di bawahnya"),
    CourseFault.EDUCATION: _("Pilih pendidikan paling rendah"),
    CourseFault.REGENCY: _("Pilih kabupaten atau kota untuk tatap muka; untuk yang lain kosongkan"),
}

SCHEDULE_FAULTS: Final[dict[ScheduleFault, Words]] = {
    ScheduleFault.CODE: _("Kode jadwal terdiri atas 1 sampai 16 huruf, angka, atau tanda, tanpa spasi"),
    ScheduleFault.TIMES: _("Jadwal berakhir sesudah mulai, belum lewat, dan paling lama setahun"),
    ScheduleFault.MEETINGS: _("Pertemuan dari 1 sampai 10"),
    ScheduleFault.SEATS: _("Kuota dari 1 sampai 1.000.000"),
}

#: What the verbs refuse, beside what is wrong in a field.
CONSOLE_REFUSED: Final[dict[type[Refused], Words]] = {
    CourseCodeTaken: _("Kode itu sudah dipakai pelatihan lain. Pilih kode lain."),
    NotADraft: _("Isinya sudah diloloskan kurator dan tidak dapat diubah lagi. Buat pelatihan lain."),
    CourseWithdrawn: _("Pelatihan ini sudah ditarik dari katalog."),
    NoCourse: _("Pelatihan dengan kode itu tidak ada di katalog."),
    NoPrice: _("Harga dari Rp1 sampai Rp10.000.000, dengan angka saja"),
    NoSchedule: _("Jadwal itu tidak ada."),
    ScheduleCodeTaken: _("Pelatihan ini sudah punya jadwal lain dengan kode itu."),
    ScheduleOver: _("Jadwal itu sudah berlangsung, jadi tidak dapat dibatalkan."),
    AffiliatedSale: _("Platform ini dan lembaganya berpemilik sama. Pelatihannya tidak boleh dijual di sini."),
    AddressUnfit: _("Alamat itu bukan alamat https:// yang utuh, tanpa tanda # di dalamnya."),
    NotOffered: _("Pelatihan itu tidak sedang dijual di sini."),
}
