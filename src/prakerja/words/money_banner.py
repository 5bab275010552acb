"""The banner of a recipient whose money asks something of them, or is on its way."""

from django.urls import reverse
from django.utils.translation import gettext as _

from prakerja.journey.next_of_money import (
    AnswerSurvey,
    ConfirmAccount,
    FollowPayment,
    LinkAccount,
    MoneyMove,
    ReadPayments,
    ReviewTraining,
    TooLate,
    WaitForDue,
)
from prakerja.words.amounts import rupiah
from prakerja.words.banner import Banner
from prakerja.words.incentives import day_words


def money_banner(move: MoneyMove) -> Banner:
    match move:
        case ReviewTraining(purchase, earns, until):
            return Banner(
                _("Beri bintang dan ulasan pelatihan pertama"),
                _("Ulasan itu menghasilkan insentif %(amount)s. Paling lambat %(day)s, pukul 23.59 WIB.")
                % {"amount": rupiah(earns), "day": day_words(until)},
                reverse("learning:review", args=[purchase]),
                _("Tulis ulasan"),
                "warn",
            )
        case LinkAccount() | ConfirmAccount():
            return _account_banner(move)
        case AnswerSurvey(number, amount, until):
            return Banner(
                _("Isi survei ke-%(number)s sampai %(day)s") % {"number": number, "day": day_words(until)},
                _("Survei yang dikirim menghasilkan %(amount)s, apa pun jawabannya.") % {"amount": rupiah(amount)},
                reverse("incentives:survey", args=[number]),
                _("Isi survei"),
                "warn",
            )
        case FollowPayment(amount):
            return Banner(
                _("Insentif %(amount)s sedang disiapkan atau dikirim") % {"amount": rupiah(amount)},
                _("Tidak ada yang perlu Anda lakukan. Tanggal dan keadaannya ada di halaman pembayaran."),
                reverse("payments:payments"),
                _("Lihat pembayaran saya"),
                "good",
            )
        case TooLate():
            return Banner(
                _("Batas waktu insentif sudah lewat"),
                _("Halaman insentif memuat syaratnya, batas waktunya, dan mana yang belum terpenuhi."),
                reverse("incentives:incentives"),
                _("Lihat insentif saya"),
            )
        case WaitForDue() | ReadPayments():
            return _payments_banner(move)


def _payments_banner(move: WaitForDue | ReadPayments) -> Banner:
    link, label = reverse("payments:payments"), _("Lihat pembayaran saya")
    if isinstance(move, WaitForDue):
        heading = _("Insentif %(amount)s jatuh tempo %(day)s") % {
            "amount": rupiah(move.amount),
            "day": day_words(move.day),
        }
        text = _("Syaratnya diperiksa malam itu. Keadaan setiap insentif ada di halaman pembayaran.")
        return Banner(heading, text, link, label, "good")
    if move.is_waiting:
        heading, text = _("Ada insentif yang belum dikirim"), _("Halaman pembayaran menjelaskan sebabnya.")
        return Banner(heading, text, link, label, "warn")
    heading, text = _("Insentif dari kartu Anda"), _("Halaman pembayaran memuat tanggal dan keadaan setiap insentif.")
    return Banner(heading, text, link, label)


def _account_banner(move: LinkAccount | ConfirmAccount) -> Banner:
    if isinstance(move, ConfirmAccount):
        return Banner(
            _("Rekening Anda belum tersambung"),
            _("Rekening sedang diperiksa, atau menunggu kode SMS dari Anda. Lihat di halaman rekening."),
            reverse("payouts:account"),
            _("Buka rekening saya"),
            "warn",
        )
    if move.has_failed:
        heading, text = _("Uang Anda belum dapat dikirim"), _("Halaman pembayaran menjelaskan sebabnya dan caranya.")
        return Banner(heading, text, reverse("payments:payments"), _("Lihat pembayaran saya"), "warn")
    return Banner(
        _("Sambungkan rekening untuk menerima insentif"),
        _("Tanpa rekening atas nama Anda sendiri, insentif tidak dapat dikirim."),
        reverse("payouts:link"),
        _("Sambungkan rekening"),
        "warn",
    )
