"""What of a wave lies ahead, in the order of time. What is past, or will not come, is not told."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.words.words import Words


@dataclass(frozen=True)
class ToCome:
    at: datetime
    words: Words


class Deadlines(NamedTuple):
    """Of the attempt under way. `drawn_from`: when its round is out."""

    commit_by: datetime
    reveal_by: datetime
    drawn_from: datetime


def still_to_come(wave: Wave, deadlines: Deadlines | None, *, now: datetime) -> list[ToCome]:
    """`deadlines`: None where no attempt is under way."""
    ahead = []
    if wave.state == WaveState.OPEN:
        ahead.append(ToCome(wave.closes_at, _("Pendaftaran ditutup")))
    if deadlines is not None and wave.state == WaveState.FROZEN:
        ahead += [
            ToCome(deadlines.commit_by, _("Batas waktu komitmen para saksi. Yang datang sesudahnya tidak dihitung")),
            ToCome(deadlines.reveal_by, _("Batas waktu membuka rahasia. Daftarnya lalu ditutup untuk selamanya")),
            ToCome(
                deadlines.drawn_from,
                _("Suar mengeluarkan bilangannya. Sejak itu siapa pun dapat menghitung angka acak"),
            ),
        ]
    if wave.state not in (WaveState.PUBLISHED, WaveState.CANCELLED):
        ahead.append(ToCome(wave.result_expected_at, _("Hasil diperkirakan diumumkan")))
    return sorted((one for one in ahead if one.at > now), key=lambda one: one.at)
