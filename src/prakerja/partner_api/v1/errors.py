"""Every error of v1, its status and what it says: one table, published as docs/partner-api/errors.md.

The reference holds seven of them; whatever else can go wrong is ours, and says so (`is_ours`). A code is `ERR`, an area
of three letters, the status and a number of its own.
"""

from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus


@dataclass(frozen=True)
class Said:
    """`message`: in Indonesian, as partners' programs show it to people."""

    code: str
    status: HTTPStatus
    message: str
    is_ours: bool = True


class ApiError(Enum):
    """Named after what is true."""

    # who asks
    UNSIGNED = Said("ERRAPI40101", HTTPStatus.UNAUTHORIZED, "Header client_code, signature, dan timestamp harus diisi.")
    CLIENT_UNKNOWN = Said("ERRAPI40102", HTTPStatus.UNAUTHORIZED, "client_code tidak dikenal.")
    SIGNATURE_WRONG = Said("ERRAPI40103", HTTPStatus.UNAUTHORIZED, "Signature tidak sesuai.")
    TIMESTAMP_OUT_OF_TIME = Said(
        "ERRAPI40104", HTTPStatus.UNAUTHORIZED, "Timestamp berbeda lebih dari 15 menit dari waktu kami."
    )
    PARTNER_SUSPENDED = Said("ERRAPI40301", HTTPStatus.FORBIDDEN, "Akses mitra ini sedang dihentikan.")
    OTHER_KIND = Said("ERRAPI40302", HTTPStatus.FORBIDDEN, "Layanan ini bukan untuk jenis mitra ini.")
    TOO_MANY_CALLS = Said(
        "ERRAPI42901", HTTPStatus.TOO_MANY_REQUESTS, "Terlalu banyak permintaan. Coba lagi sebentar lagi."
    )

    # what is asked
    BODY_UNREADABLE = Said("ERRAPI40001", HTTPStatus.BAD_REQUEST, "Isi permintaan bukan JSON yang utuh.")
    FIELD_WRONG = Said("ERRAPI40002", HTTPStatus.BAD_REQUEST, "Ada isian yang kosong atau tidak sesuai.")
    NO_SUCH_ENDPOINT = Said("ERRAPI40401", HTTPStatus.NOT_FOUND, "Alamat layanan tidak ditemukan.")
    ONLY_POST = Said("ERRAPI40501", HTTPStatus.METHOD_NOT_ALLOWED, "Layanan ini hanya menerima POST.")

    # our side
    BROKEN = Said("ERRAPI50001", HTTPStatus.INTERNAL_SERVER_ERROR, "Ada gangguan di sisi kami.")
    NOT_NOW = Said(
        "ERRAPI50301", HTTPStatus.SERVICE_UNAVAILABLE, "Layanan sedang terganggu. Kirim ulang permintaan yang sama."
    )

    # courses and schedules
    COURSE_OR_SCHEDULE_EMPTY = Said(
        "ERRPLT40036", HTTPStatus.BAD_REQUEST, "course_code dan schedule_code harus diisi.", is_ours=False
    )
    SCHEDULE_NOT_FOUND = Said("ERRPLT40037", HTTPStatus.BAD_REQUEST, "Jadwal pelatihan tidak ditemukan.")

    # redeem codes
    CODE_NOT_FOUND = Said("ERRRED40001", HTTPStatus.BAD_REQUEST, "Kode redeem tidak ditemukan.")
    CODE_VOIDED = Said("ERRRED40002", HTTPStatus.BAD_REQUEST, "Transaksi dengan kode redeem ini sudah dibatalkan.")
    CODE_OVER = Said("ERRRED40003", HTTPStatus.BAD_REQUEST, "Kode redeem ini tidak berlaku lagi.")
    TRAINING_CANCELLED = Said("ERRRED40004", HTTPStatus.BAD_REQUEST, "Jadwal pelatihan ini dibatalkan.")
    COURSE_STOPPED = Said("ERRRED40005", HTTPStatus.BAD_REQUEST, "Pelatihan ini sedang dihentikan.")
    NOT_ITS_TIME = Said("ERRRED40006", HTTPStatus.BAD_REQUEST, "Belum waktunya, atau waktunya sudah lewat.")
    NOT_A_TEST_CODE = Said("ERRRED40007", HTTPStatus.BAD_REQUEST, "Hanya kode uji (PRAT-) yang dapat diulang.")

    CASE_STAYS = Said("ERRRED40030", HTTPStatus.BAD_REQUEST, "Hanya kasus uji yang berhasil (-200) yang dapat diulang.")

    # signing people in (docs/partner-api/sso.md)
    CLIENT_ID_MISSING = Said("ERROAUTH4024", HTTPStatus.BAD_REQUEST, "Unauthorized", is_ours=False)
    CLIENT_ID_UNKNOWN = Said("ERROAUTH4029", HTTPStatus.BAD_REQUEST, "Unauthorized", is_ours=False)
    USER_UNKNOWN = Said("ERROAUTH4030", HTTPStatus.BAD_REQUEST, "Unauthorized", is_ours=False)
    AUTH_CODE_UNKNOWN = Said("ERROAUTH4031", HTTPStatus.BAD_REQUEST, "Unauthorized", is_ours=False)
    REFRESH_UNKNOWN = Said("ERRSSO40001", HTTPStatus.BAD_REQUEST, "Refresh token tidak berlaku. Masuk lagi.")
    SIGN_IN_ADDRESS_UNKNOWN = Said(
        "ERRSSO40002", HTTPStatus.BAD_REQUEST, "redirect_uri atau login_uri tidak terdaftar."
    )
    STATE_WRONG = Said("ERRSSO40003", HTTPStatus.BAD_REQUEST, "state harus diisi, paling banyak 500 huruf ASCII.")
    SCOPE_WRONG = Said("ERRSSO40004", HTTPStatus.BAD_REQUEST, "scope tidak memuat data yang boleh diminta.")
    SIGN_IN_UNSIGNED = Said(
        "ERRSSO40101", HTTPStatus.UNAUTHORIZED, "Header X-Client-Id, X-Signature, dan X-Timestamp harus diisi."
    )
    ONLY_GET = Said("ERRSSO40501", HTTPStatus.METHOD_NOT_ALLOWED, "Layanan ini hanya menerima GET.")

    # presence
    MEETING_UNKNOWN = Said("ERRRED40008", HTTPStatus.BAD_REQUEST, "Jadwal ini tidak memiliki pertemuan itu.")
    ATTENDED_ALREADY = Said("ERRRED40009", HTTPStatus.BAD_REQUEST, "Kehadiran pada pertemuan ini sudah dikonfirmasi.")
    PRESENCE_REFUSED = Said(
        "ERRRED40031", HTTPStatus.BAD_REQUEST, "Kehadiran pada pertemuan ini dinilai bukan oleh pesertanya sendiri."
    )
    MEETING_MISSING = Said("ERRRED40010", HTTPStatus.BAD_REQUEST, "Pertemuan sebelumnya belum dihadiri.")
    NOT_REDEEMED = Said("ERRRED40011", HTTPStatus.BAD_REQUEST, "Kode redeem ini belum ditukarkan.")
    REDIRECT_NOT_REGISTERED = Said("ERRRED40012", HTTPStatus.BAD_REQUEST, "redirect_uri belum terdaftar.")
    EMAIL_WRONG = Said("ERRRED40013", HTTPStatus.BAD_REQUEST, "Alamat e-mail tidak sesuai.")
    LEARNER_TAKEN = Said(
        "ERRRED40014", HTTPStatus.BAD_REQUEST, "Alamat e-mail ini sudah dipakai peserta lain pada pelatihan yang sama."
    )

    # completion
    SCORE_WRONG = Said("ERRRED40015", HTTPStatus.BAD_REQUEST, "Nilai harus bilangan bulat dari 0 sampai 100.")
    NOT_ATTENDED = Said(
        "ERRRED40016", HTTPStatus.BAD_REQUEST, "Kehadiran di semua pertemuan dan tes akhir belum lengkap."
    )
    SKILL_NOT_SHOWN = Said("ERRRED40017", HTTPStatus.BAD_REQUEST, "Unjuk keterampilan belum dikirim.")
    DECLARED_TOO_LATE = Said("ERRRED40018", HTTPStatus.BAD_REQUEST, "Batas waktu menyelesaikan pelatihan sudah lewat.")
    CORRECTION_TOO_LATE = Said(
        "ERRRED40019", HTTPStatus.BAD_REQUEST, "Nilai hanya dapat diperbaiki dalam lima hari kerja."
    )

    # tasks
    TASK_UNKNOWN = Said("ERRTPM40001", HTTPStatus.BAD_REQUEST, "scope dan sequence tidak sesuai.")
    FILE_ADDRESS_WRONG = Said("ERRTPM40002", HTTPStatus.BAD_REQUEST, "url_file harus satu alamat http atau https.")
    TRAINING_FINISHED = Said("ERRTPM40003", HTTPStatus.BAD_REQUEST, "Pelatihan ini sudah selesai.")
    TOO_MANY_ATTEMPTS = Said("ERRTPM40004", HTTPStatus.BAD_REQUEST, "Tugas ini sudah terlalu sering dikirim.")
    NOTHING_HANDED_IN = Said("ERRTPM40005", HTTPStatus.BAD_REQUEST, "Tugas ini belum dikirim.")
    NOTES_WRONG = Said("ERRTPM40006", HTTPStatus.BAD_REQUEST, "notes harus diisi, paling banyak 4.000 huruf.")
    ANSWERED_ALREADY = Said("ERRTPM40007", HTTPStatus.BAD_REQUEST, "Tugas ini sudah mendapat umpan balik.")

    # payments
    VOIDED_ALREADY = Said(
        "ERRPLT40028", HTTPStatus.BAD_REQUEST, "Transaksi sudah dibatalkan sebelumnya.", is_ours=False
    )
    TRANSACTION_NOT_FOUND = Said(
        "ERRVOD40001", HTTPStatus.BAD_REQUEST, "Kode transaksi tidak ditemukan.", is_ours=False
    )
    REDEEMED_ALREADY = Said(
        "ERRVOD40002", HTTPStatus.BAD_REQUEST, "Kode redeem sudah dipakai; pelatihan sudah dimulai."
    )
    PURCHASE_OVER = Said("ERRVOD40003", HTTPStatus.BAD_REQUEST, "Transaksi ini tidak dapat dibatalkan lagi.")
    INVOICE_UNKNOWN = Said("ERRPLT40050", HTTPStatus.BAD_REQUEST, "Invoice tidak ditemukan.")
    NOT_OFFERED = Said("ERRPLT40051", HTTPStatus.BAD_REQUEST, "Pelatihan ini tidak dijual oleh platform ini.")
    AFFILIATED_SALE = Said("ERRPLT40052", HTTPStatus.BAD_REQUEST, "Platform dan lembaga pelatihan terafiliasi.")
    COURSE_NOT_LIVE = Said("ERRPLT40053", HTTPStatus.BAD_REQUEST, "Pelatihan ini sedang tidak dapat dibeli.")
    SCHEDULE_CANCELLED = Said("ERRPLT40054", HTTPStatus.BAD_REQUEST, "Jadwal pelatihan sudah dibatalkan.")
    SCHEDULE_BEGUN = Said("ERRPLT40055", HTTPStatus.BAD_REQUEST, "Jadwal pelatihan sudah dimulai.")
    SEATS_GONE = Said("ERRPLT40056", HTTPStatus.BAD_REQUEST, "Kuota jadwal ini sudah habis.")
    AMOUNT_WRONG = Said("ERRPLT40057", HTTPStatus.BAD_REQUEST, "Harga pelatihan tidak sesuai.")
    CARD_NOT_ACCEPTED = Said("ERRPLT40058", HTTPStatus.BAD_REQUEST, "Nomor Prakerja tidak dapat dipakai.")
    CUSTOMER_OF_ANOTHER = Said(
        "ERRPLT40059", HTTPStatus.BAD_REQUEST, "Akun platform ini sudah dipakai dengan kartu Prakerja lain."
    )
    METHOD_BARRED = Said("ERRPLT40060", HTTPStatus.BAD_REQUEST, "Skema kartu ini tidak membiayai jenis pelatihan ini.")
    BUYING_OVER = Said("ERRPLT40061", HTTPStatus.BAD_REQUEST, "Masa membeli pelatihan untuk kartu ini sudah berakhir.")
    ENDS_TOO_LATE = Said("ERRPLT40062", HTTPStatus.BAD_REQUEST, "Pelatihan ini selesai setelah batas waktu kartu itu.")
    AGE_BARRED = Said("ERRPLT40063", HTTPStatus.BAD_REQUEST, "Umur pembeli tidak memenuhi syarat pelatihan ini.")
    EDUCATION_BARRED = Said(
        "ERRPLT40064", HTTPStatus.BAD_REQUEST, "Pendidikan pembeli tidak memenuhi syarat pelatihan ini."
    )
    TRAINING_UNFINISHED = Said("ERRPLT40065", HTTPStatus.BAD_REQUEST, "Pelatihan sebelumnya belum selesai.")
    BALANCE_SHORT = Said("ERRPLT40066", HTTPStatus.BAD_REQUEST, "Saldo pelatihan tidak cukup.")
    PHONE_UNKNOWN = Said("ERRPLT40067", HTTPStatus.BAD_REQUEST, "Pemegang kartu belum punya nomor HP terverifikasi.")
    OTP_TOO_SOON = Said("ERRPLT40068", HTTPStatus.BAD_REQUEST, "Kode baru saja diminta. Coba lagi setengah menit lagi.")
    OTP_LOCKED = Said("ERRPLT40069", HTTPStatus.BAD_REQUEST, "Kode salah terlalu sering. Coba lagi 15 menit lagi.")
    TRIES_SPENT = Said("ERRPLT40070", HTTPStatus.BAD_REQUEST, "Terlalu sering mencoba. Coba lagi nanti.")
    OTP_WRONG = Said("ERRPLT40071", HTTPStatus.BAD_REQUEST, "Kode OTP salah.")
    PAYMENT_UNKNOWN = Said("ERRPLT40072", HTTPStatus.BAD_REQUEST, "Payment token tidak dikenal.")
    PAYMENT_OVER = Said("ERRPLT40073", HTTPStatus.BAD_REQUEST, "Waktu pembayaran sudah habis. Minta kode baru.")
    INVOICE_USED = Said("ERRPLT40074", HTTPStatus.BAD_REQUEST, "Kode invoice sudah dipakai untuk transaksi lain.")
