"""What the events of the audit are called, where somebody reads who did what."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from prakerja.accounts.events import AccountsEvent
from prakerja.approvals.events import ApprovalsEvent
from prakerja.draw.events import DrawEvent
from prakerja.identity.events import IdentityEvent
from prakerja.screening.events import ScreeningEvent
from prakerja.waves.events import WavesEvent
from prakerja.words.words import Words

#: Whatever is not among them is told by its name in the audit.
_EVENT_NAMES: Final[dict[str, Words]] = {
    WavesEvent.PLANNED: _("Gelombang direncanakan"),
    WavesEvent.CORRECTED: _("Rencana gelombang dibetulkan"),
    WavesEvent.OPENED: _("Gelombang dibuka"),
    WavesEvent.CLOSED: _("Gelombang ditutup"),
    WavesEvent.RESCHEDULED: _("Jadwal gelombang diubah"),
    WavesEvent.CANCELLED: _("Gelombang dibatalkan"),
    ScreeningEvent.WAVE_SCREENED: _("Syarat peserta diperiksa"),
    ApprovalsEvent.PROPOSED: _("Diusulkan"),
    ApprovalsEvent.CONFIRMED: _("Dikonfirmasi"),
    ApprovalsEvent.WITHDRAWN: _("Usulan ditarik"),
    ApprovalsEvent.EXPIRED: _("Usulan kedaluwarsa"),
    ApprovalsEvent.VOIDED: _("Usulan gugur"),
    IdentityEvent.REVIEW_TAKEN: _("Kasus identitas diambil"),
    IdentityEvent.REVIEW_HANDED_BACK: _("Kasus identitas dikembalikan"),
    IdentityEvent.REVIEW_DECIDED: _("Kasus identitas diputuskan"),
    IdentityEvent.NIK_READ: _("NIK lengkap dibaca"),
    IdentityEvent.PHOTO_OPENED: _("Foto identitas dibuka"),
    AccountsEvent.STAFF_ROLES_CHANGED: _("Peran anggota kantor diubah"),
    AccountsEvent.SECOND_FACTOR_RESET: _("Langkah kedua dicabut"),
    DrawEvent.DRAWN: _("Undian dilakukan"),
}


def event_words(name: str) -> Words:
    return _EVENT_NAMES.get(name, name)
