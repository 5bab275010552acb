"""How a proposal stands, and why one was refused."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.accounts.acts import KindStays, NoRoles, NoSecondFactor, SameRoles, TooFewDeciders
from prakerja.accounts.insert_account import AddressTaken
from prakerja.approvals.confirm_proposal import NothingProposed, ProposalExpired, ProposalVoid, SamePerson
from prakerja.approvals.impartial import FavoursProposer, OwnCase
from prakerja.approvals.propose_act import AlreadyProposed, ReasonMissing
from prakerja.approvals.states import ProposalState
from prakerja.authority.set_roles import RolesNeverMeet
from prakerja.identity.seen_photos import PhotosNotSeen
from prakerja.identity.take_review import ReviewTaken
from prakerja.journey.acts import NothingToHandOver
from prakerja.kit.refused import Refused
from prakerja.kit.states import MoveRefused
from prakerja.words.appeals import APPEALS_REFUSED
from prakerja.words.cards_refused import CARDS_REFUSED
from prakerja.words.catalogue_refused import CATALOGUE_REFUSED
from prakerja.words.certificates_refused import CERTIFICATES_REFUSED
from prakerja.words.identity import PHOTOS_NOT_SEEN
from prakerja.words.payouts_refused import PAYOUTS_REFUSED
from prakerja.words.statements import STATEMENT_REFUSED
from prakerja.words.verdict_objections import VERDICTS_REFUSED
from prakerja.words.waves_refused import WAVES_REFUSED
from prakerja.words.words import Words

STATE_NAMES: Final[dict[ProposalState, Words]] = {
    ProposalState.PROPOSED: gettext_lazy("Menunggu petugas kedua"),
    ProposalState.CONFIRMED: gettext_lazy("Dikonfirmasi, sedang dikerjakan"),
    ProposalState.CARRIED_OUT: gettext_lazy("Dilaksanakan"),
    ProposalState.WITHDRAWN: gettext_lazy("Ditarik"),
    ProposalState.EXPIRED: gettext_lazy("Kedaluwarsa"),
    ProposalState.VOID: gettext_lazy("Gugur"),
    ProposalState.UNDONE: gettext_lazy("Dibatalkan kemudian"),
}

REFUSED: Final[dict[type[Refused], Words]] = {
    SamePerson: gettext_lazy("Anda sendiri yang mengusulkannya. Petugas lain yang harus mengonfirmasinya."),
    OwnCase: gettext_lazy("Usulan ini tentang Anda sendiri. Petugas lain yang memutuskannya."),
    FavoursProposer: gettext_lazy(
        "Tidak ada yang mengusulkan peran tambahan bagi dirinya sendiri. Minta petugas lain mengusulkannya."
    ),
    NothingProposed: gettext_lazy("Usulan itu sudah ditarik. Lihat keadaan terbaru di bawah."),
    ProposalExpired: gettext_lazy(
        "Usulan itu kedaluwarsa: dalam 72 jam tidak ada yang mengonfirmasinya. Usulkan lagi bila masih perlu."
    ),
    ProposalVoid: gettext_lazy(
        "Usulan itu gugur: pengusulnya tidak lagi memegang wewenang ini, atau keadaannya berubah sejak diusulkan. "
        "Usulkan lagi bila masih perlu."
    ),
    AlreadyProposed: gettext_lazy("Sudah ada usulan seperti ini. Konfirmasi atau tarik usulan itu."),
    ReasonMissing: gettext_lazy("Tulis alasannya, untuk petugas kedua dan jejak audit"),
    MoveRefused: gettext_lazy("Tahap itu sudah lewat atau belum gilirannya. Lihat keadaan terbaru di bawah."),
    AddressTaken: gettext_lazy("Alamat e-mail itu sudah punya akun."),
    NoRoles: gettext_lazy("Pilih sedikitnya satu peran."),
    SameRoles: gettext_lazy("Peran itu sudah dipegangnya."),
    RolesNeverMeet: gettext_lazy("Satu orang tidak boleh memegang kedua peran itu."),
    KindStays: gettext_lazy(
        "Saksi berasal dari luar kantor. Angkat orang ini dengan alamat e-mail lain untuk peran itu."
    ),
    NoSecondFactor: gettext_lazy(
        "Orang ini belum memakai tautannya, jadi tidak ada langkah kedua yang dicabut. Kirim tautan baru saja."
    ),
    TooFewDeciders: gettext_lazy("Sedikitnya dua petugas harus tetap ada di kantor."),
    NothingToHandOver: gettext_lazy("Pengajuan itu sudah diputuskan, atau NIK itu sudah tidak dipakai akun lain."),
    ReviewTaken: gettext_lazy(
        "Kasus ini tidak sedang Anda pegang. Ambil dahulu, lalu putuskan dengan fotonya di depan Anda."
    ),
    PhotosNotSeen: PHOTOS_NOT_SEEN,
    **CARDS_REFUSED,
    **PAYOUTS_REFUSED,
    **CERTIFICATES_REFUSED,
    **WAVES_REFUSED,
    **APPEALS_REFUSED,
    **VERDICTS_REFUSED,
    **CATALOGUE_REFUSED,
    **STATEMENT_REFUSED,
}
