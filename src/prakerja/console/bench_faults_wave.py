"""The stages of a wave, each with the worker or the database killed in the middle: `prakerja bench faults`."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click

from prakerja.console.bench_faults_programme import WAVE, Part, Programme

if TYPE_CHECKING:
    from prakerja.approvals.register import Act
    from prakerja.waves.models import Wave

_HEALED_WITHIN_S: Final = 300
#: The demo's deadlines, and a while.
_SEED_WITHIN_S: Final = 600
_LOOKS_EVERY_S: Final = 0.2
#: Into each stage, so that it is in the middle of something.
_KILLS_AFTER_S: Final = 0.2


@dataclass(frozen=True)
class Stage:
    name: str
    killed: str
    #: From the kill until the stage is done, without a person.
    seconds: float
    #: False: it was done before the last kill, which then showed nothing. With more joiners it takes longer.
    in_the_middle: bool


def wave_under_kills(programme: Programme) -> Iterator[Stage]:
    """Closing, screening, freezing, drawing, publishing and telling; two officers decide, and nobody tries again."""
    from prakerja.draw.acts import DRAW, FREEZE, PUBLISH
    from prakerja.kit.clock import read_clock
    from prakerja.simulation.demo_custodians import commit_and_reveal
    from prakerja.waves.acts import CLOSE
    from prakerja.waves.models import Wave
    from prakerja.waves.states import WaveState

    wave = Wave.objects.get(number=WAVE)

    def state_is(*states: WaveState) -> Callable[[], bool]:
        return lambda: Wave.objects.values_list("state", flat=True).get(pk=wave.pk) in states

    _decided(wave, CLOSE)
    yield _killed(programme, "screening", [Part.WORKER], state_is(WaveState.SCREENED))
    _decided(wave, FREEZE)
    yield _killed(programme, "freezing", [Part.DATABASE], state_is(WaveState.FROZEN))
    _until_done(lambda: commit_and_reveal(wave, now=read_clock()))
    _until_seed(wave)
    _decided(wave, DRAW)
    yield _killed(programme, "drawing", [Part.WORKER, Part.DATABASE], state_is(WaveState.DRAWN))
    _fund(wave)
    _decided(wave, PUBLISH)
    yield _killed(programme, "publishing", [Part.DATABASE], state_is(WaveState.PUBLISHED))
    yield _killed(programme, "telling", [Part.WORKER, Part.DATABASE, Part.WORKER], _everybody_is_told)


def _killed(programme: Programme, name: str, parts: list[Part], done: Callable[[], bool]) -> Stage:
    in_the_middle = False
    for part in parts:
        time.sleep(_KILLS_AFTER_S)
        in_the_middle = not is_true_now(done)
        programme.kill(part)
    begin = time.monotonic()
    while not is_true_now(done):
        if time.monotonic() - begin > _HEALED_WITHIN_S:
            raise click.ClickException(f"{name}: not done within {_HEALED_WITHIN_S} s of the last kill")
        time.sleep(_LOOKS_EVERY_S)
    return Stage(name, " and ".join(parts), round(time.monotonic() - begin, 1), in_the_middle)


def _decided(wave: "Wave", act: "Act") -> None:
    """By two officers, as often as it takes: the database may just be away."""
    from prakerja.kit.clock import read_clock
    from prakerja.simulation.demo_waves import decide

    _until_done(lambda: decide(wave, act, at=read_clock()))


def _until_seed(wave: "Wave") -> None:
    """Its time comes by itself: the cut-off, the witnesses' lines, the beacon's round."""
    from prakerja.draw.models import SeedRound

    begin = time.monotonic()
    while not is_true_now(SeedRound.objects.filter(statement__draw=wave.pk).exists):
        if time.monotonic() - begin > _SEED_WITHIN_S:
            raise click.ClickException("no seed in time")
        time.sleep(_LOOKS_EVERY_S)


def _fund(wave: "Wave") -> None:
    """Nobody hears of a seat before its money is set aside."""
    from prakerja.kit.clock import read_clock
    from prakerja.simulation.demo_waves import put_budget

    _until_done(lambda: put_budget(wave, at=read_clock()))


def _until_done(do: Callable[[], None]) -> None:
    def done() -> bool:
        do()
        return True

    while not is_true_now(done):
        time.sleep(_LOOKS_EVERY_S)


def is_true_now(done: Callable[[], bool]) -> bool:
    """Whether it is done; a database that is still away has not done it."""
    from django.db import InterfaceError, OperationalError, connection

    try:
        return done()
    except (OperationalError, InterfaceError):
        connection.close()
        return False


def _everybody_is_told() -> bool:
    from prakerja.messages.models import Message
    from prakerja.messages.states import MessageState
    from prakerja.work.models import LongWork
    from prakerja.work.states import OPEN

    told = Message.objects.filter(once_key__startswith=f"result:{WAVE}:")
    is_open = LongWork.objects.filter(kind="draw.tell_joiners", state__in=OPEN).exists()
    return not is_open and told.exists() and not Message.objects.filter(state=MessageState.QUEUED).exists()
