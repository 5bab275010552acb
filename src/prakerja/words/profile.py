"""The words for this step's values and reasons; Indonesian here, English in the catalogue."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from prakerja.codes.delivery import Delivery
from prakerja.kit.clock import WIB, read_clock, wib_day
from prakerja.kit.typed_name import NameProblem
from prakerja.profile.answers import DisabilityKind, Education, Employment, NoOffice, Topic
from prakerja.profile.phone_number import PhoneReason
from prakerja.profile.reading import LONGEST_ADDRESS, MOST_DEPENDANTS, Reason
from prakerja.profile.rules import Barrier
from prakerja.schemes.groups import BarredGroup
from prakerja.words.moments import in_all_zones
from prakerja.words.typed import NAME_PROBLEMS
from prakerja.words.words import Words

YES_NO: Final[Mapping[str, Words]] = {"yes": lazy("Ya"), "no": lazy("Tidak")}

CHOICES: Final[Mapping[str, Mapping[str, Words]]] = {
    "same_as_ktp": YES_NO,
    "education": {
        Education.NONE: lazy("Tidak sekolah atau tidak tamat SD"),
        Education.PRIMARY: lazy("SD, MI, atau Paket A"),
        Education.JUNIOR: lazy("SMP, MTs, atau Paket B"),
        Education.SENIOR: lazy("SMA, MA, atau Paket C"),
        Education.VOCATIONAL: lazy("SMK atau MAK"),
        Education.DIPLOMA: lazy("Diploma (D1, D2, D3)"),
        Education.BACHELOR: lazy("Sarjana (S1) atau D4"),
        Education.POSTGRADUATE: lazy("Pascasarjana (S2, S3)"),
    },
    "in_formal_education": YES_NO,
    "employment": {
        Employment.JOB_SEEKER: lazy("Sedang mencari kerja"),
        Employment.DISMISSED: lazy("Terkena PHK"),
        Employment.FURLOUGHED: lazy("Dirumahkan, tetapi belum di-PHK"),
        Employment.WORKER: lazy("Pekerja, buruh, atau karyawan, termasuk pekerja lepas"),
        Employment.MICRO_BUSINESS: lazy("Pemilik usaha mikro atau kecil"),
        Employment.MIGRANT_RETURNEE: lazy("Pekerja migran yang sudah pulang"),
        Employment.OTHER: lazy("Lainnya: tidak bekerja dan tidak mencari kerja"),
    },
    "office": {
        NoOffice.NONE: lazy("Bukan salah satu dari ini"),
        BarredGroup.STATE_OFFICIALS: lazy("Pejabat negara"),
        BarredGroup.REGIONAL_COUNCIL_MEMBERS: lazy("Pimpinan atau anggota DPRD"),
        BarredGroup.CIVIL_SERVANTS: lazy("Aparatur sipil negara (ASN: PNS atau PPPK)"),
        BarredGroup.SOLDIERS: lazy("Prajurit TNI"),
        BarredGroup.POLICE: lazy("Anggota Polri"),
        BarredGroup.VILLAGE_OFFICIALS: lazy("Kepala desa atau perangkat desa"),
        BarredGroup.STATE_ENTERPRISE_OFFICERS: lazy("Direksi, komisaris, atau dewan pengawas BUMN atau BUMD"),
    },
    "disability": YES_NO,
    "disability_kind": {
        "": lazy("Tidak ingin menyebutkan"),
        DisabilityKind.PHYSICAL: lazy("Fisik"),
        DisabilityKind.VISUAL: lazy("Netra (penglihatan)"),
        DisabilityKind.HEARING_SPEECH: lazy("Rungu atau wicara (pendengaran atau bicara)"),
        DisabilityKind.INTELLECTUAL: lazy("Intelektual"),
        DisabilityKind.MENTAL: lazy("Mental"),
        DisabilityKind.SEVERAL: lazy("Lebih dari satu"),
    },
    "topic": {
        Topic.SALES_MARKETING: lazy("Penjualan dan pemasaran"),
        Topic.MANAGEMENT: lazy("Manajemen"),
        Topic.FOREIGN_LANGUAGES: lazy("Bahasa asing"),
        Topic.FOOD_BEVERAGE: lazy("Makanan dan minuman"),
        Topic.LIFESTYLE: lazy("Gaya hidup dan kecantikan"),
        Topic.DIGITAL: lazy("Komputer, internet, dan desain"),
        Topic.OFFICE_WORK: lazy("Administrasi dan perkantoran"),
        Topic.CRAFTS_TRADES: lazy("Teknik, bangunan, dan kerajinan"),
        Topic.FARMING_FISHERY: lazy("Pertanian, peternakan, dan perikanan"),
        Topic.OTHER: lazy("Lainnya"),
    },
}

_MISSING: Final[Mapping[str, Words]] = {
    "ktp_address": lazy("Tuliskan alamat seperti di KTP"),
    "ktp_province": lazy("Pilih provinsi di KTP"),
    "ktp_regency": lazy("Pilih kabupaten atau kota di KTP"),
    "same_as_ktp": lazy("Pilih Ya bila Anda tinggal di alamat KTP; bila tidak, pilih Tidak"),
    "domicile_address": lazy("Tuliskan alamat tempat tinggal Anda sekarang"),
    "domicile_province": lazy("Pilih provinsi tempat tinggal Anda"),
    "domicile_regency": lazy("Pilih kabupaten atau kota tempat tinggal Anda"),
    "education": lazy("Pilih pendidikan terakhir yang Anda tamatkan"),
    "in_formal_education": lazy("Pilih Ya bila Anda sedang sekolah atau kuliah; bila tidak, pilih Tidak"),
    "employment": lazy("Pilih status pekerjaan Anda saat ini"),
    "office": lazy("Pilih kelompok Anda, atau “Bukan salah satu dari ini”"),
    "disability": lazy("Pilih Ya atau Tidak"),
    "disability_kind": lazy("Pilih jenisnya dari daftar, atau kosongkan"),
    "dependants": lazy("Tuliskan berapa orang yang Anda tanggung; 0 bila tidak ada"),
    "topic": lazy("Pilih bidang pelatihan yang Anda inginkan"),
}

_PHONE: Final[Mapping[PhoneReason, Words]] = {
    PhoneReason.MISSING: lazy("Tuliskan nomor HP Anda"),
    PhoneReason.NOT_DIGITS: lazy("Nomor HP hanya berisi angka, misalnya 0811 0000 0000"),
    PhoneReason.FOREIGN: lazy("Nomor HP harus nomor Indonesia, yang dimulai dengan 08 atau +62 8"),
    PhoneReason.LANDLINE: lazy("Ini bukan nomor HP. Nomor HP dimulai dengan 08 atau +62 8"),
    PhoneReason.TOO_SHORT: lazy("Nomor HP terlalu pendek: dengan angka 0 di depan ada 10 sampai 13 angka"),
    PhoneReason.TOO_LONG: lazy("Nomor HP terlalu panjang: dengan angka 0 di depan ada 10 sampai 13 angka"),
    PhoneReason.UNKNOWN_PREFIX: lazy("Awalan nomor ini tidak dipakai operator mana pun. Periksa angka-angka pertama"),
}

DELIVERY: Final[Mapping[Delivery, Words]] = {
    Delivery.ON_ITS_WAY: lazy("SMS sedang dikirim."),
    Delivery.TROUBLE: lazy(
        "Operator SMS kami sedang terganggu. Kami terus mencoba selama kode masih berlaku; Anda boleh menunggu di sini "
        "atau menutup halaman ini."
    ),
    Delivery.SENT: lazy("Operator sudah menerima SMS. Belum ada kabar apakah sudah sampai di HP Anda."),
    Delivery.ARRIVED: lazy("SMS sudah sampai di HP Anda."),
    Delivery.FAILED: lazy(
        "Operator tidak dapat mengantar SMS ke nomor ini. Periksa nomornya, atau kirim lewat jalur lain."
    ),
    Delivery.TOO_LATE: lazy("SMS tidak terkirim selama kode berlaku karena operator terganggu. Minta kode baru."),
}

BARRIERS: Final[Mapping[Barrier, Words]] = {
    Barrier.IN_FORMAL_EDUCATION: lazy("Anda menjawab sedang sekolah atau kuliah (Permenko 11/2020 Pasal 2)."),
    Barrier.NOT_A_TARGET_GROUP: lazy(
        "Anda menjawab tidak bekerja dan tidak mencari kerja. Program ini untuk pencari kerja, pekerja, dan pemilik"
        " usaha mikro atau kecil (Permenko 11/2020 Pasal 2)."
    ),
    Barrier.OFFICE: lazy("Anda menjawab termasuk salah satu dari tujuh kelompok (Perpres 76/2020 Pasal 3)."),
}


def words_for(field: str, reason: Reason) -> Words:
    """What is wrong with this answer and how to mend it."""
    return NAME_PROBLEMS[NameProblem(reason.value)] if field == "full_name" else _words_for(field, reason)


def _words_for(field: str, reason: Reason) -> Words:
    match reason:
        case Reason.MISSING | Reason.NOT_OFFERED:
            return _MISSING[field]
        case Reason.TOO_SHORT:
            return _("Alamat terlalu pendek: tuliskan nama jalan atau dusun")
        case Reason.TOO_LONG:
            return _("Terlalu panjang: paling banyak %(longest)s huruf") % {"longest": LONGEST_ADDRESS}
        case Reason.NO_LETTER:
            return _("Alamat ini hanya berisi angka atau tanda: tuliskan juga nama jalan atau dusun")
        case Reason.BEGINS_LIKE_A_FORMULA:
            return _("Jangan mulai dengan tanda =, +, @, atau -")
        case Reason.NOT_A_NUMBER:
            return _("Tuliskan jumlah orang dengan angka, misalnya 2")
        case Reason.OUT_OF_RANGE:
            return _("Jumlah tanggungan antara 0 dan %(most)s orang") % {"most": MOST_DEPENDANTS}


def words_for_phone(reason: PhoneReason) -> Words:
    return _PHONE[reason]


def moment_in_zones(moment: datetime) -> str:
    """`10.15 WIB / 11.15 WITA / 12.15 WIT`, with the day before it when that is not today."""
    day = "" if wib_day(moment) == wib_day(read_clock()) else f"{moment.astimezone(WIB):%d-%m-%Y} "
    return day + in_all_zones(moment)
