"""What the parts of the catalogue are called: topics, methods, states, and the questions of the checklist."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prakerja.partners.rules import AdmissionFault
from prakerja.partners.states import PartnerKind
from prakerja.training.course_rules import Check
from prakerja.training.states import CourseState, Level, Method
from prakerja.training.topics import Topic
from prakerja.words.words import Words

PARTNER_KINDS: Final[dict[PartnerKind, Words]] = {
    PartnerKind.PLATFORM: _("platform digital"),
    PartnerKind.INSTITUTION: _("lembaga pelatihan"),
}

TOPIC_NAMES: Final[dict[Topic, Words]] = {
    Topic.SALES: _("Penjualan"),
    Topic.DIGITAL_MARKETING: _("Pemasaran digital"),
    Topic.MANAGEMENT: _("Manajemen dan kewirausahaan"),
    Topic.FINANCE: _("Keuangan dan pembukuan"),
    Topic.OFFICE: _("Perkantoran"),
    Topic.PROGRAMMING: _("Pemrograman"),
    Topic.DATA: _("Data"),
    Topic.DESIGN: _("Desain"),
    Topic.PHOTO_VIDEO: _("Foto dan video"),
    Topic.LANGUAGES: _("Bahasa asing"),
    Topic.FOOD: _("Makanan dan minuman"),
    Topic.BEAUTY: _("Kecantikan"),
    Topic.FASHION: _("Busana"),
    Topic.FARMING: _("Pertanian dan peternakan"),
    Topic.REPAIR: _("Perbaikan dan teknik"),
    Topic.BUILDING: _("Bangunan"),
    Topic.TRANSPORT: _("Transportasi dan gudang"),
    Topic.TOURISM: _("Pariwisata"),
    Topic.HEALTH: _("Kesehatan dan pengasuhan"),
    Topic.TEACHING: _("Mengajar"),
}

METHOD_NAMES: Final[dict[Method, Words]] = {
    Method.SELF_PACED: _("belajar sendiri"),
    Method.WEBINAR: _("webinar"),
    Method.FACE_TO_FACE: _("tatap muka"),
}

LEVEL_NAMES: Final[dict[Level, Words]] = {
    Level.SKILLING: _("keterampilan baru"),
    Level.UPSKILLING: _("peningkatan keterampilan"),
    Level.RESKILLING: _("alih keterampilan"),
}

COURSE_STATES: Final[dict[CourseState, Words]] = {
    CourseState.DRAFT: pgettext_lazy("pelatihan", "draf"),
    CourseState.LIVE: pgettext_lazy("pelatihan", "dijual"),
    CourseState.SUSPENDED: pgettext_lazy("pelatihan", "dihentikan"),
    CourseState.WITHDRAWN: pgettext_lazy("pelatihan", "ditarik"),
}

#: Each is what a curator says to have found.
CHECKS: Final[dict[Check, Words]] = {
    Check.CONTENT_MATCHES_TITLE: _("Isinya sesuai judulnya"),
    Check.SUMMARY_TELLS_WHAT_ONE_CAN: _("Ringkasannya menyebut apa yang dapat dilakukan peserta sesudahnya"),
    Check.HOURS_ARE_PLAUSIBLE: _("Jumlah jamnya masuk akal untuk isinya"),
    Check.TEACHER_IS_KNOWN: _("Pengajarnya disebut dan kecakapannya terbukti"),
    Check.TESTS_BEFORE_AND_AFTER: _("Ada tes sebelum dan tes sesudah"),
    Check.PRICE_IS_LIKE_OTHERS: _("Harganya wajar dibandingkan pelatihan sejenis"),
    Check.NOT_FREE_ELSEWHERE: _("Isinya tidak tersedia gratis di tempat lain"),
    Check.NO_AFFILIATED_SELLER: _("Lembaga ini tidak dimiliki platform penjualnya, atau sebaliknya"),
}

ADMISSION_FAULTS: Final[dict[AdmissionFault, Words]] = {
    AdmissionFault.KIND: _("Pilih platform digital atau lembaga pelatihan"),
    AdmissionFault.NAME: _("Tulis nama lengkap mitra dan pemiliknya, paling banyak 120 huruf"),
    AdmissionFault.CLIENT_CODE: _("Kode klien terdiri atas 3 sampai 40 huruf, angka, atau tanda, tanpa spasi"),
    AdmissionFault.BUSINESS_NUMBER: _("Nomor induk berusaha terdiri atas 13 angka"),
    AdmissionFault.OWNERS: _("Tulis tiap pemilik di barisnya sendiri: nomor induk berusaha, spasi, lalu namanya"),
    AdmissionFault.ADDRESSES: _(
        "Hanya lembaga yang punya alamat kembali; tiap alamat di barisnya sendiri, diawali https://"
    ),
}
