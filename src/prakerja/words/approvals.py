"""What acts, their plans, and refusals of proposals are called."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.urls import reverse
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import JsonValue

from prakerja.accounts.acts import (
    APPOINT,
    CHANGE_ROLES,
    RESET_FACTOR,
    KindStays,
    NoRoles,
    NoSecondFactor,
    SameRoles,
    TooFewDeciders,
)
from prakerja.accounts.insert_account import AddressTaken
from prakerja.approvals.confirm_proposal import NothingProposed, ProposalExpired, ProposalVoid, SamePerson
from prakerja.approvals.impartial import FavoursProposer, OwnCase
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import AlreadyProposed, ReasonMissing
from prakerja.approvals.states import ProposalState
from prakerja.authority.roles import Role
from prakerja.authority.set_roles import RolesNeverMeet
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH, THAW, SecretsAllRevealed, SecretsMissing
from prakerja.draw.custodians import TooFewCustodians
from prakerja.identity.seen_photos import PhotosNotSeen
from prakerja.identity.states import IdentityState
from prakerja.identity.take_review import ReviewTaken
from prakerja.journey.acts import HAND_OVER_NIK, NothingToHandOver, review_id_in
from prakerja.kit.refused import Refused
from prakerja.kit.states import MoveRefused
from prakerja.screening.acts import PUT_IN_FORCE, WITHDRAW, AlreadyInForce, NotInForce
from prakerja.screening.kinds import ListKind
from prakerja.waves.acts import CLOSE, OPEN
from prakerja.waves.models import Wave
from prakerja.waves.stages import StageNotDue, WindowNotBegun, WindowPassed
from prakerja.words.amounts import thousands
from prakerja.words.authority import ROLE_NAMES
from prakerja.words.identity import PHOTOS_NOT_SEEN
from prakerja.words.moments import in_wib
from prakerja.words.screening import KIND_NAMES
from prakerja.words.words import Words

ACT_TITLES: Final[dict[str, Words]] = {
    OPEN.name: gettext_lazy("Buka"),
    CLOSE.name: gettext_lazy("Tutup lebih awal"),
    FREEZE.name: gettext_lazy("Bekukan daftar peserta"),
    THAW.name: gettext_lazy("Batalkan pembekuan"),
    DRAW.name: gettext_lazy("Undi"),
    PUBLISH.name: gettext_lazy("Umumkan hasil"),
    APPOINT.name: gettext_lazy("Angkat anggota kantor"),
    CHANGE_ROLES.name: gettext_lazy("Ubah peran anggota kantor"),
    RESET_FACTOR.name: gettext_lazy("Cabut langkah kedua yang hilang"),
    PUT_IN_FORCE.name: gettext_lazy("Berlakukan daftar pengecualian"),
    WITHDRAW.name: gettext_lazy("Tarik daftar pengecualian"),
    HAND_OVER_NIK.name: gettext_lazy("Pindahkan NIK"),
}

#: What happens the moment that the second person confirms.
CONSEQUENCES: Final[dict[str, Words]] = {
    OPEN.name: gettext_lazy(
        "Gelombang diumumkan kepada semua orang dan skemanya dikunci. Tidak dapat ditarik kembali."
    ),
    CLOSE.name: gettext_lazy(
        "Gelombang ditutup saat itu juga: tidak ada lagi yang dapat bergabung atau batal, dan pemeriksaan syarat mulai."
    ),
    FREEZE.name: gettext_lazy(
        "Daftar peserta yang memenuhi syarat dibekukan dan sidik digitalnya diumumkan, bersama nama pemegang rahasia."
    ),
    THAW.name: gettext_lazy(
        "Pembekuan dibatalkan; komitmen dan rahasia yang sudah masuk dihapus. Alasannya tampil di halaman umum."
    ),
    DRAW.name: gettext_lazy(
        "Kuota dibagikan menurut urutan undian. Hasilnya belum diumumkan, dan mengulang undian memberi hasil yang sama."
    ),
    PUBLISH.name: gettext_lazy(
        "Hasil diumumkan dan setiap peserta diberi tahu lewat e-mail dan SMS. Tidak dapat ditarik kembali."
    ),
    PUT_IN_FORCE.name: gettext_lazy(
        "Siapa yang tercatat di daftar ini dikecualikan saat identitasnya diperiksa dan saat syarat gelombang "
        "diperiksa. Hasil pemeriksaan yang sudah ada tidak berubah."
    ),
    APPOINT.name: gettext_lazy(
        "Orang ini mendapat akun kantor dengan peran itu. Lewat tautan yang dikirim ke alamatnya ia membuat sendiri "
        "kata sandi dan langkah kedua."
    ),
    CHANGE_ROLES.name: gettext_lazy(
        "Peran berganti saat itu juga dan orang ini harus masuk lagi. Tanpa peran, ia keluar dari kantor."
    ),
    RESET_FACTOR.name: gettext_lazy(
        "Aplikasi, kode cadangan, kunci sandi, dan kata sandi orang ini tidak berlaku lagi, dan semua perangkatnya "
        "dikeluarkan. Tautan untuk membuat yang baru dikirim ke alamatnya. Pastikan dulu, lewat telepon atau tatap "
        "muka, bahwa ia sendiri yang meminta."
    ),
    WITHDRAW.name: gettext_lazy(
        "Daftar ini tidak lagi mengecualikan siapa pun. Yang juga tercatat di daftar berlaku lain, atau sudah pernah "
        "menerima, tetap dikecualikan karena itu. Hasil pemeriksaan yang sudah ada tidak berubah."
    ),
    HAND_OVER_NIK.name: gettext_lazy(
        "NIK pindah ke akun yang mengajukan, dan identitasnya terverifikasi. Identitas akun yang memakainya sekarang "
        "ditolak, jadi akun itu tidak memenuhi syarat gelombang yang belum diperiksa. Hasil pemeriksaan, undian, dan "
        "kuota yang sudah ada tidak berubah. Keduanya diberi tahu lewat e-mail; yang satu tidak tahu siapa yang lain."
    ),
}

STATE_NAMES: Final[dict[ProposalState, Words]] = {
    ProposalState.PROPOSED: gettext_lazy("Menunggu petugas kedua"),
    ProposalState.CONFIRMED: gettext_lazy("Dikonfirmasi, sedang dikerjakan"),
    ProposalState.CARRIED_OUT: gettext_lazy("Dilaksanakan"),
    ProposalState.WITHDRAWN: gettext_lazy("Ditarik"),
    ProposalState.EXPIRED: gettext_lazy("Kedaluwarsa"),
    ProposalState.VOID: gettext_lazy("Gugur"),
    ProposalState.UNDONE: gettext_lazy("Dibatalkan kemudian"),
}

_LABELS: Final[dict[str, Words]] = {
    "number": gettext_lazy("Gelombang"),
    "seats": gettext_lazy("Kuota"),
    "opens_at": gettext_lazy("Dibuka"),
    "closes_at": gettext_lazy("Ditutup"),
    "planned_end": gettext_lazy("Rencana penutupan"),
    "scheme": gettext_lazy("Skema"),
    "version": gettext_lazy("Isi skema"),
    "joiners": gettext_lazy("Peserta"),
    "candidates": gettext_lazy("Peserta undian"),
    "custodians": gettext_lazy("Pemegang rahasia"),
    "revealed": gettext_lazy("Rahasia yang sudah dibuka"),
    "seated": gettext_lazy("Terpilih"),
    "full_name": gettext_lazy("Nama lengkap"),
    "email": gettext_lazy("Alamat e-mail"),
    "roles_before": gettext_lazy("Peran sekarang"),
    "roles": gettext_lazy("Peran"),
    "list": gettext_lazy("Nama daftar"),
    "kind": gettext_lazy("Jenis"),
    "valid_from": gettext_lazy("Berlaku sejak"),
    "valid_until": gettext_lazy("Berlaku sampai"),
    "year": gettext_lazy("Tahun penerimaan"),
    "source": gettext_lazy("Diterima dari"),
    "legal_basis": gettext_lazy("Dasar hukum"),
    "rows": gettext_lazy("Baris di berkas"),
    "people": gettext_lazy("Orang di daftar"),
    "doubled_rows": gettext_lazy("Baris dengan NIK yang sudah ada di baris lain"),
    "family_cards": gettext_lazy("Baris dengan nomor kartu keluarga"),
    "impossible_dates": gettext_lazy("Baris dengan tanggal lahir yang tidak mungkin"),
    "unknown_regions": gettext_lazy("Baris dengan kode wilayah yang tidak dikenal"),
    "fixed_digits": gettext_lazy("Angka NIK yang sama di semua baris (urutan ke-)"),
    "sha256": gettext_lazy("Sidik digital berkas"),
    "applicants": gettext_lazy("Di antaranya pendaftar"),
    "unscreened_joiners": gettext_lazy("Di antaranya peserta gelombang yang belum diperiksa"),
    "recipients": gettext_lazy("Di antaranya penerima"),
    "applicants_here_alone": gettext_lazy(
        "Pendaftar yang tidak tercatat di daftar berlaku lain dan belum pernah menerima"
    ),
    "joiners_here_alone": gettext_lazy("Di antara mereka, peserta gelombang yang belum diperiksa"),
    "nik": gettext_lazy("NIK"),
    "holder_state": gettext_lazy("Identitas akun yang memakainya sekarang"),
    "holder_waves": gettext_lazy("Gelombang yang diikuti akun itu"),
    "received_waves": gettext_lazy("Gelombang yang sudah memberi NIK ini kuota"),
}
#: Whom and which photos it was decided by: the case shows them to its reviewer, and other pages to nobody.
_NOT_SHOWN: Final = frozenset({"claimant", "claimant_photos", "holder", "holder_photos"})
_HOLDER_STATES: Final[dict[str, Words]] = {
    IdentityState.PHOTOS: gettext_lazy("cocok di Dukcapil, fotonya belum lengkap"),
    IdentityState.REVIEW: gettext_lazy("sedang diperiksa petugas"),
    IdentityState.VERIFIED: gettext_lazy("terverifikasi"),
}
_DAYS: Final = ("valid_from", "valid_until")
#: A wave's number and a year are names, and written without dots.
_NAMES: Final = ("number", "year")
_MOMENTS: Final = ("opens_at", "closes_at", "planned_end")

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
    StageNotDue: gettext_lazy("Tahap itu sudah lewat atau belum gilirannya. Lihat keadaan terbaru di bawah."),
    MoveRefused: gettext_lazy("Tahap itu sudah lewat atau belum gilirannya. Lihat keadaan terbaru di bawah."),
    WindowPassed: gettext_lazy("Waktu penutupannya sudah lewat. Rencanakan gelombang baru."),
    WindowNotBegun: gettext_lazy("Gelombang belum dapat diikuti siapa pun, jadi belum dapat ditutup."),
    TooFewCustodians: gettext_lazy(
        "Pemegang rahasia kurang dari tiga orang. Beri peran itu kepada orang lain lebih dulu."
    ),
    SecretsAllRevealed: gettext_lazy(
        "Semua rahasia sudah dibuka, jadi pembekuan tidak dapat dibatalkan lagi. Berikutnya undian."
    ),
    AddressTaken: gettext_lazy("Alamat e-mail itu sudah punya akun."),
    NoRoles: gettext_lazy("Pilih sedikitnya satu peran."),
    SameRoles: gettext_lazy("Peran itu sudah dipegangnya."),
    RolesNeverMeet: gettext_lazy("Satu orang tidak boleh memegang kedua peran itu."),
    KindStays: gettext_lazy(
        "Pemegang rahasia berasal dari luar kantor. Angkat orang ini dengan alamat e-mail lain untuk peran itu."
    ),
    NoSecondFactor: gettext_lazy(
        "Orang ini belum memakai tautannya, jadi tidak ada langkah kedua yang dicabut. Kirim tautan baru saja."
    ),
    TooFewDeciders: gettext_lazy("Sedikitnya dua petugas harus tetap ada di kantor."),
    AlreadyInForce: gettext_lazy("Daftar ini sudah berlaku."),
    NotInForce: gettext_lazy("Daftar ini tidak berlaku, jadi tidak ada yang ditarik."),
    NothingToHandOver: gettext_lazy("Pengajuan itu sudah diputuskan, atau NIK itu sudah tidak dipakai akun lain."),
    ReviewTaken: gettext_lazy(
        "Kasus ini tidak sedang Anda pegang. Ambil dahulu, lalu putuskan dengan fotonya di depan Anda."
    ),
    PhotosNotSeen: PHOTOS_NOT_SEEN,
    SecretsMissing: gettext_lazy("Belum semua pemegang rahasia membuka rahasianya."),
}


def plan_words(plan: Mapping[str, JsonValue]) -> list[tuple[Words, str]]:
    """What will happen, line by line, in the order of the labels: the database keeps a plan in an order of its own."""
    order = {key: place for place, key in enumerate(_LABELS)}
    shown = sorted(plan.keys() - _NOT_SHOWN, key=lambda key: order[key])
    return [(_LABELS[key], _value(key, plan[key])) for key in shown]


def subject_words(plan: Mapping[str, JsonValue]) -> str:
    """Whom or what it is about, as its plan names it: a wave, a person, a list."""
    if "number" in plan:
        return _("Gelombang %(number)s") % {"number": plan["number"]}
    return str(plan.get("full_name") or plan.get("list") or "")


def home_of(proposal: Proposal) -> str:
    """The page on which one sees what became of it."""
    if proposal.act.startswith(("waves.", "draw.")):
        number = Wave.objects.values_list("number", flat=True).get(pk=int(proposal.subject))
        return reverse("backoffice:waves:wave", args=[number])
    if proposal.act.startswith("accounts."):
        return reverse("backoffice:accounts:members")
    if proposal.act.startswith("screening."):
        return reverse("backoffice:screening:lists")
    return reverse("backoffice:approvals:proposals")


def evidence_of(proposal: Proposal) -> str:
    """The page that shows more than the plan, on which it is decided; empty: the plan says it all."""
    if proposal.act == HAND_OVER_NIK.name:
        return reverse("backoffice:identity:case", args=review_id_in(proposal.subject))
    return ""


def _value(key: str, value: JsonValue) -> str:
    if key in _MOMENTS:
        return in_wib(datetime.fromisoformat(str(value)))
    if key in _DAYS:
        return date_format(date.fromisoformat(str(value)), "j F Y") if value else _("tidak berakhir")
    if key in ("roles", "roles_before") and isinstance(value, list):
        return ", ".join(str(ROLE_NAMES[Role(str(one))]) for one in value) or _("tidak ada")
    if key == "kind":
        return str(KIND_NAMES[ListKind(str(value))])
    if key == "holder_state":
        return str(_HOLDER_STATES[str(value)])
    if isinstance(value, list):
        return ", ".join(str(one) for one in value) or _("tidak ada")
    return thousands(value) if isinstance(value, int) and key not in _NAMES else str(value)
