"""What a recipient reads of each payment: where its money is, why it failed, and what there is to do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _

from prakerja.incentives.surveys.rules import PAID_WITHIN
from prakerja.kit.clock import wib_day
from prakerja.payouts.accounts.rules import problem_of
from prakerja.payouts.shown_payments import Carried, OwnDue, OwnPayment
from prakerja.payouts.standing import Standing
from prakerja.payouts.states import DueKind, InstructionState, RemovalReason
from prakerja.words.accounts_to_pay import HOUSES, MENDINGS
from prakerja.words.incentives import day_words
from prakerja.words.moments import in_wib


@dataclass(frozen=True)
class Said:
    """`tone`: of the tag. `promise`: by which day; empty: none was given."""

    tone: str
    status: str
    text: str
    promise: str = ""


def said_of(due: OwnDue, *, now: datetime) -> Said:
    """Each sentence is true where it stands."""
    tone, status, text = _SAID[due.standing](due)
    return Said(tone, status, text, _promise(due, wib_day(now)))


def due_name(one: OwnDue | Carried) -> str:
    if one.kind is DueKind.SURVEY:
        return _("Survei ke-%(number)s") % {"number": one.number}
    return _("Insentif ke-%(number)s") % {"number": one.number}


def paid_into(payment: OwnPayment) -> str:
    """`GoPay (…0017)`."""
    return f"{HOUSES[payment.house]} (…{payment.ending})"


def failures_of(due: OwnDue) -> list[str]:
    """What went wrong before, the oldest first; what stands in the way now is said above it."""
    is_said = due.standing in (Standing.ACCOUNT_FAILED, Standing.ACCOUNT_LATER)
    return [_failure(one) for one in due.failures if not (is_said and one is due.failed)]


def _failure(payment: OwnPayment) -> str:
    said = {"day": _day_of(payment), "account": paid_into(payment)}
    if payment.state is InstructionState.REFUSED:
        return " ".join([_("%(day)s: %(account)s menolak.") % said, str(MENDINGS[problem_of(payment.code)].problem)])
    if payment.state is InstructionState.RETURNED:
        return _("%(day)s: %(account)s mengirim kembali uangnya.") % said
    if payment.removed_for == RemovalReason.NEVER_ARRIVED:
        return _("%(day)s: kirimannya ternyata tidak pernah sampai ke %(account)s. Uangnya jatuh tempo lagi.") % said
    return " ".join([_("%(day)s: tidak jadi dikirim.") % said, _removed_for(payment)])


def _removed_for(payment: OwnPayment) -> str:
    if payment.removed_for == RemovalReason.BARRED:
        return _("Saat itu kartu Anda ditahan atau tercatat di daftar pengecualian.")
    if payment.removed_for == RemovalReason.ACCOUNT_CHANGED:
        return _("Rekeningnya diganti atau diputus sebelum dikirim.")
    if payment.removed_for == RemovalReason.WITHDRAWN:
        return _("Sertifikat pelatihan pertama ditarik.")
    return _("Petugas mengeluarkannya sebelum dikirim.")


def _day_of(payment: OwnPayment) -> str:
    return day_words(wib_day(payment.moved_at))


def _promise(due: OwnDue, today: date) -> str:
    if due.standing is Standing.HANDED_IN and due.handed_in_at is not None:
        return _("Dibayar paling lambat %(day)s.") % {"day": day_words(wib_day(due.handed_in_at + PAID_WITHIN))}
    if due.standing not in _PROMISED or due.newest is None:
        return ""
    said = {"day": day_words(due.newest.arrives_by)}
    if today > due.newest.arrives_by:
        return _("Seharusnya sampai %(day)s. Ini terlambat; Anda boleh menelepon kami.") % said
    return _("Dijanjikan sampai paling lambat %(day)s.") % said


def _failed(due: OwnDue) -> tuple[str, str, str]:
    failed = _known(due.failed)
    said = {"account": paid_into(failed), "day": _day_of(failed)}
    if failed.state is InstructionState.RETURNED:
        back = _("%(account)s mengirim kembali uang pada %(day)s. Tanyakan sebabnya di sana.") % said
        return "bad", _("Dikirim kembali"), f"{back} {_mended()}"
    mending = MENDINGS[problem_of(failed.code)]
    refused = _("%(account)s menolak kiriman pada %(day)s.") % said
    return "bad", _("Gagal dikirim"), " ".join([refused, str(mending.problem), str(mending.remedy), _mended()])


def _mended() -> str:
    return _(
        "Uangnya tetap hak Anda. Kami mengirimnya lagi setelah Anda menyambungkan rekening lain, atau rekening ini"
        " sekali lagi."
    )


def _later(due: OwnDue) -> tuple[str, str, str]:
    failed = _known(due.failed)
    said = {"account": paid_into(failed), "day": _day_of(failed)}
    refused = _("%(account)s menolak kiriman pada %(day)s.") % said
    again = _("Kami mencoba lagi mulai %(day)s. Anda boleh menyambungkan rekening lain sebelum itu.")
    problem = str(MENDINGS[problem_of(failed.code)].problem)
    day = day_words(_known(failed.again_on(last_day=due.last_payment_on)))
    return "warn", _("Dicoba lagi"), " ".join([refused, problem, again % {"day": day}])


def _rests(due: OwnDue) -> tuple[str, str, str]:
    text = _("Rekening Anda baru diganti. Uang dikirim ke sana mulai %(moment)s.")
    return "warn", _("Menunggu rekening baru"), text % {"moment": in_wib(_known(due.usable_from))}


def _in_batch(due: OwnDue) -> tuple[str, str, str]:
    text = _("Sudah disiapkan untuk dikirim %(day)s ke %(account)s. Dua petugas keuangan memeriksanya lebih dulu.")
    newest = _known(due.newest)
    return "", _("Menunggu persetujuan"), text % {"day": day_words(newest.pays_on), "account": paid_into(newest)}


def _paid(due: OwnDue) -> tuple[str, str, str]:
    day = day_words(wib_day(_known(due.settled_at or _known(due.newest).moved_at)))
    if due.newest is None:
        return "good", _("Sudah dibayar"), _("Diterima %(day)s.") % {"day": day}
    said = {"account": paid_into(due.newest), "day": day}
    return "good", _("Sudah dibayar"), _("Masuk ke %(account)s, %(day)s.") % said


def _known[One](value: One | None) -> One:
    assert value is not None, "the standing says that it is there"
    return value


def _of_payment(
    tone: str, status: Callable[[], str], text: Callable[[], str]
) -> Callable[[OwnDue], tuple[str, str, str]]:
    def said(due: OwnDue) -> tuple[str, str, str]:
        newest = _known(due.newest)
        return tone, status(), text() % {"account": paid_into(newest), "house": HOUSES[newest.house]}

    return said


def _plain(tone: str, status: Callable[[], str], text: Callable[[], str]) -> Callable[[OwnDue], tuple[str, str, str]]:
    def said(due: OwnDue) -> tuple[str, str, str]:
        return tone, status(), text() % {"day": day_words(due.day), "last_day": day_words(due.last_payment_on)}

    return said


#: What was put into a batch has its day.
_PROMISED: Final = {
    Standing.IN_BATCH,
    Standing.RELEASED,
    Standing.STOPPED,
    Standing.UNDER_WAY,
    Standing.UNSURE,
    Standing.LOOKED_INTO,
}
_SAID: Final[dict[Standing, Callable[[OwnDue], tuple[str, str, str]]]] = {
    Standing.PLANNED: _plain(
        "quiet", lambda: _("Terjadwal"), lambda: _("Jatuh tempo %(day)s. Syaratnya diperiksa malam itu.")
    ),
    Standing.WAITS: _plain(
        "warn",
        lambda: _("Menunggu syarat"),
        lambda: _(
            "Harinya, %(day)s, sudah lewat dan uang ini belum jatuh tempo. Periksa apakah semua syaratnya terpenuhi."
        ),
    ),
    Standing.OPEN: _plain(
        "warn", lambda: _("Survei terbuka"), lambda: _("Isi dan kirim survei ini paling lambat %(day)s.")
    ),
    Standing.HANDED_IN: _plain(
        "",
        lambda: _("Survei terkirim"),
        lambda: _("Jawaban Anda sudah kami terima. Apa pun isinya, uangnya dibayarkan."),
    ),
    Standing.LOST: _plain(
        "bad",
        lambda: _("Tidak diisi pada waktunya"),
        lambda: _("Survei ini tidak dikirim sampai %(day)s, jadi tidak dibayar."),
    ),
    Standing.NOT_COMING: _plain(
        "bad",
        lambda: _("Tidak jatuh tempo"),
        lambda: _("Kartu berakhir atau masa pembayaran lewat sebelum uang ini jatuh tempo."),
    ),
    Standing.TOO_LATE: _plain(
        "bad",
        lambda: _("Tidak sempat dibayar"),
        lambda: _("Harinya, %(day)s, jatuh sesudah hari terakhir pembayaran, %(last_day)s. Karena itu tidak dibayar."),
    ),
    Standing.HELD: _plain(
        "warn",
        lambda: _("Ditahan"),
        lambda: _("Kartu Anda ditahan, jadi uang ini tidak dikirim. Uangnya menunggu sampai ada keputusan."),
    ),
    Standing.GONE: _plain(
        "bad", lambda: _("Tidak dibayar"), lambda: _("Kartu ini berakhir. Alasannya ada di halaman kartu.")
    ),
    Standing.NO_CERTIFICATE: _plain(
        "bad",
        lambda: _("Tidak dikirim"),
        lambda: _("Sertifikat pelatihan pertama ditarik. Tanpa sertifikat itu uang ini tidak dikirim."),
    ),
    Standing.OVER: _plain(
        "bad",
        lambda: _("Masa pembayaran lewat"),
        lambda: _("Hari terakhir pembayaran, %(last_day)s, sudah lewat, jadi uang ini tidak dikirim."),
    ),
    Standing.NO_ACCOUNT: _plain(
        "warn",
        lambda: _("Menunggu rekening"),
        lambda: _("Uang ini menunggu rekening. Sambungkan rekening yang dibuka dengan KTP Anda sendiri."),
    ),
    Standing.ACCOUNT_ASKED: _plain(
        "warn",
        lambda: _("Menunggu rekening"),
        lambda: _("Rekening yang Anda sambungkan belum selesai diperiksa atau dikonfirmasi."),
    ),
    Standing.ACCOUNT_REFUSED: _plain(
        "bad",
        lambda: _("Menunggu rekening"),
        lambda: _("Rekening yang terakhir Anda coba ditolak. Alasan dan caranya ada di halaman Rekening saya."),
    ),
    Standing.KEPT_BACK: _plain(
        "warn",
        lambda: _("Ditahan petugas"),
        lambda: _(
            "Petugas menahan pembayaran ini untuk diperiksa. Uang ini tetap tercatat untuk Anda, dan dikirim setelah "
            "dua petugas melepasnya."
        ),
    ),
    Standing.ACCOUNT_RESTS: _rests,
    Standing.ACCOUNT_FAILED: _failed,
    Standing.ACCOUNT_LATER: _later,
    Standing.READY: _plain(
        "",
        lambda: _("Akan disiapkan"),
        lambda: _("Syarat dan rekening lengkap. Uang ini disiapkan malam ini atau malam berikutnya."),
    ),
    Standing.IN_BATCH: _in_batch,
    Standing.RELEASED: _of_payment(
        "",
        lambda: _("Disetujui"),
        lambda: _("Dua petugas keuangan menyetujuinya. Uang ini menunggu giliran dikirim ke %(account)s."),
    ),
    Standing.STOPPED: _of_payment(
        "warn",
        lambda: _("Pengiriman berhenti"),
        lambda: _("Pengiriman lewat %(house)s berhenti sementara. Uang ini belum dikirim dan tetap hak Anda."),
    ),
    Standing.UNDER_WAY: _of_payment(
        "", lambda: _("Sedang dikirim"), lambda: _("Sedang dikirim ke %(account)s. Kami menunggu jawabannya.")
    ),
    Standing.UNSURE: _of_payment(
        "warn",
        lambda: _("Belum pasti"),
        lambda: _(
            "%(account)s belum memastikan apakah uang ini sampai. Kami terus bertanya dan tidak mengirimnya dua kali."
        ),
    ),
    Standing.LOOKED_INTO: _of_payment(
        "warn",
        lambda: _("Ditelusuri petugas"),
        lambda: _(
            "%(account)s belum memastikan apakah uang ini sampai. Petugas menelusurinya; Anda tidak perlu berbuat apa"
            " pun."
        ),
    ),
    Standing.PAID: _paid,
}
