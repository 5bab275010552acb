"""Why somebody cannot join, or would be left out, and where to go on."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from prakerja.kit.step_status import StepStatus
from prakerja.waves.rules import (
    Barred,
    BarredByAnswer,
    Cancelled,
    ClosedAlready,
    HasReceived,
    JourneyStep,
    NotOpenYet,
    OtherArea,
    Refusal,
    StepMissing,
    TooYoung,
)
from prakerja.words.profile import BARRIERS
from prakerja.words.waves import STEP_NAMES, When, area_words, step_page


@dataclass(frozen=True)
class RefusalWords:
    """One reason why joining is not possible now, and where to go on; `link` may be empty."""

    reason: str
    link: str = ""
    label: str = ""


def refusal_words(refusal: Refusal, when: When) -> RefusalWords:
    match refusal:
        case StepMissing(step, status):
            return _missing_words(step, status)
        case HasReceived() | TooYoung() | BarredByAnswer():
            return barrier_words(refusal)
        case NotOpenYet(opens_at):
            return RefusalWords(_("Gelombang ini belum dibuka; pembukaannya %(when)s.") % {"when": when(opens_at)})
        case Cancelled():
            return RefusalWords(_("Gelombang ini dibatalkan."), reverse("waves:index"), _("Lihat gelombang lain"))
        case ClosedAlready(closes_at):
            return RefusalWords(
                _("Gelombang ini sudah ditutup %(when)s.") % {"when": when(closes_at)},
                reverse("waves:index"),
                _("Lihat gelombang lain"),
            )
        case OtherArea(domicile):
            return RefusalWords(
                _("Gelombang ini tidak punya kuota untuk %(area)s, tempat tinggal Anda menurut data diri.")
                % {"area": area_words(domicile)},
                reverse("waves:index"),
                _("Lihat gelombang lain"),
            )


def household_words(*, number: int, held: int, cap: int) -> str:
    """To somebody whose family card holds all its cards, before they join: screening would leave them out."""
    told = _(
        "Di kartu keluarga Anda sudah ada %(held)s penerima; batas gelombang %(number)s adalah %(cap)s. Selama begitu,"
        " Anda tidak ikut diundi di gelombang itu. Sudah pindah ke kartu keluarga lain? Telepon %(hotline)s sebelum"
        " gelombang ditutup."
    )
    return told % {"number": number, "held": held, "cap": cap, "hotline": settings.HOTLINE}


def barrier_words(barred: Barred) -> RefusalWords:
    """What stands in the way of a card, and where to go on when there is anywhere to go."""
    match barred:
        case HasReceived(barred_year=int() as year):
            return RefusalWords(
                _(
                    "Anda sudah menerima Kartu Prakerja pada tahun %(year)s. Menurut skema gelombang ini, penerima"
                    " tahun itu tidak dapat bergabung lagi."
                )
                % {"year": year}
            )
        case HasReceived():
            return RefusalWords(
                _(
                    "Anda sudah menerima Kartu Prakerja. Kartu diberikan satu kali seumur hidup, jadi Anda tidak dapat"
                    " bergabung lagi."
                )
            )
        case TooYoung(minimum_age, old_enough_on):
            values = {"minimum": minimum_age, "on": date_format(old_enough_on, "j F Y")}
            return RefusalWords(
                _(
                    "Saat gelombang ditutup Anda belum berusia %(minimum)s tahun. Anda dapat bergabung di gelombang"
                    " yang ditutup pada atau setelah %(on)s."
                )
                % values
            )
        case BarredByAnswer(barrier):
            return RefusalWords(str(BARRIERS[barrier]), reverse("profile:check"), _("Buka data diri"))


def _missing_words(step: JourneyStep, status: StepStatus) -> RefusalWords:
    name = {"step": STEP_NAMES[step]}
    if status is StepStatus.WAITING:
        reason = _("%(step)s sedang kami periksa. Tidak ada yang perlu Anda lakukan.") % name
        return RefusalWords(reason, step_page(step), _("Lihat perkembangan"))
    if status is StepStatus.ATTENTION:
        return RefusalWords(_("%(step)s perlu diperbaiki.") % name, step_page(step), _("Perbaiki"))
    return RefusalWords(_("%(step)s belum selesai.") % name, step_page(step), _("Selesaikan"))
