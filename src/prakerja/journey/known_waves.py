"""The waves that an applicant should hear of."""

from datetime import datetime

from prakerja.journey.known_wave import KnownWave, ResultKind
from prakerja.journey.person import Joining, Person
from prakerja.waves.kept_waves import KeptWave, kept_waves
from prakerja.waves.states import WaveState


def known_waves(*, person: Person, now: datetime) -> list[KnownWave]:
    """Those that they joined, and those open now or later with seats where they live; newest first.

    Before the domicile is known: all that are open now or later.
    """
    joinings = {joining.wave_id: joining for joining in person.joined}
    domicile = person.readiness.domicile
    return [
        known_wave(wave, joinings.get(wave.id))
        for wave in kept_waves()
        if wave.id in joinings or _is_ahead(wave, domicile, now)
    ]


def _is_ahead(wave: KeptWave, domicile: str | None, now: datetime) -> bool:
    is_open = wave.state is WaveState.OPEN and now < wave.closes_at
    return is_open and (domicile is None or wave.has_seats_at(domicile))


def known_wave(wave: KeptWave, joining: Joining | None) -> KnownWave:
    """The wave as the applicant may know it: of its result nothing before it is published."""
    facts = wave.facts_for(None)
    is_published = joining is not None and wave.state is WaveState.PUBLISHED
    return KnownWave(
        number=wave.number,
        state=wave.state,
        opens_at=wave.opens_at,
        closes_at=wave.closes_at,
        result_expected_at=wave.result_expected_at,
        minimum_age=facts.minimum_age,
        earlier_cards=facts.earlier_cards,
        household_cap=facts.household_cap,
        joined=joining is not None,
        result=_result_of(joining) if joining is not None and is_published else None,
        has_read_result=joining is not None and joining.has_read_result,
        id=wave.id,
        receipt="" if joining is None else joining.receipt,
    )


def _result_of(joining: Joining) -> ResultKind:
    return ResultKind.NOT_ELIGIBLE if joining.outcome is None else ResultKind(joining.outcome)
