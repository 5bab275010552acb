"""What the events of the audit are called: accounts, identities, particulars, the test."""

from typing import Final

from django.utils.translation import gettext_lazy as lazy

from prakerja.accounts.events import AccountsEvent
from prakerja.assessment.events import AssessmentEvent
from prakerja.identity.events import IdentityEvent
from prakerja.profile.events import ProfileEvent
from prakerja.words.words import Words

ACCOUNTS: Final[dict[AccountsEvent, Words]] = {
    AccountsEvent.OPENED: lazy("Akun dibuka"),
    AccountsEvent.SIGNED_IN: lazy("Masuk ke akun"),
    AccountsEvent.SIGNED_OUT: lazy("Keluar dari akun"),
    AccountsEvent.SESSION_ENDED: lazy("Satu perangkat dikeluarkan"),
    AccountsEvent.SESSIONS_ENDED_BY_OFFICE: lazy("Dikeluarkan dari semua perangkat oleh kantor"),
    AccountsEvent.SIGNED_OUT_EVERYWHERE: lazy("Keluar dari semua perangkat"),
    AccountsEvent.PASSWORD_CHANGED: lazy("Kata sandi diganti"),
    AccountsEvent.ADDRESS_CHANGED: lazy("Alamat e-mail diganti"),
    AccountsEvent.ATTACKED: lazy("Ada yang mencoba membobol akun ini"),
    AccountsEvent.STAFF_APPOINTED: lazy("Anggota kantor diangkat"),
    AccountsEvent.STAFF_INVITED_AGAIN: lazy("Undangan anggota kantor dikirim lagi"),
    AccountsEvent.INVITATION_ACCEPTED: lazy("Undangan diterima"),
    AccountsEvent.STAFF_ROLES_CHANGED: lazy("Peran anggota kantor diubah"),
    AccountsEvent.PARTNER_STAFF_INVITED: lazy("Staf mitra diundang"),
    AccountsEvent.PARTNER_STAFF_INVITED_AGAIN: lazy("Undangan staf mitra dikirim lagi"),
    AccountsEvent.PARTNER_STAFF_ENDED: lazy("Staf mitra dikeluarkan"),
    AccountsEvent.SECOND_FACTOR_SET_UP: lazy("Langkah kedua dipasang"),
    AccountsEvent.APP_REPLACED: lazy("Aplikasi langkah kedua diganti"),
    AccountsEvent.SECOND_FACTOR_RESET: lazy("Langkah kedua dicabut"),
    AccountsEvent.RECOVERY_CODES_RENEWED: lazy("Kode cadangan diperbarui"),
    AccountsEvent.PASSKEY_ADDED: lazy("Kunci sandi ditambah"),
    AccountsEvent.PASSKEY_REMOVED: lazy("Kunci sandi dihapus"),
}

IDENTITY: Final[dict[IdentityEvent, Words]] = {
    IdentityEvent.NUMBERS_ENTERED: lazy("NIK dan nomor KK diisi"),
    IdentityEvent.REGISTRY_ASKED: lazy("Dukcapil ditanya"),
    IdentityEvent.REGISTRY_SILENT: lazy("Dukcapil tidak menjawab"),
    IdentityEvent.REGISTRY_ANSWERED: lazy("Dukcapil menjawab"),
    IdentityEvent.NIK_CLAIMED: lazy("NIK yang dipakai akun lain diajukan"),
    IdentityEvent.NIK_READ: lazy("NIK lengkap dibaca"),
    IdentityEvent.PHOTO_ADDED: lazy("Foto identitas dikirim"),
    IdentityEvent.PHOTO_OPENED: lazy("Foto identitas dibuka"),
    IdentityEvent.PHOTO_MISSED: lazy("Foto identitas dibuka, tetapi berkasnya tidak ada"),
    IdentityEvent.VERIFIED: lazy("Identitas dipastikan"),
    IdentityEvent.REFUSED: lazy("Identitas ditolak"),
    IdentityEvent.ASKED_AGAIN: lazy("Identitas diminta sekali lagi"),
    IdentityEvent.REVIEW_OPENED: lazy("Kasus identitas dibuka"),
    IdentityEvent.REVIEW_TAKEN: lazy("Kasus identitas diambil"),
    IdentityEvent.REVIEW_HANDED_BACK: lazy("Kasus identitas dikembalikan"),
    IdentityEvent.REVIEW_DECIDED: lazy("Kasus identitas diputuskan"),
}

PROFILE: Final[dict[ProfileEvent, Words]] = {
    ProfileEvent.PARTICULARS_CHANGED: lazy("Data diri diubah"),
    ProfileEvent.PARTICULARS_COMPLETED: lazy("Data diri selesai diisi"),
    ProfileEvent.PHONE_CODE_SENT: lazy("Kode nomor telepon dikirim"),
    ProfileEvent.PHONE_CODE_WRONG: lazy("Kode nomor telepon salah"),
    ProfileEvent.PHONE_CODE_LOCKED: lazy("Kode nomor telepon terkunci setelah terlalu banyak percobaan"),
    ProfileEvent.PHONE_VERIFIED: lazy("Nomor telepon dipastikan"),
    ProfileEvent.PHONE_CHANGED: lazy("Nomor telepon diganti"),
    ProfileEvent.PHONE_TAKEN: lazy("Nomor telepon ternyata dipakai akun lain"),
    ProfileEvent.DECLARATION_SIGNED: lazy("Surat pernyataan ditandatangani"),
}

ASSESSMENT: Final[dict[AssessmentEvent, Words]] = {
    AssessmentEvent.STARTED: lazy("Tes dimulai"),
    AssessmentEvent.FINISHED: lazy("Tes selesai"),
    AssessmentEvent.APPLICANT_LOOKED_UP: lazy("Pendaftar dicari untuk waktu tambahan"),
    AssessmentEvent.EXTRA_TIME_GRANTED: lazy("Waktu tambahan untuk tes diberikan"),
}
