"""Why the office could not do something to a partner or a course."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.accounts.end_partner_staff import NoMember
from prakerja.kit.refused import Refused
from prakerja.partners.acts import AdmissionRefused, ClientCodeTaken, NoPartner, NotSuspended
from prakerja.partners.end_sign_key import NoSignKey
from prakerja.partners.sso.act import RegistrationRefused
from prakerja.training.catalogue_refusals import (
    ChecklistOpen,
    CourseChanged,
    NoCourse,
    NothingToPublish,
    NothingToResume,
    NothingToSuspend,
)
from prakerja.training.declarations.refusals import NoSuchObjection, TrainingWentOn
from prakerja.training.teaching_act import NothingToTeach
from prakerja.words.words import Words

CATALOGUE_REFUSED: Final[dict[type[Refused], Words]] = {
    AdmissionRefused: _("Ada isian yang belum benar. Periksa lagi nama, nomor, pemilik, dan alamatnya."),
    ClientCodeTaken: _("Kode klien itu sudah dipakai mitra lain."),
    NoPartner: _("Mitra itu tidak ada."),
    NoMember: _("Orang itu bukan staf mitra mana pun."),
    NothingToTeach: _("Lembaga ini tidak punya jadwal yang belum selesai."),
    NotSuspended: _("Mitra itu tidak sedang dihentikan."),
    RegistrationRefused: _("Ada isian yang belum benar. Periksa lagi alamat dan datanya."),
    NoSignKey: _("Kunci itu tidak ada, atau sudah tidak berlaku."),
    NoCourse: _("Pelatihan itu tidak ada."),
    ChecklistOpen: _("Pelatihan diloloskan hanya bila semua yang di daftar periksa sudah ditemukan."),
    CourseChanged: _("Lembaganya baru saja mengubah pelatihan itu. Baca lagi isinya, lalu usulkan lagi."),
    NothingToPublish: _("Pelatihan itu bukan draf lagi."),
    NothingToSuspend: _("Pelatihan itu tidak sedang dijual."),
    NothingToResume: _("Pelatihan itu tidak sedang dihentikan."),
    NoSuchObjection: _("Keberatan itu tidak ada, atau sudah diputuskan."),
    TrainingWentOn: _("Peserta sudah memulai jadwal yang baru, jadi perpindahannya tidak dapat dibatalkan."),
}
