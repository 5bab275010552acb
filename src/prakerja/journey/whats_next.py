"""What comes next for one applicant, and when: pure, one answer, never none."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from prakerja.journey.known_wave import KnownWave, ResultKind
from prakerja.journey.next_moves import (
    DoStep,
    JoinWave,
    MendStep,
    NextMove,
    NothingAnnounced,
    SeeResult,
    Stands,
    WaitForClosing,
    WaitForOpening,
    WaitForResult,
    WaitForUs,
)
from prakerja.journey.next_of_money import MoneyMove
from prakerja.kit.clock import wib_day
from prakerja.kit.step_status import StepStatus
from prakerja.waves.rules import Barred, Readiness, barriers_of, is_household_full
from prakerja.waves.states import WaveState

#: Of such a wave nobody waits for anything.
_OVER: Final = (WaveState.PUBLISHED, WaveState.CANCELLED)
#: Perpres 36/2020 Art. 3: eighteen years.
_ADULT: Final = 18
_THEIRS: Final = (StepStatus.IN_PROGRESS, StepStatus.NOT_STARTED)


def whats_next(
    *,
    readiness: Readiness,
    waves: Sequence[KnownWave],
    now: datetime,
    money: MoneyMove | None = None,
    card_of: int | None = None,
) -> NextMove:
    """The one thing to read, to do or to wait for. `waves`: those of the applicant's area and those that they joined;
    `money`: what comes next for the money of their card; `card_of`: the wave of a card to which something happened
    since it was given.

    First what just happened, then what stands in the way, then the next step.
    """
    joined = [wave for wave in waves if wave.joined]
    published = _latest([wave for wave in joined if wave.result is not None])
    if published is not None and not published.has_read_result and published.number != card_of:
        return SeeResult(published)
    running = _latest([wave for wave in joined if wave.state not in _OVER])
    if running is not None and now >= running.closes_at:
        # Whatever is answered now, this wave is decided by what was true at its closing.
        return _wait_in(running, now)
    target = running or _target(waves, now)
    if published is not None and published.result is ResultKind.SEATED:
        return money or SeeResult(published)
    if barred := _barriers(readiness, target, now):
        return Stands(barred[0], tuple(barred[1:]))
    return _wait_in(running, now) if running is not None else _go_on(readiness, target, published, now)


def may_aim_at(wave: KnownWave, *, readiness: Readiness, now: datetime) -> bool:
    """Whether the wave is offered: it can be joined now, and nothing stands in the way of its card.

    The steps before joining may still be missing; a result that is told first changes nothing.
    """
    return wave.is_joinable(now) and not wave.joined and not _barriers(readiness, wave, now)


def shut_by_household(waves: Sequence[KnownWave], *, readiness: Readiness, now: datetime) -> KnownWave | None:
    """Of the waves that are not closed, joined or not, the one that closes first among those that would leave them out
    because their family card holds all its cards.
    """
    ahead = [wave for wave in waves if wave.state == WaveState.OPEN and now < wave.closes_at]
    shut = [wave for wave in ahead if is_household_full(readiness, wave.household_cap)]
    return min(shut, key=lambda wave: wave.closes_at, default=None)


def _barriers(readiness: Readiness, target: KnownWave | None, now: datetime) -> list[Barred]:
    """By the wave that they could aim at; without one, as if it closed today under the law's own age."""
    if target is None:
        return barriers_of(readiness, minimum_age=_ADULT, on=wib_day(now))
    return barriers_of(
        readiness,
        minimum_age=target.minimum_age,
        earlier_cards=target.earlier_cards,
        on=wib_day(target.closes_at),
    )


def _go_on(readiness: Readiness, target: KnownWave | None, published: KnownWave | None, now: datetime) -> NextMove:
    if not readiness.is_complete:
        return _step_to_do(readiness, target)
    if target is not None:
        return JoinWave(target) if target.is_joinable(now) else WaitForOpening(target)
    return NothingAnnounced() if published is None else SeeResult(published)


def _wait_in(wave: KnownWave, now: datetime) -> NextMove:
    if wave.state == WaveState.OPEN and now < wave.closes_at:
        return WaitForClosing(wave)
    return WaitForResult(wave, overdue=now > wave.result_expected_at)


def _target(waves: Sequence[KnownWave], now: datetime) -> KnownWave | None:
    """The wave to aim at: the joinable one that closes first, else the one that opens first."""
    others = [wave for wave in waves if not wave.joined]
    joinable = [wave for wave in others if wave.is_joinable(now)]
    if joinable:
        return min(joinable, key=lambda wave: wave.closes_at)
    return min((wave for wave in others if wave.is_to_come(now)), key=lambda wave: wave.opens_at, default=None)


def _step_to_do(readiness: Readiness, target: KnownWave | None) -> NextMove:
    missing = readiness.missing_steps
    for step in missing:
        if readiness.statuses[step] is StepStatus.ATTENTION:
            return MendStep(step, target)
    for step in missing:
        if readiness.statuses[step] in _THEIRS:
            return DoStep(step, readiness.statuses[step] is StepStatus.IN_PROGRESS, target)
    return WaitForUs(missing[0], target)


def _latest(waves: Sequence[KnownWave]) -> KnownWave | None:
    return max(waves, key=lambda wave: wave.number, default=None)
