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
