"""What an incentive's conditions and instalments are called, and how they look."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from prakerja.incentives.own_incentives import OwnIncentives
from prakerja.kit.clock import wib_day
from prakerja.payouts.accounts.own_linked_account import OwnLinkedAccount


@dataclass(frozen=True)
class Condition:
    """A line of the checklist. `tone`: of its tag."""

    name: str
    tone: str
    status: str
    #: What there is to do or to know; empty: nothing.
    hint: str = ""


def conditions_of(own: OwnIncentives, account: OwnLinkedAccount, *, has_failed: bool, now: datetime) -> list[Condition]:
    """`has_failed`: what was sent to the account last did not arrive, and nothing goes there again by itself."""
    today = wib_day(now)
    linked = _failed_account() if has_failed else _account(account, now)
    return [_card(own), _training(own, today), _review(own, today), linked]


def _card(own: OwnIncentives) -> Condition:
    name = _("Kartu dapat dibayar")
    if not own.is_live:
        return Condition(name, "bad", _("Berakhir"), _("Tidak ada insentif baru dari kartu yang sudah berakhir."))
    if own.is_held:
        return Condition(name, "warn", _("Ditahan"), _("Insentif menunggu sampai kartu tidak ditahan lagi."))
    return Condition(name, "good", _("Sudah"))


def _training(own: OwnIncentives, today: date) -> Condition:
    name = _("Pelatihan pertama selesai dan bersertifikat")
    if own.is_finished:
        return Condition(name, "good", _("Sudah"))
    return _missing(name, own.finish_by, today)


def _review(own: OwnIncentives, today: date) -> Condition:
    name = _("Pelatihan pertama diberi bintang dan ulasan")
    # What was planned was earned in time.
    if own.is_reviewed and own.is_earned:
        return Condition(name, "good", _("Sudah"))
    if own.is_hidden:
        return Condition(name, "warn", _("Belum"), _("Ulasan Anda belum ditampilkan. Baca alasannya dan tulis lagi."))
    missing = _missing(name, own.review_by, today)
    return replace(missing, hint=f"{missing.hint} {_fewer(own, today)}".rstrip())


def _fewer(own: OwnIncentives, today: date) -> str:
    """The year ends before all of it could be paid."""
    paid = own.count_in_time(today)
    if today > own.review_by or paid == own.count:
        return ""
    return _("Bila diulas hari ini, hanya %(paid)s dari %(all)s pembayaran yang masih sempat.") % {
        "paid": paid,
        "all": own.count,
    }


def _missing(name: str, until: date, today: date) -> Condition:
    if today > until:
        return Condition(name, "bad", _("Terlambat"), _("Batasnya %(day)s.") % {"day": day_words(until)})
    return Condition(
        name, "quiet", _("Belum"), _("Paling lambat %(day)s, pukul 23.59 WIB.") % {"day": day_words(until)}
    )


def _failed_account() -> Condition:
    return Condition(
        _account_name(), "bad", _("Gagal dikirimi"), _("Alasan dan cara memperbaikinya ada di halaman Pembayaran saya.")
    )


def _account_name() -> str:
    return _("Rekening bank atau dompet digital tersambung")


def _account(account: OwnLinkedAccount, now: datetime) -> Condition:
    name = _account_name()
    linked = account.linked
    if linked and linked.usable_from and linked.usable_from <= now:
        return Condition(name, "good", _("Sudah"))
    if linked:
        return Condition(name, "warn", _("Menunggu"), _("Rekening yang baru diganti dipakai sehari kemudian."))
    if account.is_under_way:
        return Condition(name, "warn", _("Sedang diperiksa"), _("Keadaannya ada di halaman Rekening saya."))
    if account.newest:
        return Condition(name, "bad", _("Ditolak"), _("Alasannya ada di halaman Rekening saya."))
    return Condition(name, "quiet", _("Belum"), _("Belum ada rekening yang tersambung. Tanpa itu uang tidak dikirim."))


def day_words(day: date) -> str:
    return date_format(day, "j F Y")
