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
from prakerja.cards.acts import BudgetTooSmall, FundedAlready, NoAmount, NoYear
from prakerja.cards.award_cards import WaveNotFunded
from prakerja.cards.card_acts import (
    NoDays,
    NoObjection,
    NothingToExtend,
    NothingToReinstate,
    NoUncountedSeat,
)
from prakerja.cards.doubt_entitlement import DayBeforeBirth, DayNotYet, NotTold, SourceMissing, ToldOtherwise
from prakerja.cards.end_card import MoneyUnderWay
from prakerja.cards.entitlement_act import NothingSpeaksAgainst, ObjectionWaits, StillTimeToObject
from prakerja.cards.give_seats_again import SeatsNotCounted
from prakerja.cards.hold_card import NoteMissing
from prakerja.cards.houses import FloatTooSmall, NoHouse
from prakerja.cards.move_float_act import SameHouse
from prakerja.cards.post_end import ClaimRepaid
from prakerja.cards.querysets import NoCard
from prakerja.cards.release_card import CardMoved, ReleaseTakesTwo
from prakerja.cards.require_spendable import CardEnded, CardHeld
from prakerja.cards.year_end_act import NothingToClose, YearNotOver
from prakerja.cards.year_ends import NoYearEnd
from prakerja.draw.acts import AttemptUnderWay, SeedMissing, TooLateToTakeBack
from prakerja.draw.custodians import TooFewCustodians
from prakerja.draw.require_witnesses import NoWitnesses
from prakerja.identity.seen_photos import PhotosNotSeen
from prakerja.identity.take_review import ReviewTaken
from prakerja.journey.acts import NothingToHandOver
from prakerja.journey.vacant_seats.act import FillingUnderWay, NoVacantSeats, YearGoneBy
from prakerja.kit.refused import Refused
from prakerja.kit.states import MoveRefused
from prakerja.payouts.acts import NotBeingSent, NotBuilt, NotKeptBack, NotStanding
from prakerja.payouts.differences.act import NothingToRectify
from prakerja.payouts.partners.account_act import NotNamed
from prakerja.payouts.partners.querysets import NoPartnerAccount
from prakerja.payouts.querysets import NoBatch, NoInstruction
from prakerja.payouts.reconciliation.case_books import CaseHasChanged, DayIsMissing, NotBookedAs, NothingToBook
from prakerja.payouts.reconciliation.case_dues import PaidAnewMeanwhile
from prakerja.payouts.reconciliation.close_case import CaseIsClosed, CaseNoteMissing, MoneyDiffers, NotTheOwner
from prakerja.payouts.reconciliation.note_booked_before import NotBookedSo
from prakerja.payouts.reconciliation.pair_cases import NotTheOtherHalf
from prakerja.payouts.reconciliation.querysets import NoCase
from prakerja.payouts.remove_instruction import RemovalNoteMissing, SentAlready
from prakerja.screening.acts import AlreadyInForce, NotInForce
from prakerja.training.certificates.reinstatement_act import NotWithdrawn
from prakerja.training.certificates.withdrawal_act import (
    NoCertificate,
    PresenceNotRefused,
    ReasonUnknown,
    WithdrawnAlready,
)
from prakerja.training.signals.querysets import NoSignal
from prakerja.training.signals.signal_act import SignalCleared
from prakerja.training.under_way_act import CardNotHeld, NothingUnderWay
from prakerja.waves.stages import (
    ScheduleRefused,
    StageNotDue,
    TooLateToCancel,
    WaveCancelled,
    WindowNotBegun,
    WindowPassed,
)
from prakerja.words.appeals import APPEALS_REFUSED
from prakerja.words.catalogue_refused import CATALOGUE_REFUSED
from prakerja.words.identity import PHOTOS_NOT_SEEN
from prakerja.words.statements import STATEMENT_REFUSED
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
    NotBuilt: gettext_lazy("Kelompok ini masih disusun, atau sudah dicairkan."),
    NotBeingSent: gettext_lazy("Tidak ada yang sedang dikirim dari kelompok ini."),
    NotKeptBack: gettext_lazy("Pembayaran ini tidak ditahan petugas, atau sudah dilepas."),
    NoBatch: gettext_lazy("Kelompok pembayaran itu tidak ada."),
    NoInstruction: gettext_lazy("Pembayaran itu tidak ada."),
    RemovalNoteMissing: gettext_lazy("Tulis alasannya, paling banyak 1.000 karakter."),
    CaseIsClosed: gettext_lazy("Selisih ini sudah ditutup."),
    CaseNoteMissing: gettext_lazy("Tulis apa yang Anda temukan."),
    NotTheOwner: gettext_lazy("Yang menutup selisih adalah yang mengurusnya. Ambil dulu selisih ini."),
    NoCase: gettext_lazy("Selisih itu tidak ada."),
    MoneyDiffers: gettext_lazy(
        "Saldo bank dan pembukuan masih berbeda karena selisih ini, jadi tidak cukup ditutup dengan penjelasan. "
        "Bukukan, atau pasangkan dengan selisih lain."
    ),
    NothingToBook: gettext_lazy("Saldo bank dan pembukuan sudah sama. Tutup selisih ini dengan penjelasan."),
    CaseHasChanged: gettext_lazy(
        "Pembayaran ini sudah berubah sejak selisihnya ditemukan. Tunggu rekening koran berikutnya."
    ),
    DayIsMissing: gettext_lazy(
        "Yang kembali lebih banyak daripada yang keluar. Ambil dulu rekening koran hari sebelumnya."
    ),
    NotBookedAs: gettext_lazy("Pilih sebagai apa baris ini dibukukan, dan tahun anggarannya."),
    PaidAnewMeanwhile: gettext_lazy(
        "Ada pembayaran baru untuk hal yang sama yang belum selesai. Keluarkan dulu dari kelompoknya, atau tunggu "
        "hasilnya."
    ),
    NotBookedSo: gettext_lazy("Keputusan itu tidak ada, jumlahnya lain, atau sudah menjelaskan baris lain."),
    NotTheOtherHalf: gettext_lazy("Kedua selisih itu bukan dari bank yang sama, atau jumlahnya tidak saling menutup."),
    SentAlready: gettext_lazy(
        "Pembayaran itu sudah di bank, atau mungkin sudah. Yang terjadi padanya adalah jawaban bank."
    ),
    NotStanding: gettext_lazy("Kelompok ini tidak sedang dijeda atau berhenti."),
    NotNamed: gettext_lazy("Rekening ini belum dijawab banknya, atau sudah diputuskan."),
    NoPartnerAccount: gettext_lazy("Rekening itu tidak ada."),
    ReasonMissing: gettext_lazy("Tulis alasannya, untuk petugas kedua dan jejak audit"),
    StageNotDue: gettext_lazy("Tahap itu sudah lewat atau belum gilirannya. Lihat keadaan terbaru di bawah."),
    TooLateToCancel: gettext_lazy("Daftar pesertanya sudah dibekukan, jadi gelombang ini tidak dapat dibatalkan lagi."),
    WaveCancelled: gettext_lazy("Gelombang ini sudah dibatalkan."),
    ScheduleRefused: gettext_lazy("Jadwal itu tidak mungkin lagi. Lihat keadaan terbaru gelombang ini."),
    MoveRefused: gettext_lazy("Tahap itu sudah lewat atau belum gilirannya. Lihat keadaan terbaru di bawah."),
    WindowPassed: gettext_lazy("Waktu penutupannya sudah lewat. Rencanakan gelombang baru."),
    WindowNotBegun: gettext_lazy("Gelombang belum dapat diikuti siapa pun, jadi belum dapat ditutup."),
    TooFewCustodians: gettext_lazy(
        "Pemegang rahasia dengan kunci yang berlaku kurang dari tiga orang. Lengkapi lebih dulu."
    ),
    NoWitnesses: gettext_lazy("Belum ada pengawas catatan publik yang disebut, jadi undian tidak dapat dinyatakan."),
    TooLateToTakeBack: gettext_lazy(
        "Batas komitmen sudah lewat, jadi percobaan ini tidak dapat dibatalkan lagi. Ia berjalan sampai berakhir."
    ),
    AttemptUnderWay: gettext_lazy("Percobaan terakhir masih berjalan. Yang berikutnya menunggu sampai ia berakhir."),
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
    FloatTooSmall: gettext_lazy(
        "Dana tahun itu di bank itu tidak sebanyak itu. Cocokkan dulu setoran dan biayanya dengan rekening koran."
    ),
    NoHouse: gettext_lazy("Pilih bank atau dompet digital tempat dana itu."),
    SameHouse: gettext_lazy("Pilih dua bank atau dompet digital yang berbeda."),
    NoYearEnd: gettext_lazy("Tidak ada skema yang menentukan akhir tahun itu."),
    YearNotOver: gettext_lazy("Hari terakhirnya belum lewat di Jakarta, jadi belum ada yang ditutup."),
    NothingToClose: gettext_lazy("Tidak ada yang tersisa untuk ditutup, atau semua yang tersisa masih menunggu."),
    NoYear: gettext_lazy("Tahun anggaran ditulis dengan empat angka, misalnya 2026."),
    NoAmount: gettext_lazy("Tulis jumlahnya dalam rupiah, dengan angka saja."),
    BudgetTooSmall: gettext_lazy(
        "Anggaran tahun itu tidak cukup untuk semua kuota gelombang ini. Usulkan tambahan anggaran lebih dulu."
    ),
    FundedAlready: gettext_lazy("Uang untuk gelombang ini sudah disisihkan."),
    WaveNotFunded: gettext_lazy(
        "Uang untuk kartu gelombang ini belum disisihkan. Usulkan penyisihan anggarannya lebih dulu."
    ),
    NoSignal: gettext_lazy("Sinyal itu tidak ada."),
    SignalCleared: gettext_lazy("Sinyal itu sudah dinyatakan bukan kecurangan."),
    NoCertificate: gettext_lazy("Sertifikat itu tidak ada."),
    NothingToRectify: gettext_lazy("Tidak ada selisih yang cukup besar untuk dibetulkan."),
    NotWithdrawn: gettext_lazy("Sertifikat ini tidak sedang ditarik."),
    WithdrawnAlready: gettext_lazy("Sertifikat itu sudah ditarik."),
    PresenceNotRefused: gettext_lazy("Kehadiran itu dihitung, atau pesertanya berkeberatan."),
    ReasonUnknown: gettext_lazy("Pilih alasan yang dapat dibaca semua orang."),
    NoCard: gettext_lazy("Kartu itu tidak ada."),
    NothingToReinstate: gettext_lazy("Kartu itu tidak sedang ditahan, tidak dicabut, dan tidak dikembalikan."),
    NoUncountedSeat: gettext_lazy(
        "Semua kuota gelombang itu yang kembali sudah dihitung untuk gelombang pemulihan, jadi kartunya tidak dapat "
        "dipulihkan lagi."
    ),
    NoDays: gettext_lazy("Perpanjangan paling sedikit 1 hari dan paling banyak 30 hari."),
    NothingToExtend: gettext_lazy(
        "Pelatihan pertama sudah dibeli atau kartunya sudah berakhir, jadi tidak ada batas waktu."
    ),
    NoVacantSeats: gettext_lazy(
        "Tidak ada kuota gelombang ini yang kosong. Kuota dihitung setelah tidak ada lagi yang dapat berkeberatan."
    ),
    FillingUnderWay: gettext_lazy("Kuota kosong gelombang ini sedang diisi. Tunggu sampai selesai."),
    YearGoneBy: gettext_lazy("Anggaran gelombang ini milik tahun lain, jadi kuotanya tidak dapat diisi lagi."),
    SeatsNotCounted: gettext_lazy(
        "Kuota yang kembali dan sudah dihitung tahun ini kurang dari kuota gelombang pemulihan ini."
    ),
    MoneyUnderWay: gettext_lazy(
        "Ada pelatihan yang dibeli dengan kartu itu dan belum selesai. Tahan kartunya, usulkan pembatalan pelatihan "
        "itu, lalu usulkan ini lagi."
    ),
    CardNotHeld: gettext_lazy("Kartu itu tidak ditahan. Pelatihan hanya dibatalkan pada kartu yang ditahan."),
    NothingUnderWay: gettext_lazy("Tidak ada pelatihan yang sedang berjalan dengan kartu itu."),
    CardEnded: gettext_lazy("Kartu itu sudah berakhir."),
    NoteMissing: gettext_lazy("Tulis alasannya, untuk jejak audit"),
    CardMoved: gettext_lazy(
        "Keadaan kartu ini sudah berubah sejak Anda membukanya. Lihat riwayatnya, lalu putuskan lagi."
    ),
    ReleaseTakesTwo: gettext_lazy(
        "Kartu ini ditahan karena pemegangnya mungkin tidak berhak. Itu diputuskan dua orang: usulkan pemulihan"
        " atau berakhirnya."
    ),
    CardHeld: gettext_lazy("Kartu itu sedang ditahan. Putuskan penahanannya lebih dulu."),
    NotTold: gettext_lazy("Pilih apa yang terjadi: kematian atau hilangnya kewarganegaraan."),
    SourceMissing: gettext_lazy("Tulis dari mana kabar itu diketahui, paling banyak 500 huruf."),
    DayNotYet: gettext_lazy("Tanggal itu belum tiba. Isi hari kejadiannya."),
    DayBeforeBirth: gettext_lazy("Tanggal itu sebelum orang ini lahir. Periksa lagi suratnya."),
    ToldOtherwise: gettext_lazy(
        "Kabar yang sama sudah dicatat dengan tanggal atau sumber lain. Bila itu keliru, usulkan dulu pemulihan "
        "kartunya."
    ),
    NothingSpeaksAgainst: gettext_lazy(
        "Kartu itu tidak ditahan karena hak pemegangnya, atau daftar yang mencatatnya sudah ditarik."
    ),
    StillTimeToObject: gettext_lazy("Pemegangnya masih dapat mengajukan keberatan. Usulkan setelah waktunya lewat."),
    ObjectionWaits: gettext_lazy("Keberatan pemegangnya belum dijawab. Putuskan keberatan itu lebih dulu."),
    ClaimRepaid: gettext_lazy(
        "Sebagian tagihannya sudah dikembalikan pemegangnya. Bayarkan itu kembali lebih dulu, baru pulihkan kartunya."
    ),
    NoObjection: gettext_lazy("Tidak ada keberatan yang menunggu keputusan."),
    SeedMissing: gettext_lazy("Angka acaknya belum ada: ronde suar yang dinyatakan belum datang."),
    **APPEALS_REFUSED,
    **CATALOGUE_REFUSED,
    **STATEMENT_REFUSED,
}
