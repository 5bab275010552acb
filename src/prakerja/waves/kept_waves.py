"""The announced waves, kept in this process: every page of an applicant needs them, and they change a few times a week.

What is kept may be a second old. Nobody joins or leaves by it: sql/insert_joiner.sql looks at the wave itself.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

from prakerja.regions.areas import areas_of
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.models import Wave, WaveChange, WaveId
from prakerja.waves.rules import EarlierCards, WaveFacts
from prakerja.waves.states import WaveState


@dataclass(frozen=True)
class KeptWave:
    id: WaveId
    number: int
    state: WaveState
    scheme: str
    opens_at: datetime
    closes_at: datetime
    result_expected_at: datetime
    #: Where any seat is offered: `ID`, provinces, regencies.
    areas: frozenset[str]
    #: What two people changed of it last; None: it is as it was announced.
    change: WaveChange | None = None

    def has_seats_at(self, regency: str) -> bool:
        return not self.areas.isdisjoint(areas_of(regency))

    def facts_for(self, domicile: str | None) -> WaveFacts:
        """What joining depends on for somebody who lives there."""
        eligibility = load_scheme(self.scheme).eligibility
        return WaveFacts(
            opens_at=self.opens_at,
            closes_at=self.closes_at,
            is_open=self.state is WaveState.OPEN,
            is_cancelled=self.state is WaveState.CANCELLED,
            has_seats_at_domicile=domicile is not None and self.has_seats_at(domicile),
            minimum_age=eligibility.minimum_age,
            earlier_cards=EarlierCards(
                for_life=eligibility.one_card_per_lifetime, years=eligibility.earlier_recipients_barred_from_years
            ),
            household_cap=eligibility.household_cap,
        )


@dataclass
class _Kept:
    waves: tuple[KeptWave, ...] = ()
    read_at: float = field(default=float("-inf"))


_kept = _Kept()


def kept_waves() -> tuple[KeptWave, ...]:
    """All that are announced, newest first, as they were a moment ago (settings.WAVES_KEPT_S)."""
    if time.monotonic() - _kept.read_at >= settings.WAVES_KEPT_S:
        read_waves()
    return _kept.waves


def read_waves() -> tuple[KeptWave, ...]:
    """The same as they are now."""
    begun = time.monotonic()
    changes = _last_changes()
    _kept.waves = tuple(_kept_wave(wave, changes.get(wave.pk)) for wave in _with_areas())
    _kept.read_at = begun
    return _kept.waves


def wave_of(wave_id: int, waves: Iterable[KeptWave]) -> KeptWave:
    """Raises Wave.DoesNotExist for one that is not announced."""
    for wave in waves:
        if wave.id == wave_id:
            return wave
    raise Wave.DoesNotExist


def _last_changes() -> dict[int, WaveChange]:
    return {change.wave_id: change for change in WaveChange.objects.order_by("number")}


def _with_areas() -> list[Any]:
    areas = ArrayAgg("seat_rows__area", filter=Q(seat_rows__seats__gt=0), distinct=True, default=[])
    return list(Wave.objects.announced().annotate(areas=areas).order_by("-number"))


def _kept_wave(wave: Any, change: WaveChange | None) -> KeptWave:  # noqa: ANN401  a Wave with its areas
    return KeptWave(
        id=WaveId(wave.pk),
        number=wave.number,
        state=WaveState(wave.state),
        scheme=wave.scheme,
        opens_at=wave.opens_at,
        closes_at=wave.closes_at,
        result_expected_at=wave.result_expected_at,
        areas=frozenset(wave.areas),
        change=change,
    )
