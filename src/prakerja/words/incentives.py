"""What an incentive's conditions and instalments are called, and how they look."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from prakerja.incentives.own_incentives import OwnIncentives, OwnInstalment, OwnSurvey, has_waited
from prakerja.incentives.states import InstalmentState, SurveyState
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


def conditions_of(own: OwnIncentives, account: OwnLinkedAccount, *, now: datetime) -> list[Condition]:
    today = wib_day(now)
    return [_card(own), _training(own, today), _review(own, today), _account(account, now)]


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
    if own.is_reviewed and own.instalments:
        return Condition(name, "good", _("Sudah"))
    if own.is_hidden:
        return Condition(name, "warn", _("Belum"), _("Ulasan Anda belum ditampilkan. Baca alasannya dan tulis lagi."))
    return _missing(name, own.review_by, today)


def _missing(name: str, until: date, today: date) -> Condition:
    if today > until:
        return Condition(name, "bad", _("Terlambat"), _("Batasnya %(day)s.") % {"day": day_words(until)})
    return Condition(
        name, "quiet", _("Belum"), _("Paling lambat %(day)s, pukul 23.59 WIB.") % {"day": day_words(until)}
    )


def _account(account: OwnLinkedAccount, now: datetime) -> Condition:
    name = _("Rekening bank atau dompet digital tersambung")
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


def instalment_tag(own: OwnIncentives, one: OwnInstalment, *, today: date) -> tuple[str, str]:
    """The look of the tag, and its words."""
    if one.is_settled:
        return "good", _("Sudah diterima")
    if one.state is InstalmentState.TAKEN_BACK:
        return "bad", _("Ditarik kembali")
    if one.state is InstalmentState.DUE:
        if own.is_live and not own.due:
            return "good", _("Sedang disiapkan atau dikirim")
        # It went back where the entitlement ended (`cards/entitlement_books.py`).
        return ("good", _("Jatuh tempo, belum dikirim")) if own.due else ("bad", _("Ditarik kembali"))
    if not own.is_live or today > own.last_payment_on:
        return "bad", _("Tidak jatuh tempo")
    return ("warn", _("Menunggu syarat")) if has_waited(one, today) else ("quiet", _("Terjadwal"))


def survey_tag(one: OwnSurvey, *, today: date) -> tuple[str, str]:
    """The look of the tag, and its words."""
    if one.is_settled:
        return "good", _("Sudah diterima")
    if one.state in (SurveyState.HANDED_IN, SurveyState.DUE):
        return "good", _("Terkirim")
    if one.state is SurveyState.TAKEN_BACK:
        return "bad", _("Ditarik kembali")
    if one.state is SurveyState.LOST or today > one.open_until:
        return "bad", _("Tidak diisi pada waktunya")
    return "warn", _("Terbuka")


def day_words(day: date) -> str:
    return date_format(day, "j F Y")
