"""The answers to what comes next: one thing to read, to do or to wait for."""

from dataclasses import dataclass

from prakerja.journey.known_wave import KnownWave
from prakerja.journey.next_of_money import MoneyMove
from prakerja.waves.rules import Barred, JourneyStep


@dataclass(frozen=True)
class MendStep:
    """Something must be corrected. `wave`: the one that could still be joined, or comes next."""

    step: JourneyStep
    wave: KnownWave | None


@dataclass(frozen=True)
class DoStep:
    step: JourneyStep
    begun: bool
    wave: KnownWave | None


@dataclass(frozen=True)
class WaitForUs:
    """The next move is ours: the registry, a person, a gateway."""

    step: JourneyStep
    wave: KnownWave | None


@dataclass(frozen=True)
class JoinWave:
    wave: KnownWave


@dataclass(frozen=True)
class WaitForOpening:
    wave: KnownWave


@dataclass(frozen=True)
class WaitForClosing:
    wave: KnownWave


@dataclass(frozen=True)
class WaitForResult:
    wave: KnownWave
    overdue: bool


@dataclass(frozen=True)
class SeeResult:
    wave: KnownWave


@dataclass(frozen=True)
class Stands:
    """Something stands in the way of a card; `more`: and that as well."""

    barrier: Barred
    more: tuple[Barred, ...] = ()


@dataclass(frozen=True)
class NothingAnnounced:
    """Everything is done and no wave of the applicant's area is announced."""


type WaveMove = (
    MendStep
    | DoStep
    | WaitForUs
    | JoinWave
    | WaitForOpening
    | WaitForClosing
    | WaitForResult
    | SeeResult
    | Stands
    | NothingAnnounced
)
type NextMove = WaveMove | MoneyMove
