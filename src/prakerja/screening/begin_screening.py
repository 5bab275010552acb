"""A closed wave is being screened: by whom it must wait for, by its pinned scheme, by one picture."""

from dataclasses import dataclass
from datetime import datetime

from prakerja.kit.locks import Lock, take_unless_held
from prakerja.kit.refused import Refused
from prakerja.schemes.load_scheme import load_scheme
from prakerja.schemes.scheme import Scheme
from prakerja.screening.households import make_keys
from prakerja.screening.models import ListInForce, Picture
from prakerja.screening.wave_to_wait_for import wave_to_wait_for
from prakerja.waves.models import Wave


class CannotScreen(Refused):
    """The scheme has a rule that nobody can check, or is not the one that the wave was opened with."""


class WaitsForAnotherWave(Refused):
    """Another wave is being screened, or its result is awaited and may make people of this wave recipients."""


@dataclass(frozen=True)
class Begun:
    wave: Wave
    scheme: Scheme
    picture: Picture


def begin_screening(wave: Wave, *, now: datetime) -> Begun:
    """Begun once: whoever goes on does so by the same picture and the same keys. Part of a unit of work that holds the
    wave. Raises CannotScreen, WaitsForAnotherWave.
    """
    scheme = _pinned_scheme(wave)
    picture = Picture.objects.filter(pk=wave.pk).first()
    if picture is None:
        _come_after_other_waves(wave.pk)
        make_keys(wave, now)
        lists = ListInForce.objects.order_by("list_id").values_list("list_id", flat=True)
        picture = Picture.objects.create(wave=wave, taken_at=now, lists=list(lists))
    return Begun(wave, scheme, picture)


def _come_after_other_waves(wave_id: int) -> None:
    if not take_unless_held(Lock.SCREENING):
        raise WaitsForAnotherWave("a wave is being screened")
    if number := wave_to_wait_for(wave_id):
        raise WaitsForAnotherWave(f"wave {number} is not published")


def _pinned_scheme(wave: Wave) -> Scheme:
    scheme = load_scheme(wave.scheme)
    if scheme.version != wave.scheme_version:
        raise CannotScreen(f"scheme {wave.scheme} was changed after wave {wave.number} was opened")
    if scheme.eligibility.maximum_monthly_wage is not None:
        raise CannotScreen(f"scheme {wave.scheme} has a wage limit, and nobody is asked for their wage")
    return scheme
