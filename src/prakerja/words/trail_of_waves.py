"""What the events of the audit are called: waves, lists, the draw."""

from typing import Final

from django.utils.translation import gettext_lazy as lazy

from prakerja.draw.events import DrawEvent
from prakerja.screening.events import ScreeningEvent
from prakerja.waves.events import WavesEvent
from prakerja.words.words import Words

WAVES: Final[dict[WavesEvent, Words]] = {
    WavesEvent.PLANNED: lazy("Gelombang direncanakan"),
    WavesEvent.CORRECTED: lazy("Rencana gelombang dibetulkan"),
    WavesEvent.OPENED: lazy("Gelombang dibuka"),
    WavesEvent.CLOSED: lazy("Gelombang ditutup"),
    WavesEvent.RESCHEDULED: lazy("Jadwal gelombang diubah"),
    WavesEvent.CANCELLED: lazy("Gelombang dibatalkan"),
    WavesEvent.JOINED: lazy("Bergabung di gelombang"),
    WavesEvent.LEFT: lazy("Batal ikut gelombang"),
}

SCREENING: Final[dict[ScreeningEvent, Words]] = {
    ScreeningEvent.LIST_HANDED_IN: lazy("Daftar pengecualian dikirim"),
    ScreeningEvent.LIST_REFUSED: lazy("Daftar pengecualian ditolak"),
    ScreeningEvent.LIST_GIVEN_UP: lazy("Daftar pengecualian tidak diproses lagi"),
    ScreeningEvent.LIST_TRIED_AGAIN: lazy("Daftar pengecualian dicoba lagi"),
    ScreeningEvent.LIST_IMPORTED: lazy("Daftar pengecualian dibaca dan disimpan"),
    ScreeningEvent.LIST_PUT_IN_FORCE: lazy("Daftar pengecualian diberlakukan"),
    ScreeningEvent.LIST_WITHDRAWN: lazy("Daftar pengecualian ditarik"),
    ScreeningEvent.WAVE_SCREENED: lazy("Syarat peserta diperiksa"),
    ScreeningEvent.IDENTITY_LOST: lazy("Hasil pemeriksaan gugur karena NIK-nya milik orang lain"),
    ScreeningEvent.RECIPIENTS_ADDED: lazy("Penerima gelombang ini dicatat untuk gelombang berikutnya"),
}

DRAW: Final[dict[DrawEvent, Words]] = {
    DrawEvent.JOINERS_FIXED: lazy("Daftar peserta dicatat tetap"),
    DrawEvent.FROZEN: lazy("Daftar peserta undian dibekukan"),
    DrawEvent.KEY_REGISTERED: lazy("Kunci saksi didaftarkan"),
    DrawEvent.STATED: lazy("Percobaan undian dinyatakan"),
    DrawEvent.TAKEN_BACK: lazy("Percobaan undian dibatalkan"),
    DrawEvent.CHAIN_GIVEN_UP: lazy("Kuorum pengawas tidak menunggu ronde suar lagi"),
    DrawEvent.COMMITTED: lazy("Rahasia saksi dikunci"),
    DrawEvent.REVEALED: lazy("Rahasia saksi dibuka"),
    DrawEvent.CUT_OFF: lazy("Penerimaan rahasia ditutup"),
    DrawEvent.SEED_MADE: lazy("Angka acak undian dibuat"),
    DrawEvent.DRAWN: lazy("Undian dilakukan"),
    DrawEvent.DRY_RUN: lazy("Uji coba undian diminta"),
    DrawEvent.PUBLISHED: lazy("Hasil undian diumumkan"),
}
