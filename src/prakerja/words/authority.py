"""What roles, kinds of actors and permissions are called."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.authority.permissions import Permission as May
from prakerja.authority.roles import Role
from prakerja.kit.actor import ActorKind
from prakerja.words.words import Words

ROLE_NAMES: Final[dict[Role, Words]] = {
    Role.OFFICER: _("petugas"),
    Role.REVIEWER: _("peninjau identitas"),
    Role.CUSTODIAN: _("pemegang rahasia"),
    Role.CURATOR: _("kurator pelatihan"),
    Role.AUDITOR: _("pemeriksa"),
}

#: Those who have no role.
KIND_NAMES: Final[dict[ActorKind, Words]] = {
    ActorKind.VISITOR: _("pengunjung"),
    ActorKind.APPLICANT: _("pendaftar"),
    ActorKind.STAFF: _("semua di kantor"),
    ActorKind.PARTNER: _("mitra"),
    ActorKind.OPERATOR: _("operator server"),
    ActorKind.SYSTEM: _("sistem"),
}

PERMISSION_NAMES: Final[dict[May, Words]] = {
    May.USE_ACCOUNT: _("membuka dan memakai akun sendiri"),
    May.KEEP_SECOND_FACTOR: _("mengatur langkah kedua sendiri"),
    May.APPLY: _("mendaftar dan bergabung untuk diri sendiri"),
    May.PLAN_WAVES: _("merencanakan gelombang"),
    May.DECIDE_WAVES: _("mengusulkan dan mengonfirmasi tahap gelombang"),
    May.HOLD_SECRETS: _("memegang rahasia undian"),
    May.TRY_WORK_AGAIN: _("mengulang pekerjaan yang gagal"),
    May.HAND_IN_LISTS: _("menyerahkan daftar pengecualian"),
    May.DECIDE_LISTS: _("mengusulkan dan mengonfirmasi daftar pengecualian"),
    May.DECIDE_BUDGET: _("mengusulkan dan mengonfirmasi anggaran"),
    May.HOLD_CARDS: _("menahan kartu dan melepasnya"),
    May.REPLACE_NUMBERS: _("mengganti nomor kartu yang bocor"),
    May.DECIDE_CARDS: _("mengusulkan dan mengonfirmasi keputusan tentang kartu"),
    May.SELL_TRAINING: _("menjual pelatihan"),
    May.TEACH_TRAINING: _("menyelenggarakan pelatihan"),
    May.KEEP_PARTNER: _("mengurus rekan, kunci, dan alamat mitra tempatnya bekerja"),
    May.DECIDE_OBJECTIONS: _("mengusulkan dan mengonfirmasi keputusan atas keberatan peserta pelatihan"),
    May.KEEP_WEBHOOK: _("mengatur webhook sendiri"),
    May.DISPUTE_STATEMENTS: _("membaca rekapitulasi pembayarannya sendiri dan menyanggahnya"),
    May.SIGN_PEOPLE_IN: _("memasukkan orang dengan akun Prakerja, sejauh mereka setujui"),
    May.REHEARSE: _("menjawab di halaman uji API mitra"),
    May.CURATE_COURSES: _("mengusulkan dan mengonfirmasi pelatihan yang boleh dijual, dan menghentikannya"),
    May.HOLD_PAYABLES: _("menahan pembayaran mitra untuk diperiksa, dan melepaskannya"),
    May.DECIDE_STATEMENTS: _(
        "mengusulkan dan mengonfirmasi pembayaran mitra, penarikan kembali, dan jawaban sanggahan"
    ),
    May.JUDGE_SIGNALS: _("menilai sinyal kecurangan"),
    May.DECIDE_CERTIFICATES: _("mengusulkan dan mengonfirmasi penarikan sertifikat"),
    May.ADMIT_PARTNERS: _("mengusulkan dan mengonfirmasi mitra, dan menghentikannya"),
    May.REVIEW_IDENTITIES: _("meninjau identitas"),
    May.DECIDE_ACCOUNT_DOUBTS: _("memutuskan keraguan nama pemilik rekening"),
    May.GRANT_EXTRA_TIME: _("memberi tambahan waktu tes"),
    May.DECIDE_STAFF: _("mengusulkan dan mengonfirmasi anggota kantor"),
    May.INVITE_STAFF: _("mengirim lagi tautan kepada anggota kantor baru"),
    May.END_SESSIONS: _("mengeluarkan seseorang dari semua perangkat"),
    May.APPOINT_FIRST_STAFF: _("mengangkat anggota kantor yang pertama"),
    May.CHANGE_KEYS: _("mengganti kunci data"),
    May.OPERATE_DATABASE: _("menyalin, memulihkan, dan membuka basis data"),
    May.READ_WAVES: _("membaca gelombang"),
    May.READ_SECRETS: _("membaca keadaan rahasia undian"),
    May.READ_LISTS: _("membaca daftar pengecualian"),
    May.READ_REVIEWS: _("membaca antrean identitas"),
    May.READ_EXTRA_TIME: _("membaca tambahan waktu tes"),
    May.READ_CARDS: _("membaca anggaran, kartu, dan riwayat penerima"),
    May.READ_LEDGER: _("membaca buku besar"),
    May.READ_TRAINING: _("membaca mitra, pelatihan, dan pembelian"),
    May.READ_PAYOUTS: _("membaca kelompok pembayaran dan tiap pembayarannya"),
    May.READ_STAFF: _("membaca daftar anggota kantor"),
    May.READ_PROPOSALS: _("membaca usulan dan keputusan"),
    May.READ_OFFICE: _("membaca halaman bersama kantor"),
    May.CLOSE_DUE_WAVES: _("menutup gelombang pada waktunya"),
    May.SCREEN_WAVES: _("memeriksa syarat peserta"),
    May.AWARD_CARDS: _("membuat kartu bagi penerima"),
    May.DECLARE_PROVEN: _("menyatakan selesai pelatihan yang terbukti dan tidak dinyatakan lembaganya"),
    May.ISSUE_CERTIFICATES: _("menerbitkan sertifikat pelatihan yang terbukti selesai"),
    May.END_PURCHASES: _("membatalkan atau mengakhiri pembelian pelatihan yang tidak dapat selesai"),
    May.FIND_SIGNALS: _("mencari sinyal kecurangan"),
    May.SIGN_BADGES: _("menandatangani badge digital"),
    May.COUNT_REVIEWS: _("menghitung bintang pelatihan dari ulasannya"),
    May.REVOKE_OVERDUE: _("mencabut kartu yang lewat batas waktu"),
    May.COUNT_SEATS: _("menghitung kuota yang kembali"),
    May.MAKE_STATEMENTS: _("menyusun rekapitulasi bulanan pembayaran mitra"),
    May.BRING_INCENTIVES_DUE: _("menetapkan insentif yang jatuh tempo"),
    May.DECIDE_PAYOUTS: _("mengusulkan dan mengonfirmasi pencairan, dan mengeluarkan satu pembayaran"),
    May.BUILD_PAYOUTS: _("menyusun pembayaran yang jatuh tempo"),
    May.TAKE_BACK_INCENTIVES: _("menarik kembali insentif yang sertifikatnya ditarik"),
    May.KEEP_SURVEYS: _("membuka, mengingatkan, dan menutup survei"),
    May.SEND_PAYOUTS: _("mengirim pembayaran yang sudah disetujui"),
    May.HEED_HOUSES: _("menanyakan pembayaran setelah dikabari bank atau dompet digital"),
    May.REMIND_HOLDERS: _("mengingatkan pemegang kartu akan batas waktu"),
    May.RESCREEN_CARDS: _("memeriksa kartu terhadap daftar yang baru berlaku"),
    May.TAKE_IN_LISTS: _("membaca berkas daftar pengecualian"),
    May.RECORD_REGISTRY_ANSWERS: _("mencatat jawaban Dukcapil"),
    May.RECORD_ACCOUNT_ANSWERS: _("mencatat jawaban bank atau dompet digital"),
    May.END_SITTINGS: _("mengakhiri tes yang habis waktunya"),
    May.DELIVER_MESSAGES: _("mengirim pesan"),
    May.DELIVER_EVENTS: _("mengirim kabar kepada mitra"),
    May.RECORD_DELIVERY_REPORTS: _("mencatat laporan pengiriman SMS"),
    May.EXPIRE_HOLDS: _("mengembalikan dana tertahan yang lewat waktunya"),
    May.PROVE_BOOKS: _("membuktikan pembukuan"),
    May.END_PROPOSALS: _("mengakhiri usulan yang gugur"),
    May.GROW_LOG: _("menambah log publik"),
    May.TELL_OF_ATTACKS: _("mencatat percobaan masuk yang salah"),
}
