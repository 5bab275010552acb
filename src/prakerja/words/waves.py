"""What waves, steps, areas and groups are called on the screen."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.journey.known_wave import KnownWave
from prakerja.kit.step_status import StepStatus
from prakerja.regions.areas import NATION, area_name
from prakerja.schemes.groups import ANYONE, SeatGroup
from prakerja.schemes.priority import ReservedShare
from prakerja.waves.kept_waves import KeptWave
from prakerja.waves.rules import JourneyStep
from prakerja.waves.states import WaveState
from prakerja.words.amounts import thousands
from prakerja.words.words import Words

type When = Callable[[datetime], str]

STEP_NAMES: Final[dict[JourneyStep, Words]] = {
    JourneyStep.IDENTITY: gettext_lazy("Verifikasi KTP"),
    JourneyStep.PARTICULARS: gettext_lazy("Data diri"),
    JourneyStep.PHONE: gettext_lazy("Nomor HP"),
    JourneyStep.DECLARATION: gettext_lazy("Pernyataan pendaftar"),
    JourneyStep.ASSESSMENT: gettext_lazy("Tes motivasi dan kemampuan dasar"),
}
_STEP_PAGES: Final = {
    JourneyStep.IDENTITY: "identity:start",
    JourneyStep.PARTICULARS: "profile:start",
    JourneyStep.PHONE: "profile:phone",
    JourneyStep.DECLARATION: "profile:declaration",
    JourneyStep.ASSESSMENT: "assessment:explanation",
}
#: The look of the tag, and its words.
STATUS_TAGS: Final[dict[StepStatus, tuple[str, Words]]] = {
    StepStatus.NOT_STARTED: ("empty", gettext_lazy("Belum dimulai")),
    StepStatus.IN_PROGRESS: ("", gettext_lazy("Sedang diisi")),
    StepStatus.WAITING: ("quiet", gettext_lazy("Sedang kami periksa")),
    StepStatus.ATTENTION: ("warn", gettext_lazy("Perlu diperbaiki")),
    StepStatus.DONE: ("good", gettext_lazy("Selesai")),
}
#: For everybody, also for those who did not join.
STATE_NAMES: Final[dict[WaveState, Words]] = {
    WaveState.PLANNED: gettext_lazy("Direncanakan"),
    WaveState.OPEN: gettext_lazy("Sedang dibuka"),
    WaveState.CLOSED: gettext_lazy("Ditutup, syarat peserta diperiksa"),
    WaveState.SCREENED: gettext_lazy("Syarat sudah diperiksa, daftar peserta akan dibekukan"),
    WaveState.FROZEN: gettext_lazy("Daftar peserta dibekukan, menunggu undian"),
    WaveState.DRAWN: gettext_lazy("Sudah diundi, hasil akan diumumkan"),
    WaveState.PUBLISHED: gettext_lazy("Hasil sudah diumumkan"),
    WaveState.CANCELLED: gettext_lazy("Dibatalkan"),
}
_GROUP_NAMES: Final[dict[str, Words]] = {
    ANYONE: gettext_lazy("Semua peserta"),
    SeatGroup.JOB_SEEKERS: gettext_lazy("Pencari kerja"),
    SeatGroup.DISMISSED: gettext_lazy("Pekerja yang terkena PHK"),
    SeatGroup.FURLOUGHED: gettext_lazy("Pekerja yang dirumahkan"),
    SeatGroup.WORKERS: gettext_lazy("Pekerja"),
    SeatGroup.MICRO_SMALL_BUSINESS_OWNERS: gettext_lazy("Pemilik usaha mikro dan kecil"),
    SeatGroup.RETURNED_MIGRANT_WORKERS: gettext_lazy("Pekerja migran yang pulang"),
    SeatGroup.DISABLED: gettext_lazy("Penyandang disabilitas"),
}


def step_page(step: JourneyStep) -> str:
    return reverse(_STEP_PAGES[step])


def area_words(area: str) -> str:
    return _("Seluruh Indonesia") if area == NATION else area_name(area)


def group_words(group: str) -> Words:
    return _GROUP_NAMES.get(group, group)


def change_words(wave: KeptWave, when: When) -> str:
    """What two people changed of it last, for everybody; empty: it is as it was announced."""
    change = wave.change
    if change is None:
        return ""
    told = {"at": when(change.decided_at), "reason": change.reason}
    if change.is_cancelled:
        return _("Gelombang ini dibatalkan %(at)s dan tidak diundi. Alasannya: %(reason)s") % told
    moved = [
        (_("dibuka %(when)s"), change.opens_before, wave.opens_at),
        (_("ditutup %(when)s"), change.closes_before, wave.closes_at),
        (_("hasil diperkirakan %(when)s"), change.result_before, wave.result_expected_at),
    ]
    told["before"] = "; ".join(words % {"when": when(before)} for words, before, now in moved if before != now)
    return _("Jadwal gelombang ini diubah %(at)s. Semula: %(before)s. Alasannya: %(reason)s") % told


def share_words(share: ReservedShare) -> dict[str, str]:
    """The figures of the seats set aside for those who have precedence, to be put into a sentence."""
    return {
        "reserved": thousands(share.reserved),
        "least": thousands(share.least),
        "total": thousands(share.total),
        "groups": ", ".join(str(group_words(group)) for group in share.groups),
    }


def what_happens_now(wave: KnownWave, now: datetime, when: When) -> str:
    """Where a joined wave stands and what happens next: never just that it is being processed."""
    if wave.state == WaveState.OPEN and now < wave.closes_at:
        return _("Gelombang masih dibuka sampai %(when)s. Setelah ditutup, syarat diperiksa, lalu penerima diundi.") % {
            "when": when(wave.closes_at)
        }
    return str(_AFTER_CLOSING[wave.state])


_AFTER_CLOSING: Final[dict[WaveState, Words]] = {
    WaveState.OPEN: gettext_lazy("Gelombang sudah ditutup. Sekarang kami memeriksa syarat setiap peserta."),
    WaveState.CLOSED: gettext_lazy("Gelombang sudah ditutup. Sekarang kami memeriksa syarat setiap peserta."),
    WaveState.SCREENED: gettext_lazy(
        "Syarat setiap peserta sudah diperiksa. Berikutnya daftar peserta dibekukan, lalu penerima diundi."
    ),
    WaveState.FROZEN: gettext_lazy("Daftar peserta sudah dibekukan. Berikutnya penerima diundi."),
    WaveState.DRAWN: gettext_lazy("Undian sudah dilakukan. Berikutnya hasilnya diumumkan."),
    WaveState.PUBLISHED: gettext_lazy("Hasilnya sudah diumumkan."),
    WaveState.CANCELLED: gettext_lazy(
        "Gelombang ini dibatalkan dan tidak diundi. Isian Anda tersimpan untuk gelombang berikutnya."
    ),
}
