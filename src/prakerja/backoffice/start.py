"""The first page of the back office: who is signed in, what failed, what is late, and what waits for them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from prakerja.authority.permissions import Permission
from prakerja.authority.roles import Role
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.waiting import Waits, waiting_for
from prakerja.connectors.faces.compare import is_compared
from prakerja.kit.clock import read_clock
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.words.authority import ROLE_NAMES
from prakerja.words.words import Words
from prakerja.words.work import trouble_words
from prakerja.work.troubles import troubles

_PHOTOS: Final = "training:presence_photos"
#: Every page that begins something, by its name, in the order of the programme; and who reads it.
_PAGES: Final[tuple[tuple[str, Words, Permission], ...]] = (
    ("draw:key", gettext_lazy("Kunci tanda tangan saya"), Permission.HOLD_SECRETS),
    ("waves:waves", gettext_lazy("Gelombang"), Permission.READ_WAVES),
    ("waves:verdict_objections", gettext_lazy("Keberatan atas pemeriksaan syarat"), Permission.READ_CARDS),
    ("cards:budget", gettext_lazy("Anggaran dan kuota"), Permission.READ_CARDS),
    ("cards:cards", gettext_lazy("Kartu dan penerimanya"), Permission.READ_CARDS),
    ("training:courses", gettext_lazy("Pelatihan mitra"), Permission.READ_TRAINING),
    ("training:declarations", gettext_lazy("Keterangan lembaga"), Permission.READ_TRAINING),
    ("training:signals", gettext_lazy("Sinyal kecurangan"), Permission.READ_TRAINING),
    ("training:certificates", gettext_lazy("Periksa sertifikat"), Permission.READ_TRAINING),
    ("training:partners", gettext_lazy("Mitra"), Permission.READ_TRAINING),
    ("training:statements", gettext_lazy("Pembayaran mitra"), Permission.READ_TRAINING),
    ("payouts:batches", gettext_lazy("Pencairan"), Permission.READ_PAYOUTS),
    ("payouts:cases", gettext_lazy("Selisih dengan bank"), Permission.READ_PAYOUTS),
    ("appeals:demands", gettext_lazy("Pengembalian"), Permission.READ_REPAYMENTS),
    ("ledger:totals", gettext_lazy("Buku besar"), Permission.READ_LEDGER),
    ("identity:queue", gettext_lazy("Pemeriksaan identitas"), Permission.READ_REVIEWS),
    (_PHOTOS, gettext_lazy("Foto kehadiran"), Permission.READ_REVIEWS),
    ("payouts:doubts", gettext_lazy("Nama rekening yang diragukan"), Permission.READ_REVIEWS),
    ("screening:lists", gettext_lazy("Daftar pengecualian"), Permission.READ_LISTS),
    ("approvals:proposals", gettext_lazy("Usulan dan keputusan"), Permission.READ_PROPOSALS),
    ("assessment:look_up", gettext_lazy("Bantuan untuk pendaftar"), Permission.GRANT_EXTRA_TIME),
    ("accounts:members", gettext_lazy("Anggota kantor"), Permission.READ_STAFF),
    ("publog:witnesses", gettext_lazy("Pengawas catatan publik"), Permission.READ_OFFICE),
    ("audit:trail", gettext_lazy("Siapa melakukan apa"), Permission.READ_TRAIL),
    ("authority:who_may", gettext_lazy("Peran dan wewenang"), Permission.READ_OFFICE),
)


@dataclass(frozen=True)
class Row:
    link: str
    name: Words
    waits: list[Waits]

    @property
    def is_awaited(self) -> bool:
        return any(one.tone != "quiet" for one in self.waits)


@require_safe
@staff_page(Permission.READ_OFFICE)
def start(request: StaffRequest) -> HttpResponse:
    now = read_clock()
    rows = list(_rows(request, now=now))
    context = {
        "roles": [ROLE_NAMES[role] for role in Role if role in request.roles],
        "troubles": [trouble_words(trouble) for trouble in troubles()],
        "late_waves": _late_waves(now=now) if Permission.READ_WAVES in request.may else [],
        "awaited": [row for row in rows if row.is_awaited],
        "others": [row for row in rows if not row.is_awaited],
    }
    return render(request, "backoffice/start.html", context)


def _rows(request: StaffRequest, *, now: datetime) -> list[Row]:
    """What this person may read. Photos of presences are there where faces are compared, or one waits."""
    waiting = waiting_for(request, now=now)
    return [
        Row(reverse(f"backoffice:{page}"), name, waiting[page])
        for page, name, needed in _PAGES
        if needed in request.may and (page != _PHOTOS or waiting[page] or is_compared())
    ]


def _late_waves(*, now: datetime) -> list[Wave]:
    """Whose result everybody was promised by now, and nobody has."""
    under_way = (WaveState.OPEN, WaveState.CLOSED, WaveState.SCREENED, WaveState.FROZEN, WaveState.DRAWN)
    return list(Wave.objects.filter(state__in=under_way, result_expected_at__lt=now).order_by("number"))
